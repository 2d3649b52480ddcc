import { randomUUID } from 'node:crypto'
import { openedBy, seededPeople } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
const sessions: Record<string, string> = {}
beforeAll(async () => {
  one = await aGateway()
  for (const subject of ['sage', 'cass', 'max', 'mina', 'alva']) sessions[subject] = await one.signInStaff(subject)
})
afterAll(() => one.close())

const answerFields = '__typename ... on Rejected { rejections { code field } }'
const ask = async (subject: string, query: string, variables: object = {}) => {
  const answer = await one.graphql(sessions[subject]!, query, variables)
  if (answer.body.errors) throw new Error(answer.text)
  return answer.body.data
}
const typed = (accountId: string) => ({
  accountId,
  entry: { accreditation: 'Invented College of Mediators' },
  accreditedUntil: '2099-12-31',
  mostCases: '3',
})
const register = async (subject: string, input: object) =>
  (
    await ask(
      subject,
      `mutation($id: ID!, $input: RegisterMediatorInput!) { registerMediator(submissionId: $id, input: $input) { ${answerFields} } }`,
      { id: randomUUID(), input },
    )
  ).registerMediator
const declare = async (subject: string, email: string) =>
  (
    await ask(
      subject,
      `mutation($id: ID!, $input: DeclareConnectionToInput!) { declareConnectionTo(submissionId: $id, input: $input) { ${answerFields} } }`,
      { id: randomUUID(), input: { person: { name: 'Bekendt Nåme', email } } },
    )
  ).declareConnectionTo
const list =
  '{ registeredMediators { mediator { displayName } accreditedUntil daysLeft openCases mostCases away { from until } } }'
const { mediator: maxId, secondMediator: minaId } = seededPeople

describe('the register of mediators', () => {
  it('AM-2: case support registers who mediates, once; nobody else may', async () => {
    expect((await ask('cass', '{ mediatorsToRegister { displayName } }')).mediatorsToRegister).toEqual([
      { displayName: 'Max Test' },
      { displayName: 'Mina Test' },
    ])
    for (const subject of ['sage', 'max', 'alva']) expect(await register(subject, typed(maxId))).toBeNull()
    expect(await register('cass', { ...typed(maxId), mostCases: '' })).toMatchObject({
      rejections: [{ code: 'MALFORMED', field: 'mostCases' }],
    })
    expect(await register('cass', typed(maxId))).toEqual({ __typename: 'Accepted' })
    expect(await register('cass', typed(maxId))).toMatchObject({ rejections: [{ code: 'REGISTERED_ALREADY' }] })
    expect(await register('cass', typed(seededPeople.adviser))).toMatchObject({
      rejections: [{ code: 'NOT_A_MEDIATOR', field: 'accountId' }],
    })
  })
  it('is read by case support and Senior Adviser alone, with accreditation, load and time away', async () => {
    const availability = `mutation($id: ID!, $mediator: String!, $input: AvailabilityInput!) {
      setAvailability(submissionId: $id, mediatorId: $mediator, input: $input) { ${answerFields} } }`
    const away = [{ from: '2098-12-20', until: '2099-01-03' }]
    const given = { id: randomUUID(), mediator: maxId, input: { mostCases: '2', away } }
    expect((await ask('max', availability, given)).setAvailability).toBeNull()
    expect((await ask('cass', availability, given)).setAvailability).toEqual({ __typename: 'Accepted' })
    const { reference } = await openedBy(one.records)
    await ask(
      'sage',
      `mutation($id: ID!, $reference: String!, $mediator: String!) {
      proposeMediator(submissionId: $id, reference: $reference, mediatorId: $mediator) { ${answerFields} } }`,
      { id: randomUUID(), reference, mediator: maxId },
    )
    for (const subject of ['cass', 'sage'])
      expect((await ask(subject, list)).registeredMediators).toEqual([
        {
          mediator: { displayName: 'Max Test' },
          accreditedUntil: '2099-12-31',
          daysLeft: expect.any(Number),
          openCases: 1,
          mostCases: 2,
          away,
        },
      ])
    for (const subject of ['max', 'alva']) expect(await ask(subject, list)).toEqual({ registeredMediators: null })
  })
  it('opens an accreditation by itself, and records that it was opened', async () => {
    const accreditation = 'query($mediator: String!) { accreditation(mediatorId: $mediator) }'
    expect(await ask('sage', accreditation, { mediator: maxId })).toEqual({
      accreditation: 'Invented College of Mediators',
    })
    expect(await ask('max', accreditation, { mediator: maxId })).toEqual({ accreditation: null })
    expect(await ask('sage', accreditation, { mediator: minaId })).toEqual({ accreditation: null })
    expect(await ask('sage', accreditation, { mediator: "x' or true" })).toEqual({ accreditation: null })
    const { rows } = await one.database.admin.query("select actor from advice.access_entry where class = 'RG'")
    expect(rows).toEqual([{ actor: seededPeople.adviser }])
  })
  it('AM-2: an accreditation that has run out already cannot be entered; a later one takes its place', async () => {
    const renew = async (accreditedUntil: string) =>
      (
        await ask(
          'cass',
          `mutation($id: ID!, $mediator: String!, $input: RenewAccreditationInput!) {
        renewAccreditation(submissionId: $id, mediatorId: $mediator, input: $input) { ${answerFields} } }`,
          { id: randomUUID(), mediator: maxId, input: { entry: { accreditation: 'Renewed' }, accreditedUntil } },
        )
      ).renewAccreditation
    expect(await renew('2020-01-01')).toMatchObject({
      rejections: [{ code: 'ACCREDITATION_OVER', field: 'accreditedUntil' }],
    })
    expect(await renew('2098-01-01')).toEqual({ __typename: 'Accepted' })
    const ofOne = 'query($mediator: String!) { registeredMediator(mediatorId: $mediator) { accreditedUntil } }'
    expect(await ask('cass', ofOne, { mediator: maxId })).toEqual({
      registeredMediator: { accreditedUntil: '2098-01-01' },
    })
  })
})

