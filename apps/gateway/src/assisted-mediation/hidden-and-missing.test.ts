import { randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { begunUnder, mediatedBy, registerMediator, statementsDuring } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, aGateway, type TestGateway } from '../testing/a-gateway.ts'
import { doors } from '../testing/doors.ts'
import { documentOf, namingOne } from '../testing/everything-asked.ts'

/** The first of all doors are tried with many; every other with enough to see a difference. */
const manyTimes = ['mediation', 'correctContactDetails', 'proposeMediator']
const many = 200
const few = 20

let one: TestGateway
let sage: string
const sessions = { adviser: '', mediator: '', commissioner: '' }
const hidden = { AM: [] as string[], EN: [] as string[], SD: [] as string[] }
beforeAll(async () => {
  one = await aGateway()
  await registerMediator(one.records)
  sage = await one.signInStaff('sage')
  const cass = await one.signInStaff('cass')
  for (let count = 0; count < many - few; count += 1) hidden.AM.push((await one.opened(sage)).reference)
  for (let count = 0; count < few; count += 1) {
    const { reference } = await mediatedBy(one.records)
    hidden.AM.unshift(reference)
    hidden.SD.push((await begunUnder(one.records, reference)).reference)
    hidden.EN.push(await one.loggedEnquiry(cass))
  }
  sessions.adviser = await one.signInStaff('rowan')
  sessions.mediator = await one.signInStaff('mina')
  sessions.commissioner = await one.signInParty((await one.opened(sage)).parties[0] ?? '')
})
afterAll(() => one.close())

/** Everything about an answer that somebody could tell apart, and what it took. */
const seen = async (ask: () => Promise<Answer>) => {
  let answer: Answer | undefined
  const statements = await statementsDuring(async () => {
    answer = await ask()
  })
  const headers = [...answer!.headers].filter(([name]) => name !== 'date')
  return { status: answer!.status, text: answer!.text, headers, statements }
}

/** Knocks once, as who has no part in it: with everything that the operation takes, of this reference. */
const knock = (operation: string, reference: string) => {
  const { by, given } = doors[operation]!
  const typed = given['input'] as object | undefined
  const variables = { ...given, submissionId: randomUUID(), reference, mediation: reference }
  return one.graphql(sessions[by], documents.get(operation)!, {
    ...variables,
    ...(typed ? { input: operation === 'correctContactDetails' ? { ...typed, reference } : typed } : {}),
  })
}
const documents = new Map(Object.keys(doors).map((operation) => [operation, documentOf(operation)]))
const missing = (of: string) => referenceFrom(of, randomUUID())

describe('what is hidden and what is missing', () => {
  it('is tried with every operation of the schema that names one', () => {
    expect(Object.keys(doors).sort()).toEqual(namingOne())
  })

  it('is counted: one’s own case takes more statements than none', async () => {
    const own = (await one.opened(sessions.adviser)).reference
    const found = await seen(() => knock('mediation', own))
    const none = await seen(() => knock('mediation', missing('AM')))
    expect(found.text).toContain(own)
    expect(found.statements.length).toBeGreaterThan(none.statements.length)
    expect(none.statements.filter((text) => text.includes('advice.mediation'))).toHaveLength(1)
  })

  it.each(Object.keys(doors))('%s: is answered alike: status, body, headers and statements', async (operation) => {
    const { of } = doors[operation]!
    const references = hidden[of].slice(0, manyTimes.includes(operation) ? many : few)
    const answers = new Set<string>()
    for (const reference of references) {
      answers.add(JSON.stringify(await seen(() => knock(operation, reference))))
      answers.add(JSON.stringify(await seen(() => knock(operation, missing(of)))))
    }
    expect(new Set(references).size).toBe(manyTimes.includes(operation) ? many : few)
    expect(answers.size).toBe(1)
    const { text, statements } = JSON.parse([...answers][0]!)
    expect(JSON.parse(text)).toEqual({ data: { [operation]: null } })
    // It is the rows that answer, and neither the schema nor a form's field.
    expect(statements.join()).toMatch(/advice\./)
  })

  it('a case that was one’s own is as good as missing once a conflict stands', async () => {
    const { reference } = await one.opened(sessions.adviser)
    await one.database.admin.query(
      'insert into advice.conflict (root_id, subject) select root_id, $2 from advice.mediation where reference = $1',
      [reference, one.people.otherAdviser],
    )
    for (const [operation, { of, by }] of Object.entries(doors))
      if (of === 'AM' && by === 'adviser')
        expect(await seen(() => knock(operation, reference))).toEqual(await seen(() => knock(operation, missing('AM'))))
  })

  it('a list holds nothing of another’s, and takes as many statements for many as for none', async () => {
    const list = '{ mediations(first: 50) { nodes { reference } pageInfo { hasNextPage } } }'
    const full = await seen(() => one.graphql(sage, list))
    const none = await seen(() =>
      one.graphql(sessions.adviser, '{ mediations(stage: agreed) { nodes { reference } pageInfo { hasNextPage } } }'),
    )
    expect(full.statements.length).toBe(none.statements.length)
    expect(JSON.parse(none.text).data.mediations.nodes).toEqual([])
    expect(JSON.parse(full.text).data.mediations.nodes).toHaveLength(50)
  })

  it('a case page takes as many statements for twelve participants as for two', async () => {
    const two = (await one.opened(sessions.adviser, 2)).reference
    const twelve = (await one.opened(sessions.adviser, 12)).reference
    const [small, large] = [await seen(() => knock('mediation', two)), await seen(() => knock('mediation', twelve))]
    expect(JSON.parse(large.text).data.mediation.participants).toHaveLength(12)
    expect(large.statements).toEqual(small.statements)
  })
})
