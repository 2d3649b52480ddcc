import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type GraphQLNamedType, getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, casePage, type TestGateway } from '../testing/a-gateway.ts'
import { createSchema } from './schema.ts'

const schema = createSchema()

/** ACCESS, as its tables say it: row → class → cell. Read from the tables themselves, not from the policy that the gateway uses. */
const table = (() => {
  const domain = dirname(createRequire(import.meta.url).resolve('@concord/domain/shared'))
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const rows = new Map<string, Map<string, string>>()
  for (const one of readFileSync(join(domain, 'matrix.md'), 'utf8').match(/(^\|.*\n)+/gm) ?? []) {
    const [head = [], , ...body] = one.trim().split('\n').map(cellsOf)
    for (const [role = '', ...cells] of body)
      rows.set(
        role,
        new Map([...(rows.get(role) ?? []), ...cells.map((cell, at) => [head[at + 1] ?? '', cell] as const)]),
      )
  }
  return rows
})()
const mayRead = (role: string, dataClass: string): boolean => /R|m|k/.test(table.get(role)?.get(dataClass) ?? '–')

type Scopes = { readonly reads?: string } | undefined
const scopesOf = (thing: { extensions: Readonly<Record<string, unknown>> }): Scopes =>
  (thing.extensions['pothosOptions'] as { authScopes?: Scopes } | undefined)?.authScopes

/** Everything that can be asked of a type, and the class that each answer is of. */
const everything = (type: GraphQLNamedType): string => {
  if (isScalarType(type) || isEnumType(type) || !isObjectType(type)) return ''
  return `{ ${Object.values(type.getFields())
    .map((field) => `${field.name} ${everything(getNamedType(field.type))}`)
    .join(' ')} }`
}
const classesIn = (type: GraphQLNamedType, value: unknown, outer: string | undefined): readonly string[] => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each) => classesIn(type, each, outer))
  if (!isObjectType(type)) return outer ? [outer] : []
  const own = scopesOf(type)?.reads ?? outer
  return Object.values(type.getFields()).flatMap((field) => {
    const dataClass = scopesOf(field)?.reads ?? own
    return classesIn(getNamedType(field.type), (value as Record<string, unknown>)[field.name], dataClass)
  })
}
const query = schema.getQueryType()!
// A document a door, so that each stays within what one request may ask.
const asked = Object.values(query.getFields()).map(({ name, args, type }) =>
  args.some((arg) => arg.name === 'reference')
    ? {
        name,
        text: `query All($reference: String!) { ${name}(reference: $reference) ${everything(getNamedType(type))} }`,
      }
    : { name, text: `{ ${name} ${everything(getNamedType(type))} }` },
)
/** Everything that the schema has, as this session is given it. */
const givenTo = async (session: string): Promise<Record<string, unknown>> => {
  const answers: Record<string, unknown>[] = []
  for (const { name, text } of asked)
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
    expect(table.get(row)?.size).toBe(21)
    const classes = Object.values(query.getFields()).flatMap((field) =>
      classesIn(getNamedType(field.type), given[role]?.[field.name], scopesOf(field)?.reads),
    )
    expect(classes).toContain('ID')
    expect(classes.filter((dataClass) => !mayRead(row, dataClass))).toEqual([])
  })

  it('nobody is given a type of another audience', () => {
    const got = (role: string) =>
      Object.entries(given[role] ?? {})
        .filter(([name, value]) => value !== null && name !== 'me')
        .map(([name]) => name)
        .sort()
    expect(got('senior-adviser')).toEqual([
      'caseSupporters',
      'enquiries',
      'enquiry',
      'mediation',
      'mediations',
      'organisations',
      'registeredMediators',
      'seniorAdvisers',
    ])
    expect(got('mediator')).toEqual(['mediation', 'mediations', 'organisations', 'proposals'])
    expect(got('participant')).toEqual(['myMediation', 'whoHasLooked'])
    expect(got('commissioner')).toEqual(['commissionedMediation'])
  })

  it('a party is given nobody’s address, and a participant nobody else’s name', () => {
    for (const role of ['participant', 'commissioner']) expect(JSON.stringify(given[role])).not.toContain('example.org')
    expect(JSON.stringify(given['participant'])).toContain('Zoë Nåme-1')
    expect(JSON.stringify(given['participant'])).not.toMatch(/Nåme-2|Ådne/)
  })
})
