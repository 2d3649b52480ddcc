import { randomUUID } from 'node:crypto'
import { accepted, openMediationInput, seededPeople, statementsDuring, suitable } from '@concord/records/testing'
import { type GraphQLNamedType, getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSchema } from '../graphql/schema.ts'
import { type Answer, aGateway, openMediation, type TestGateway, withdraw } from '../testing/a-gateway.ts'
import { partnerList, seedPartners } from '../testing/partners.ts'

let one: TestGateway
let sage: string
let trust: string
let clinics: string
let organisations: Awaited<ReturnType<typeof seedPartners>>
beforeAll(async () => {
  one = await aGateway()
  organisations = await seedPartners(one)
  sage = await one.signInStaff('sage')
  trust = await one.oidc.tokenOf('trust-system')
  clinics = await one.oidc.tokenOf('clinic-system')
})
afterAll(() => one.close())

/** Opened, and its charges accepted: everybody is asked. */
const open = async (organisationId: string): Promise<string> => {
  const variables = { submissionId: randomUUID(), input: openMediationInput(organisationId) }
  const { reference } = (await one.graphql(sage, openMediation, variables)).body.data.openMediation.made[0]
  const [commissioner = ''] = await one.partiesOf(reference)
  const adviser = { kind: 'staff', id: seededPeople.adviser } as const
  await accepted(one.records, adviser, 'answerSuitability', suitable, { reference })
  const charges = { partyId: commissioner, pounds: 1200, covers: 'A day with two mediators' }
  await accepted(one.records, adviser, 'putCharges', charges, { reference })
  await accepted(one.records, { kind: 'party', id: commissioner }, 'acceptCharges', {})
  return reference
}
const listOf = async (token: string, variables: object = {}) =>
  (await one.graphql(token, partnerList, variables)).body.data.partnerMediations
const codeOf = ({ status, body }: Answer) => ({ status, code: body.errors?.[0].extensions.code })

describe('ACCESS, Partner organisation client: its own organisation’s mediations as reference, milestone and month', () => {
  it('and nobody else’s', async () => {
    const [reference] = [await open(organisations.trust), await open(organisations.clinics)]
    const { nodes } = await listOf(trust)
    expect(nodes).toEqual([
      {
        reference: expect.stringMatching(/^PM-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
        milestone: 'askedToAgree',
        month: expect.stringMatching(/^\d{4}-\d\d$/),
      },
    ])
    expect(nodes[0].reference.slice(3)).not.toBe(reference?.slice(3))
    const others = (await listOf(clinics)).nodes
    expect(others).toHaveLength(1)
    expect(others[0].reference).not.toBe(nodes[0].reference)
  })

  it('an ending shows when everybody is told, and not before', async () => {
    const reference = await open(organisations.trust)
    const before = await listOf(trust)
    const [, participant = ''] = await one.partiesOf(reference)
    await one.graphql(await one.signInParty(participant), withdraw, { submissionId: randomUUID() })
    expect(await listOf(trust)).toEqual(before)
    const { rows } = await one.database.admin.query<{ told: Date }>(
      'select ending_told_at as told from advice.mediation where reference = $1',
      [reference],
    )
    await one.database.clock.moveTo(new Date((rows[0]?.told.getTime() ?? 0) + 1).toISOString())
    const milestones = (await listOf(trust)).nodes.map(({ milestone }: { milestone: string }) => milestone).sort()
    expect(milestones).toEqual(['askedToAgree', 'notGoingAhead'])
  })

  it('goes on where a page ended, each once, and says only whether there is more', async () => {
    for (let count = 0; count < 3; count += 1) await open(organisations.trust)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listOf>> = await listOf(trust, { first: 2, after })
      seen.push(...page.nodes.map(({ reference }: { reference: string }) => reference))
      after = page.pageInfo.endCursor
      const onTheLine = page.nodes.at(-1)
      if (after) expect(Buffer.from(after, 'base64url').toString()).toBe(`${onTheLine.month} ${onTheLine.reference}`)
    } while (after)
    expect(seen).toHaveLength(5)
    expect(seen).toEqual((await listOf(trust)).nodes.map(({ reference }: { reference: string }) => reference))
  })

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 51 }, 'PAGE_SIZE'],
    [{ after: 'not a place' }, 'CURSOR'],
    [{ after: Buffer.from('2026-13 PM-2222-2222').toString('base64url') }, 'CURSOR'],
    [{ after: Buffer.from("2026-11 '; drop table").toString('base64url') }, 'CURSOR'],
  ])('refuses %j before any statement', async (variables, code) => {
    expect(codeOf(await one.graphql(trust, partnerList, variables))).toEqual({ status: 400, code })
  })
})

