import { referenceFrom } from '@concord/domain/shared'
import {
  accepted,
  begunUnder,
  clearedFor,
  openMediationInput,
  registerMediators,
  seededPeople,
  suitable,
} from '@concord/records/testing'
import { aGateway, type TestGateway } from './a-gateway.ts'
import { seedPartners } from './partners.ts'

type Acting = Parameters<typeof accepted>[1]
const staff = (id: string) => ({ kind: 'staff', id }) as const
const sage = staff(seededPeople.adviser)
const rowan = staff(seededPeople.otherAdviser)
const cass = staff(seededPeople.caseSupport)
const max = staff(seededPeople.mediator)
const mina = staff(seededPeople.secondMediator)
const replaced = staff('a1000000-0000-4000-8000-000000000011')
const connected = staff('a1000000-0000-4000-8000-000000000012')

/** Two more mediators: one will be replaced, one will declare a connection. */
const addMediators = async ({ database, records }: TestGateway): Promise<void> => {
  await registerMediators(records)
  for (const [subject, { id }] of Object.entries({ replaced, connected })) {
    await database.admin.query(
      'insert into platform.staff_account (id, oidc_subject, display_name, email) values ($1, $2, $3, $4)',
      [id, subject, 'Another Mediator', `${subject}@advice.example`],
    )
    await database.admin.query(
      "insert into platform.staff_role (account_id, role, wall) values ($1, 'mediator', 'advice')",
      [id],
    )
    const entry = { accreditation: 'Invented Board of Workplace Mediators' }
    const until = { accreditedUntil: '2099-12-31', mostCases: 50 }
    await accepted(records, cass, 'registerMediator', { accountId: id, entry, ...until })
  }
}

/** A case whose every name, address and text says whose it is, with its charges accepted. */
const openedAs = async (
  { records, database }: TestGateway,
  mark: string,
  organisationId: string,
  by: ReturnType<typeof staff>,
) => {
  const person = (name: string) => ({ name: `Zoë ${name}-${mark}`, email: `${name}-${mark}@example.org` })
  const { caseSupportId, ...typed } = openMediationInput(organisationId)
  const { rootId, made } = await accepted(records, by, 'openMediation', {
    ...typed,
    ...(by === sage ? { caseSupportId } : {}),
    commissioner: person('asker'),
    participants: [person('first'), person('second')],
  })
  const reference = referenceFrom('AM', made('reference'))
  const party = (name: string) => ({ kind: 'party', id: made(name) }) as const
  const commissioner = party('commissioner')
  const charges = { partyId: commissioner.id, pounds: 1200, covers: `A day-${mark}` }
  await accepted(records, by, 'answerSuitability', suitable, { reference })
  await accepted(records, by, 'putCharges', charges, { reference })
  await accepted(records, commissioner, 'acceptCharges', {})
  const { rows } = await database.admin.query<{ known: string }>(
    'select partner_reference as known from advice.partner_mediation where root_id = $1',
    [rootId],
  )
  return {
    rootId,
    reference,
    commissioner,
    first: party('participants.0'),
    second: party('participants.1'),
    /** What stands in an answer of this case alone. */
    marks: new RegExp(`-${mark}\\b|${reference}|${rows[0]?.known}`),
  }
}
type Opened = Awaited<ReturnType<typeof openedAs>>

