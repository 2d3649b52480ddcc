import type { Nation } from '@concord/domain/practitioner-advice'
import type { Chase, Disclosure, DisclosureHandOver, Ground } from '@concord/domain/safety-disclosure'
import type { SealedText } from '@concord/domain/shared'
import type { Sql } from '../connection.ts'

const known = (value: string): string => new Date(value).toISOString()
const instant = (value: string | null): string | null => (value === null ? null : known(value))
const sealed = (textId: string, length: number): SealedText => ({ textId, length })

type Loaded = {
  standing: {
    root_id: string
    reference: string
    mediation_id: string
    nation: Nation
    stage: Disclosure['stage']
    begun_at: string
    begun_by: string
    recipient: string
    acknowledged_at: string | null
    view_due_at: string
    viewed_by: string | null
    viewed_at: string | null
    tell_due_at: string | null
    participants_told_at: string | null
    third_party_told_at: string | null
  } | null
  terms: {
    version: string
    view_within: number
    tell_after: number
    most_reminders: number
    reminder_hour: number
    end_of_day_hour: number
  }
  content: {
    ground: Ground
    extract_text_id: string
    extract_length: number
    action_text_id: string
    action_length: number
    third_name_text_id: string | null
    third_name_length: number | null
    third_reached_text_id: string | null
    third_reached_length: number | null
  }
  reasons: { given_by: string; given_at: string; text_id: string; length: number }[]
  seconds: { account_id: string; authorised_from: string }[]
  chases: { kind: Chase['kind']; party_id: string; occurrence: number; due_at: string }[]
  told: { owner_id: string; due_at: string; by_email: boolean }[]
  hand_overs: {
    kind: DisclosureHandOver['kind']
    party_id: string
    occurrence: number
    outcome: DisclosureHandOver['outcome']
    at: string
  }[]
}

const all = (table: string, order: string) =>
  `(select coalesce(json_agg(t order by ${order}), '[]') from advice.${table} t where t.root_id = $1)`

// One statement: the root's whole state as one value.
const wholeState = `
select (select to_json(d) from advice.disclosure d where d.root_id = $1) as standing,
  (select to_json(t) from advice.disclosure_terms t where t.root_id = $1) as terms,
  (select to_json(c) from advice.disclosure_content c where c.root_id = $1) as content,
  ${all('disclosure_reason', 't.given_at, t.given_by')} as reasons,
  ${all('disclosure_second', 't.authorised_from, t.account_id')} as seconds,
  ${all('disclosure_chase', 't.kind, t.party_id')} as chases,
  ${all('disclosure_told', 't.owner_id')} as told,
  ${all('disclosure_hand_over', 't.at, t.kind, t.party_id')} as hand_overs`

const thirdPartyOf = ({ third_name_text_id, third_reached_text_id, ...row }: Loaded['content']) =>
  third_name_text_id && third_reached_text_id
    ? {
        name: sealed(third_name_text_id, row.third_name_length ?? 0),
        howReached: sealed(third_reached_text_id, row.third_reached_length ?? 0),
      }
    : null

/** The state of a disclosure under its root's lock; null where there is none. */
export const loadDisclosure = async (sql: Sql, rootId: string): Promise<Disclosure | null> => {
  const [row] = await sql<Loaded>(wholeState, [rootId])
  if (!row?.standing) return null
  const { standing, terms, content, reasons, seconds, chases, told, hand_overs } = row
  return {
    id: standing.root_id,
    reference: standing.reference,
    mediationId: standing.mediation_id,
    nation: standing.nation,
    terms: {
      version: terms.version,
      viewWithin: terms.view_within,
      tellAfter: terms.tell_after,
      mostReminders: terms.most_reminders,
      reminderHour: terms.reminder_hour,
      endOfDayHour: terms.end_of_day_hour,
    },
    begunAt: known(standing.begun_at),
    begunBy: standing.begun_by,
    ground: content.ground,
    extract: sealed(content.extract_text_id, content.extract_length),
    expectedAction: sealed(content.action_text_id, content.action_length),
    thirdParty: thirdPartyOf(content),
    thirdPartyToldAt: instant(standing.third_party_told_at),
    recipient: standing.recipient,
    acknowledgedAt: instant(standing.acknowledged_at),
    seconds: seconds.map(({ account_id, authorised_from }) => ({
      accountId: account_id,
      from: known(authorised_from),
    })),
    viewDueAt: known(standing.view_due_at),
    viewed: standing.viewed_by && standing.viewed_at ? { by: standing.viewed_by, at: known(standing.viewed_at) } : null,
    reasonsNotToTell: reasons.map(({ given_by, given_at, text_id, length }) => ({
      by: given_by,
      at: known(given_at),
      reason: sealed(text_id, length),
    })),
    tellDueAt: instant(standing.tell_due_at),
    participantsToldAt: instant(standing.participants_told_at),
    told: told.map(({ owner_id, due_at, by_email }) => ({
      partyId: owner_id,
      dueAt: known(due_at),
      byEmail: by_email,
    })),
    chases: chases.map(({ kind, party_id, occurrence, due_at }) => ({
      kind,
      partyId: party_id,
      occurrence,
      dueAt: known(due_at),
    })),
    stage: standing.stage,
    handOvers: hand_overs.map(({ kind, party_id, occurrence, outcome, at }) => ({
      kind,
      partyId: party_id,
      occurrence,
      outcome,
      at: known(at),
    })),
  }
}