describe('everything else', () => {
  const schema = createSchema()
  const everythingOf = (type: GraphQLNamedType): string =>
    isObjectType(type)
      ? `{ ${Object.values(type.getFields())
          .map((field) => `${field.name} ${everythingOf(getNamedType(field.type))}`)
          .join(' ')} }`
      : ''
  const doors = Object.values(schema.getQueryType()?.getFields() ?? {})
  const given = async (reference: string) =>
    Object.fromEntries(
      await Promise.all(
        doors.map(async ({ name, args, type }) => {
          const named = args.some((arg) => arg.name === 'reference') ? '(reference: $reference)' : ''
          const using = named ? 'query Any($reference: String!)' : 'query Any'
          const answer = await one.graphql(trust, `${using} { ${name}${named} ${everythingOf(getNamedType(type))} }`, {
            reference,
          })
          return [name, answer.body.data?.[name] ?? null] as const
        }),
      ),
    )
  const filled = (answers: Record<string, unknown>) => Object.keys(answers).filter((name) => answers[name] !== null)

  it('of the schema answers null, the same for what is its organisation’s as for what is missing', async () => {
    expect(doors.length).toBeGreaterThan(4)
    const own = await given(await open(organisations.trust))
    expect(filled(own)).toEqual(['partnerMediations'])
    expect(await given('AM-2222-2222')).toEqual(own)
  })

  it('is no field of a person’s: portals’ people are given nothing of a partner’s', async () => {
    const [commissioner = ''] = await one.partiesOf(await open(organisations.trust))
    for (const session of [sage, await one.signInParty(commissioner)])
      expect((await one.graphql(session, partnerList)).body).toEqual({ data: { partnerMediations: null } })
  })

  it('no command is taken: neither is it executed nor does it come as far as its submission', async () => {
    const mutation = await one.graphql(trust, withdraw, { submissionId: randomUUID() })
    expect(codeOf(mutation)).toEqual({ status: 400, code: 'QUERIES_ALONE' })
    const { rows } = await one.database.admin.query('select 1 from advice.submission where actor = $1', [
      organisations.trust,
    ])
    expect(rows).toEqual([])
  })
})

describe('a partner sends any document, within limits', () => {
  const list = 'partnerMediations { nodes { reference } }'
  it.each([
    ['deep', `{ partnerMediations { nodes ${'{ ... '.repeat(10)} { reference } ${'}'.repeat(10)} } }`, 'depth'],
    ['of many aliases', `{ ${[1, 2, 3, 4].map((index) => `a${index}: ${list}`).join(' ')} }`, 'aliases'],
    ['of many tokens', `{ ${`${list} `.repeat(150)} }`, 'token'],
    [
      'of many directives',
      `{ ${list.replace('reference', `reference ${'@include(if: true) '.repeat(30)}`)} }`,
      'directives',
    ],
  ])('that are %s are refused, and say why', async (_, document, limit) => {
    const answer = await one.graphql(trust, document)
    expect(codeOf(answer)).toEqual({ status: 400, code: 'BAD_REQUEST' })
    expect(answer.body.errors[0].message.toLowerCase()).toContain(`${limit} limit`)
  })

  it('registered or not, where our portals may send registered ones alone', async () => {
    const gateway = await one.start({ registeredOnly: true })
    expect((await gateway.graphql(trust, `{ ${list} }`)).status).toBe(200)
    expect((await gateway.graphql(sage, '{ me { kind } }')).status).toBe(400)
  })

  it('asks for the schema only where that is allowed', async () => {
    const asked = '{ __schema { types { name } } }'
    const gateway = await one.start({ registeredOnly: true })
    expect((await one.graphql(trust, asked)).status).toBe(200)
    const refused = await gateway.graphql(trust, asked)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('introspection')
    expect(refused.text).not.toContain('Mediation')
    const nearly = await gateway.graphql(trust, '{ partnerMediation { nodes { reference } } }')
    expect(nearly.text).not.toContain('Did you mean')
  })
})

describe('what a list costs', () => {
  it('is one statement of its own, and the same whatever the number of cases', async () => {
    const during = () => statementsDuring(async () => void (await listOf(clinics, { first: 50 })))
    const few = await during()
    for (let count = 0; count < 20; count += 1) await open(organisations.clinics)
    const many = await during()
    expect(many).toEqual(few)
    expect((await listOf(clinics, { first: 50 })).nodes).toHaveLength(21)
    expect(few.filter((text) => text.includes('advice.partner_mediation'))).toHaveLength(1)
    // The client, its count, begin, the actor, the list, commit.
    expect(few).toHaveLength(6)
  })
})

describe('with every policy of the reading role replaced by "using (true)"', () => {
  it('a partner is still given its one type alone, and of its own organisation', async () => {
    const before = await listOf(trust, { first: 50 })
    const { rows } = await one.database.admin.query<{ name: string; tablename: string }>(
      "select policyname as name, tablename from pg_policies where schemaname = 'advice' and 'read_advice' = any(roles)",
    )
    for (const { name, tablename } of rows)
      await one.database.admin.query(`alter policy ${name} on advice.${tablename} using (true)`)
    // Every row comes back indeed: another adviser reads the case.
    const reference = await open(organisations.clinics)
    const asked = `{ mediation(reference: "${reference}") { reference } }`
    expect((await one.graphql(await one.signInStaff('rowan'), asked)).body).toEqual({
      data: { mediation: { reference } },
    })
    const all = await listOf(trust, { first: 50 })
    const references = (page: { nodes: { reference: string }[] }) => new Set(page.nodes.map((node) => node.reference))
    expect(references(all)).toEqual(references(before))
    expect((await one.graphql(trust, asked)).body).toEqual({ data: { mediation: null } })
  })
})