describe('AM-1: what a mediator declares', () => {
  const own = '{ myConnections { number declaredOn } }'

  it('only they read again, one at a time', async () => {
    expect(await ask('max', own)).toEqual({ myConnections: [] })
    expect(await declare('max', 'bekendt@example.org')).toEqual({ __typename: 'Accepted' })
    expect((await ask('max', own)).myConnections).toEqual([{ number: 1, declaredOn: expect.any(String) }])
    expect(await ask('max', '{ myConnection(number: 1) { name email } }')).toEqual({
      myConnection: { name: 'Bekendt Nåme', email: 'bekendt@example.org' },
    })
    expect(await ask('max', '{ myConnection(number: 2) { name } }')).toEqual({ myConnection: null })
    for (const subject of ['cass', 'sage', 'mina', 'alva'])
      expect(await ask(subject, '{ myConnections { number } myConnection(number: 1) { name email } }')).toEqual({
        myConnections: null,
        myConnection: null,
      })
  })
  it('is for who is in the register', async () => {
    expect(await declare('mina', 'x@example.org')).toBeNull()
    expect(await declare('cass', 'x@example.org')).toBeNull()
  })
  it('makes them unavailable for a case of that person, as leave would', async () => {
    await declare('max', 'zoe9@example.org')
    const { reference } = await openedBy(one.records, 9)
    const propose = `mutation($id: ID!, $reference: String!, $mediator: String!) {
      proposeMediator(submissionId: $id, reference: $reference, mediatorId: $mediator) { ${answerFields} } }`
    const answer = await ask('sage', propose, { id: randomUUID(), reference, mediator: maxId })
    expect(answer.proposeMediator.rejections).toEqual([{ code: 'NOT_AVAILABLE_FOR_THIS_CASE', field: 'mediatorId' }])
  })
})
