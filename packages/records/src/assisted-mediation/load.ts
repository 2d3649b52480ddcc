import type {
  Charges,
  Companion,
  HandOver,
  Mediation,
  MediatorPlace,
  Outline,
  Participant,
  SafeContact,
  Suitability,
  Talk,
} from '@concord/domain/assisted-mediation'
import { noTalk } from '@concord/domain/assisted-mediation'
import type { Nation } from '@concord/domain/practitioner-advice'
import type { Sql } from '../connection.ts'

const known = (value: string): string => new Date(value).toISOString()
const instant = (value: string | null): string | null => (value === null ? null : known(value))
const sealed = (textId: string, length: number) => ({ textId, length })

type PartyRow = {
  id: string
  role: 'commissioner' | 'participant' | 'companion'
  position: number
  name_text_id: string
  name_length: number
  email_text_id: string
  email_length: number
  contact_version: number
}
type Loaded = {
  mediation: {
    root_id: string
    reference: string
    organisation_id: string
    nation: Nation
    stage: Mediation['stage']
    opened_at: string
    opened_by: string
    adviser: string | null
    case_support: string | null
    enquiry_id: string | null
    asked_at: string | null
    agreement_due_at: string | null
    going_ahead_told_at: string | null
    ending: 'withdrawn' | 'notAgreed' | 'chargesDeclined' | null
    ended_at: string | null
    ending_told_at: string | null
  } | null
  terms: Record<string, string & number>
  concern: { profession: Mediation['concern']['profession']; conduct_is_part: 'yes' | 'no' | 'notKnown' }
  suitability: (Record<string, 'yes' | 'no' | 'notKnown'> & { answered_at: string }) | null
  charges: {
    version: number
    pounds: number
    covers_text_id: string
    covers_length: number
    put_at: string
    remind_at: string | null
    answer: Charges['answer']
    answered_at: string | null
  } | null
  mediators: {
    mediator_id: string
    occurrence: number
    standing: MediatorPlace['standing']
    proposed_at: string
    lapses_at: string | null
    served: boolean
  }[]
  parties: PartyRow[]
  agreements: { owner_id: string; agreed_at: string }[]
  standings: { owner_id: string; withdrew_at: string | null }[]
  told: { party_id: string; told_on: string; channel: 'telephone' | 'email' | 'letter' | 'inPerson' }[]
  reminders: { party_id: string; occurrence: number; due_at: string }[]
  sharing: { owner_id: string; shares: boolean }[]
  contacts: {
    owner_id: string
    channel: SafeContact['channel']
    at_text_id: string
    at_length: number
    from_hour: number
    until_hour: number
  }[]
  outlines: { owner_id: string; text_id: string; length: number }[]
  receipts: { party_id: string; received_at: string | null; key_state: Outline['key']; destroyed_at: string | null }[]
  talks: {
    owner_id: string
    occurrence: number
    offered_by: string
    offered_at: string
    booked_at: string | null
    declined: boolean
  }[]
  times: { owner_id: string; starts_at: string }[]
  companions: {
    owner_id: string
    participant_id: string
    occurrence: number
    invited_at: string
    undertook_at: string | null
    left_at: string | null
  }[]
  hand_overs: {
    kind: HandOver['kind']
    party_id: string
    occurrence: number
    outcome: HandOver['outcome']
    at: string
  }[]
}

const one = (table: string) => `(select to_json(t) from advice.${table} t where t.root_id = $1)`
const all = (table: string, order: string) =>
  `(select coalesce(json_agg(t order by ${order}), '[]') from advice.${table} t where t.root_id = $1)`

