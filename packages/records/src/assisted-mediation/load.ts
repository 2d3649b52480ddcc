import type { HandOver, Mediation, Participant } from '@concord/domain/assisted-mediation'
import type { Nation } from '@concord/domain/practitioner-advice'
import type { Sql } from '../connection.ts'

const instant = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString())
const known = (value: string): string => new Date(value).toISOString()

type Loaded = {
  mediation: {
    root_id: string
    reference: string
    organisation_id: string
    nation: Nation
    stage: Mediation['stage']
    opened_at: string
    opened_by: string
    agreement_due_at: string | null
    going_ahead_told_at: string | null
    ending: 'withdrawn' | 'notAgreed' | null
    ended_at: string | null
    ending_told_at: string | null
  } | null
  terms: Record<string, string & number>
  parties: {
    id: string
    position: number
    name_text_id: string
    name_length: number
    email_text_id: string
    email_length: number
    contact_version: number
    agreed_at: string | null
    withdrew_at: string | null
  }[]
  reminders: { party_id: string; occurrence: number; due_at: string }[]
  hand_overs: {
    kind: HandOver['kind']
    party_id: string
    occurrence: number
    outcome: HandOver['outcome']
    at: string
  }[]
}

// One statement, whatever the number of people and messages: the root's whole state as one value.
const wholeState = `
select (select to_json(m) from advice.mediation m where m.root_id = $1) as mediation,
  (select to_json(t) from advice.mediation_terms t where t.root_id = $1) as terms,
  (select coalesce(json_agg(p order by p.position), '[]') from (
     select p.id, p.position, p.name_text_id, p.name_length, p.email_text_id, p.email_length, c.contact_version, a.agreed_at, s.withdrew_at
     from advice.party p join advice.party_contact c on c.party_id = p.id left join advice.agreement a on a.owner_id = p.id
     left join advice.standing s on s.owner_id = p.id where p.root_id = $1) p) as parties,
  (select coalesce(json_agg(r order by r.party_id, r.occurrence), '[]') from advice.agreement_reminder r where r.root_id = $1) as reminders,
  (select coalesce(json_agg(h order by h.at, h.kind, h.party_id), '[]') from advice.hand_over h where h.root_id = $1) as hand_overs`

/** The state of a mediation under its root's lock; null where there is none. */
export const loadMediation = async (sql: Sql, rootId: string): Promise<Mediation | null> => {
  const [row] = await sql<Loaded>(wholeState, [rootId])
  if (!row?.mediation) return null
  const { mediation, terms, parties, reminders, hand_overs } = row
  const people: Participant[] = parties.map((party) => ({
    partyId: party.id,
    position: party.position,
    name: { textId: party.name_text_id, length: party.name_length },
    email: { textId: party.email_text_id, length: party.email_length },
    contactVersion: party.contact_version,
    reminders: reminders
      .filter(({ party_id }) => party_id === party.id)
      .map(({ occurrence, due_at }) => ({ occurrence, dueAt: known(due_at) })),
    agreedAt: instant(party.agreed_at),
    withdrewAt: instant(party.withdrew_at),
  }))
  const [first, ...participants] = people
  if (!first) return null
  const { partyId, name, email, contactVersion } = first
  return {
    id: mediation.root_id,
    reference: mediation.reference,
    organisation: { id: mediation.organisation_id, nation: mediation.nation },
    terms: {
      version: String(terms['version']),
      firstReminderAfter: Number(terms['first_reminder_after']),
      secondReminderAfter: Number(terms['second_reminder_after']),
      agreementEndsAfter: Number(terms['agreement_ends_after']),
      graceAfterLastReminder: Number(terms['grace_after_last_reminder']),
      reminderHour: Number(terms['reminder_hour']),
      endingHour: Number(terms['ending_hour']),
    },
    openedAt: known(mediation.opened_at),
    openedBy: mediation.opened_by,
    commissioner: { partyId, name, email, contactVersion },
    participants,
    stage: mediation.stage,
    agreementDueAt: instant(mediation.agreement_due_at),
    goingAheadToldAt: instant(mediation.going_ahead_told_at),
    ending:
      mediation.ending && mediation.ended_at && mediation.ending_told_at
        ? { kind: mediation.ending, at: known(mediation.ended_at), toldAt: known(mediation.ending_told_at) }
        : null,
    handOvers: hand_overs.map(({ kind, party_id, occurrence, outcome, at }) => ({
      kind,
      partyId: party_id,
      occurrence,
      outcome,
      at: known(at),
    })),
  }
}
