import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, casePage, type TestGateway } from '../testing/a-gateway.ts'
import { accessTable, cellOf } from '../testing/access-table.ts'
import { everyQuery, givenBy } from '../testing/everything-asked.ts'

const mayRead = (role: string, dataClass: string): boolean => /R|m|k/.test(cellOf(role, dataClass))

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Everything that the schema has, as this session is given it. */
const givenTo = async (session: string): Promise<Record<string, unknown>> => {
  const answers: Record<string, unknown>[] = []
  for (const { name, text } of everyQuery)
    answers.push((await one.graphql(session, text, { reference: name === 'enquiry' ? enquiry : reference })).body.data)
  return Object.assign({}, ...answers)
}

let one: TestGateway
let reference: string
let enquiry: string
const sessions: Record<string, string> = {}
beforeAll(async () => {
  one = await aGateway()
  sessions['senior-adviser'] = await one.signInStaff('sage')
  sessions['another-adviser'] = await one.signInStaff('rowan')
  sessions['mediator'] = await one.signInStaff('max')
  sessions['case-support'] = await one.signInStaff('cass')
  sessions['adviser'] = await one.signInStaff('alva')
  enquiry = await one.loggedEnquiry(sessions['case-support'])
  const opened = await one.opened(sessions['senior-adviser'])
  reference = opened.reference
  sessions['commissioner'] = await one.signInParty(opened.parties[0]!)
  sessions['participant'] = await one.signInParty(opened.parties[1]!)
})
afterAll(() => one.close())

const page = async () => (await one.graphql(sessions['another-adviser']!, casePage, { reference })).body.data.mediation
const openEveryPolicy = async () => {
  const { rows } = await one.database.admin.query<{ name: string; tablename: string }>(
    "select policyname as name, tablename from pg_policies where schemaname = 'advice' and 'read_advice' = any(roles)",
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { name, tablename } of rows)
    await one.database.admin.query(`alter policy ${name} on advice.${tablename} using (true)`)
}

describe('with every policy of the reading role replaced by "using (true)"', () => {
  const given: Record<string, Record<string, unknown>> = {}
  beforeAll(async () => {
    expect(await page()).toBeNull()
    await openEveryPolicy()
    for (const [role, session] of Object.entries(sessions)) given[role] = await givenTo(session)
  })

  it('every row comes back: another adviser now reads the case', async () => {
    expect(await page()).toMatchObject({ reference, participants: [{ name: 'Zoë Nåme-1' }, {}] })
  })

  it.each([
    ['senior-adviser', 'Senior Adviser'],
    ['case-support', 'Case support administrator'],
    ['adviser', 'Facilitator / adviser'],
    ['mediator', 'Mediator'],
    ['participant', 'Participant / party (or representative)'],
    ['commissioner', 'Commissioner / case manager'],
  ])('a %s is given no field of a class that ACCESS keeps from them', (role, row) => {
    expect(accessTable.get(row)?.size).toBe(21)
    const classes = Object.entries(given[role] ?? {}).flatMap(([query, answer]) =>
      givenBy(query, answer).map(({ dataClass }) => dataClass),
    )
    expect(classes).toContain('ID')
    expect(classes.filter((dataClass) => !mayRead(row, dataClass))).toEqual([])
  })

  it('nobody is given a type of another audience', () => {
    /** The queries that a role is answered; `holding` where something stands in the answer. */
    const got = (role: string, holding = false) =>
      Object.entries(given[role] ?? {})
        .filter(([name, value]) => value !== null && name !== 'me' && !(holding && isEmpty(value)))
        .map(([name]) => name)
        .sort()
    const ofStaff = ['mediation', 'mediations', 'openDisclosures', 'organisations']
    const ofEnquiries = ['enquiries', 'enquiry']
    const ofRegister = ['caseSupporters', 'registeredMediators', 'seniorAdvisers']
    expect(got('senior-adviser')).toEqual([...ofStaff, ...ofEnquiries, ...ofRegister].sort())
    expect(got('case-support')).toEqual([...ofStaff, ...ofEnquiries, ...ofRegister, 'mediatorsToRegister'].sort())
    expect(got('adviser')).toEqual([...ofStaff, ...ofEnquiries].sort())
    expect(got('mediator')).toEqual([...ofStaff, 'proposals'].sort())
    // Who comes by a link is answered alike, empty where nothing is theirs, so that an answer does not say which part they have.
    expect(got('participant')).toEqual(['addressedDisclosures', 'myMediation', 'toldOfSafety'])
    expect(got('commissioner')).toEqual(['addressedDisclosures', 'commissionedMediation', 'toldOfSafety'])
    expect(got('participant', true)).toEqual(['myMediation'])
    expect(got('commissioner', true)).toEqual(['commissionedMediation'])
  })

  it('a party is given nobody’s address, and a participant nobody else’s name', () => {
    for (const role of ['participant', 'commissioner']) expect(JSON.stringify(given[role])).not.toContain('example.org')
    expect(JSON.stringify(given['participant'])).toContain('Zoë Nåme-1')
    expect(JSON.stringify(given['participant'])).not.toMatch(/Nåme-2|Ådne/)
  })
})