// One statement, whatever the number of people and messages: the root's whole state as one value.
const wholeState = `
select ${one('mediation')} as mediation, ${one('mediation_terms')} as terms, ${one('concern')} as concern,
  ${one('suitability')} as suitability, ${one('charges')} as charges, ${all('mediator_place', 't.proposed_at, t.mediator_id')} as mediators,
  (select coalesce(json_agg(p order by p.position), '[]') from (
     select p.id, p.role, p.position, p.name_text_id, p.name_length, p.email_text_id, p.email_length, c.contact_version
     from advice.party p join advice.party_contact c on c.party_id = p.id where p.root_id = $1) p) as parties,
  ${all('agreement', 't.owner_id')} as agreements, ${all('standing', 't.owner_id')} as standings,
  ${all('withdrawal_told', 't.party_id')} as told,
  ${all('agreement_reminder', 't.party_id, t.occurrence')} as reminders, ${all('sharing', 't.owner_id')} as sharing,
  ${all('safe_contact', 't.owner_id')} as contacts, ${all('outline', 't.owner_id')} as outlines,
  ${all('outline_receipt', 't.party_id')} as receipts, ${all('talk', 't.owner_id')} as talks,
  ${all('talk_time', 't.owner_id, t.starts_at')} as times, ${all('companion', 't.participant_id, t.occurrence')} as companions,
  ${all('hand_over', 't.at, t.kind, t.party_id')} as hand_overs`

const suitabilityOf = (row: NonNullable<Loaded['suitability']>): Suitability => ({
  jointProblem: row['joint_problem'] ?? 'notKnown',
  willingness: row['willingness'] ?? 'notKnown',
  notContractual: row['not_contractual'] ?? 'notKnown',
  notFormal: row['not_formal'] ?? 'notKnown',
  noOtherRelationship: row['no_other_relationship'] ?? 'notKnown',
  fitToAttend: row['fit_to_attend'] ?? 'notKnown',
  answeredAt: known(row.answered_at),
})

const chargesOf = (row: NonNullable<Loaded['charges']>): Charges => ({
  version: row.version,
  pounds: row.pounds,
  covers: sealed(row.covers_text_id, row.covers_length),
  putAt: known(row.put_at),
  remindAt: instant(row.remind_at),
  answer: row.answer,
  answeredAt: instant(row.answered_at),
})

const partyOf = (row: PartyRow) => ({
  partyId: row.id,
  name: sealed(row.name_text_id, row.name_length),
  email: sealed(row.email_text_id, row.email_length),
  contactVersion: row.contact_version,
})

const talkOf = (loaded: Loaded, id: string): Talk => {
  const row = loaded.talks.find((talk) => talk.owner_id === id)
  if (!row) return noTalk
  return {
    occurrence: row.occurrence,
    offeredBy: row.offered_by,
    offeredAt: known(row.offered_at),
    times: loaded.times.filter((time) => time.owner_id === id).map(({ starts_at }) => known(starts_at)),
    bookedAt: instant(row.booked_at),
    declined: row.declined,
  }
}

const outlineOf = (loaded: Loaded, id: string): Outline => {
  const text = loaded.outlines.find(({ owner_id }) => owner_id === id)
  const receipt = loaded.receipts.find(({ party_id }) => party_id === id)
  return {
    text: text ? sealed(text.text_id, text.length) : null,
    handedInAt: instant(receipt?.received_at ?? null),
    key: receipt?.key_state ?? 'none',
    destroyedAt: instant(receipt?.destroyed_at ?? null),
  }
}

const participantOf = (loaded: Loaded, row: PartyRow): Participant => {
  const { id } = row
  const contact = loaded.contacts.find(({ owner_id }) => owner_id === id)
  const told = loaded.told.find(({ party_id }) => party_id === id)
  return {
    ...partyOf(row),
    position: row.position,
    reminders: loaded.reminders
      .filter(({ party_id }) => party_id === id)
      .map(({ occurrence, due_at }) => ({ occurrence, dueAt: known(due_at) })),
    agreedAt: instant(loaded.agreements.find(({ owner_id }) => owner_id === id)?.agreed_at ?? null),
    withdrewAt: instant(loaded.standings.find(({ owner_id }) => owner_id === id)?.withdrew_at ?? null),
    withdrawalTold: told ? { toldOn: told.told_on, channel: told.channel } : null,
    sharesAgreement: loaded.sharing.find(({ owner_id }) => owner_id === id)?.shares ?? null,
    safeContact: contact
      ? {
          channel: contact.channel,
          at: sealed(contact.at_text_id, contact.at_length),
          fromHour: contact.from_hour,
          untilHour: contact.until_hour,
        }
      : null,
    outline: outlineOf(loaded, id),
    talk: talkOf(loaded, id),
  }
}

