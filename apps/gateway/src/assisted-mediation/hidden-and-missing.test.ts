import { randomInt, randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { statementsDuring } from '@concord/records/testing'
import { getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../graphql/schema.ts'
import { type Answer, aGateway, casePage, correctContactDetails, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
let rowan: string
let sage: string
const hidden: string[] = []
beforeAll(async () => {
  one = await aGateway()
  sage = await one.signInStaff('sage')
  rowan = await one.signInStaff('rowan')
  for (let count = 0; count < 200; count += 1) hidden.push((await one.opened(sage)).reference)
})
afterAll(() => one.close())

const missing = () => referenceFrom('AM', randomUUID())

/** Everything about an answer that somebody could tell apart, and what it took. */
const seen = async (ask: () => Promise<Answer>) => {
  let answer: Answer | undefined
  const statements = await statementsDuring(async () => {
    answer = await ask()
  })
  const headers = [...answer!.headers].filter(([name]) => name !== 'date')
  return { status: answer!.status, text: answer!.text, headers, statements }
}

const operations: Readonly<Record<string, (reference: string) => Promise<Answer>>> = {
  mediation: (reference) => one.graphql(rowan, casePage, { reference }),
  correctContactDetails: (reference) =>
    one.graphql(rowan, correctContactDetails, {
      submissionId: randomUUID(),
      input: { reference, position: randomInt(3), email: 'x@example.org' },
    }),
}

/** Root fields that name one thing by an argument, or by a property of their input: each is a door to knock at. */
const namingOne = (): readonly string[] => {
  const schema = createSchema()
  const isName = (name: string) => name === 'reference'
  return [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .filter(({ args }) =>
      args.some(({ name, type }) => {
        const input = getNamedType(type)
        return isName(name) || (isInputObjectType(input) && Object.keys(input.getFields()).some(isName))
      }),
    )
    .map(({ name }) => name)
    .sort()
}

describe('what is hidden and what is missing', () => {
  it('is tried with every operation of the schema that names one', () => {
    expect(Object.keys(operations).sort()).toEqual(namingOne())
  })

  it('is counted: one’s own case takes more statements than none', async () => {
    const own = (await one.opened(rowan)).reference
    const found = await seen(() => operations['mediation']!(own))
    const none = await seen(() => operations['mediation']!(missing()))
    expect(found.text).toContain(own)
    expect(found.statements.length).toBeGreaterThan(none.statements.length)
    expect(none.statements.filter((text) => text.includes('advice.mediation'))).toHaveLength(1)
  })

  it.each(Object.keys(operations))('%s: is answered alike: status, body, headers and statements', async (name) => {
    const ask = operations[name]!
    const answers = new Set<string>()
    for (const reference of hidden) {
      answers.add(JSON.stringify(await seen(() => ask(reference))))
      answers.add(JSON.stringify(await seen(() => ask(missing()))))
    }
    expect(new Set(hidden).size).toBe(200)
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('null')
  })

  it('a case that was one’s own is as good as missing once a conflict stands', async () => {
    const { reference } = await one.opened(rowan)
    await one.database.admin.query(
      'insert into advice.conflict (root_id, subject) select root_id, $2 from advice.mediation where reference = $1',
      [reference, one.people.otherAdviser],
    )
    for (const ask of Object.values(operations))
      expect(await seen(() => ask(reference))).toEqual(await seen(() => ask(missing())))
  })

  it('a list holds nothing of another’s, and takes as many statements for many as for none', async () => {
    const list = '{ mediations(first: 50) { nodes { reference } pageInfo { hasNextPage } } }'
    const many = await seen(() => one.graphql(sage, list))
    const none = await seen(() =>
      one.graphql(rowan, '{ mediations(stage: agreed) { nodes { reference } pageInfo { hasNextPage } } }'),
    )
    expect(many.statements.length).toBe(none.statements.length)
    expect(JSON.parse(none.text).data.mediations.nodes).toEqual([])
    expect(JSON.parse(many.text).data.mediations.nodes).toHaveLength(50)
  })

  it('a case page takes as many statements for twelve participants as for two', async () => {
    const two = (await one.opened(rowan, 2)).reference
    const twelve = (await one.opened(rowan, 12)).reference
    const [few, many] = [
      await seen(() => operations['mediation']!(two)),
      await seen(() => operations['mediation']!(twelve)),
    ]
    expect(JSON.parse(many.text).data.mediation.participants).toHaveLength(12)
    expect(many.statements).toEqual(few.statements)
  })
})