/** Everything that a case can hold before everybody has agreed; the second participant has not. */
const prepare = async ({ records }: TestGateway, { reference, first }: Opened) => {
  const act = (actor: Acting, name: string, input: object = {}) =>
    accepted(records, actor, name, input, actor.kind === 'staff' ? { reference } : undefined)
  const assign = ({ id }: typeof max) =>
    act(sage, 'assignMediators', { mediatorIds: [id], reasons: { 'AM-2': 'Nobody else is free-A' } })
  await clearedFor(records, { reference }, replaced)
  await assign(replaced)
  await clearedFor(records, { reference }, max)
  await assign(max)
  await act(sage, 'proposeMediator', { mediatorId: connected.id })
  await act(connected, 'declareConnection')
  const person = { name: 'Somebody Else', email: 'else@example.org' }
  await accepted(records, connected, 'declareConnectionTo', { person }, { reference: connected.id })
  await act(sage, 'proposeMediator', { mediatorId: mina.id })
  await act(first, 'agreeToMediate', { keepsConfidentiality: true })
  await act(first, 'answerSharing', { sharesAgreement: true })
  const hours = { fromHour: '9', untilHour: '17' }
  await act(first, 'setSafeContact', { channel: 'email', email: 'safe-A@example.org', notAtWork: true, ...hours })
  await act(first, 'saveOutline', { draft: 'What I begin-A' })
  await act(first, 'handInOutline', { outline: 'What I wrote-A' })
  await act(max, 'offerTalk', { partyId: first.id, times: ['2027-02-03T10:00:00.000Z'] })
  const named = { name: 'Çelik Companion-A', email: 'celik-A@example.org' }
  const { made } = await act(first, 'inviteCompanion', { companion: named })
  const companion = { kind: 'party', id: made('companion') } as const
  const undertaking = { keepsConfidentiality: true, supportsOnly: true, individualMeetingOnly: true }
  await act(companion, 'giveUndertaking', undertaking)
  return companion
}

/**
 * Three cases on a Tuesday morning: A of an organisation, with everything in it; B of the same organisation, with another Senior
 * Adviser; C of another organisation. Of A, a safety disclosure and the enquiry before it. Everybody is signed in.
 */
export const aWorldOfAccess = async () => {
  const one = await aGateway()
  await one.database.clock.moveTo('2027-02-02T10:00:00.000Z')
  const { trust, clinics } = await seedPartners(one)
  await addMediators(one)
  const a = await openedAs(one, 'A', trust, sage)
  const b = await openedAs(one, 'B', trust, rowan)
  const c = await openedAs(one, 'C', clinics, rowan)
  const companion = await prepare(one, a)
  const disclosure = await begunUnder(one.records, a.reference)
  const caller = { name: 'Zoë caller-A', email: 'caller-A@example.org' }
  const enquiry = await one.loggedEnquiry(await one.signInStaff('cass'), { caller })
  await accepted(one.records, cass, 'passToSeniorAdviser', { accountId: sage.id }, { reference: enquiry })
  const sessions = {
    'Senior Adviser of the case': await one.signInStaff('sage'),
    'another Senior Adviser': await one.signInStaff('rowan'),
    'case support': await one.signInStaff('cass'),
    'allocated Adviser': await one.signInStaff('alva'),
    'mediator assigned': await one.signInStaff('max'),
    'mediator proposed': await one.signInStaff('mina'),
    'mediator replaced': await one.signInStaff('replaced'),
    'mediator in conflict': await one.signInStaff('connected'),
    participant: await one.signInParty(a.first.id),
    'participant of another case': await one.signInParty(b.first.id),
    companion: await one.signInParty(companion.id),
    commissioner: await one.signInParty(a.commissioner.id),
    'another commissioner': await one.signInParty(b.commissioner.id),
    'partner of the organisation': await one.oidc.tokenOf('trust-system'),
    'partner of another organisation': await one.oidc.tokenOf('clinic-system'),
  }
  const toldAt = async (): Promise<string> => {
    const { rows } = await one.database.admin.query<{ at: Date }>(
      'select ending_told_at as at from advice.mediation where root_id = $1',
      [a.rootId],
    )
    return rows[0]?.at.toISOString() ?? ''
  }
  return {
    one,
    cases: { a, b, c },
    references: { mediation: a.reference, disclosure: disclosure.reference, enquiry },
    mediatorId: max.id,
    sessions,
    /** What brings the case on, from one context to the next. */
    allAgree: () => accepted(one.records, a.second, 'agreeToMediate', { keepsConfidentiality: true }),
    secondWithdraws: () => accepted(one.records, a.second, 'withdraw', {}),
    everybodyIsTold: async () => one.database.clock.moveTo(await toldAt()),
  }
}
export type WorldOfAccess = Awaited<ReturnType<typeof aWorldOfAccess>>
export type ActorOfWorld = keyof WorldOfAccess['sessions']