const companionOf = (loaded: Loaded, row: PartyRow): Companion[] =>
  loaded.companions
    .filter(({ owner_id }) => owner_id === row.id)
    .map((companion) => ({
      ...partyOf(row),
      participantId: companion.participant_id,
      occurrence: companion.occurrence,
      invitedAt: known(companion.invited_at),
      undertookAt: instant(companion.undertook_at),
      leftAt: instant(companion.left_at),
    }))

const termsOf = (row: Loaded['terms']): Mediation['terms'] => ({
  version: String(row['version']),
  chargesReminderAfter: Number(row['charges_reminder_after']),
  firstReminderAfter: Number(row['first_reminder_after']),
  secondReminderAfter: Number(row['second_reminder_after']),
  agreementEndsAfter: Number(row['agreement_ends_after']),
  graceAfterLastReminder: Number(row['grace_after_last_reminder']),
  proposalLapsesAfter: Number(row['proposal_lapses_after']),
  disclosureDays: Number(row['disclosure_days']),
  reminderHour: Number(row['reminder_hour']),
  endingHour: Number(row['ending_hour']),
})

/** The state of a mediation under its root's lock; null where there is none. */
export const loadMediation = async (sql: Sql, rootId: string): Promise<Mediation | null> => {
  const [row] = await sql<Loaded>(wholeState, [rootId])
  if (!row?.mediation) return null
  const { mediation, parties } = row
  const commissioner = parties.find(({ role }) => role === 'commissioner')
  if (!commissioner) return null
  return {
    id: mediation.root_id,
    reference: mediation.reference,
    organisation: { id: mediation.organisation_id, nation: mediation.nation },
    terms: termsOf(row.terms),
    openedAt: known(mediation.opened_at),
    openedBy: mediation.opened_by,
    adviser: mediation.adviser,
    caseSupport: mediation.case_support,
    enquiryId: mediation.enquiry_id,
    concern: { profession: row.concern.profession, conductIsPart: row.concern.conduct_is_part },
    suitability: row.suitability ? suitabilityOf(row.suitability) : null,
    charges: row.charges ? chargesOf(row.charges) : null,
    mediators: row.mediators.map(({ mediator_id, occurrence, standing, proposed_at, lapses_at, served }) => ({
      mediatorId: mediator_id,
      occurrence,
      standing,
      proposedAt: known(proposed_at),
      lapsesAt: instant(lapses_at),
      served,
    })),
    commissioner: partyOf(commissioner),
    participants: parties.filter(({ role }) => role === 'participant').map((party) => participantOf(row, party)),
    companions: parties.filter(({ role }) => role === 'companion').flatMap((party) => companionOf(row, party)),
    stage: mediation.stage,
    askedAt: instant(mediation.asked_at),
    agreementDueAt: instant(mediation.agreement_due_at),
    goingAheadToldAt: instant(mediation.going_ahead_told_at),
    ending:
      mediation.ending && mediation.ended_at && mediation.ending_told_at
        ? { kind: mediation.ending, at: known(mediation.ended_at), toldAt: known(mediation.ending_told_at) }
        : null,
    handOvers: row.hand_overs.map(({ kind, party_id, occurrence, outcome, at }) => ({
      kind,
      partyId: party_id,
      occurrence,
      outcome,
      at: known(at),
    })),
  }
}
