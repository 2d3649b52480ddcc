import { type Disclosure, disclosureWaitingFactsOf } from '@concord/domain/safety-disclosure'
import type { KeptTable } from '../performing/kept-tables.ts'

const standing = (disclosure: Disclosure) => {
  const waiting = disclosureWaitingFactsOf(disclosure)
  return {
    root_id: disclosure.id,
    reference: disclosure.reference,
    mediation_id: disclosure.mediationId,
    nation: disclosure.nation,
    stage: disclosure.stage,
    begun_at: disclosure.begunAt,
    begun_by: disclosure.begunBy,
    recipient: disclosure.recipient,
    acknowledged_at: disclosure.acknowledgedAt,
    view_due_at: disclosure.viewDueAt,
    viewed_by: disclosure.viewed?.by ?? null,
    viewed_at: disclosure.viewed?.at ?? null,
    tell_due_at: disclosure.tellDueAt,
    participants_told_at: disclosure.participantsToldAt,
    third_party_told_at: disclosure.thirdPartyToldAt,
    to_reach: waiting.toReach,
    participants: waiting.participants,
    third_party_to_tell: waiting.thirdPartyToTell,
  }
}

const content = ({ id, ground, extract, expectedAction, thirdParty }: Disclosure) => ({
  root_id: id,
  ground,
  extract_text_id: extract.textId,
  extract_length: extract.length,
  action_text_id: expectedAction.textId,
  action_length: expectedAction.length,
  third_name_text_id: thirdParty?.name.textId ?? null,
  third_name_length: thirdParty?.name.length ?? null,
  third_reached_text_id: thirdParty?.howReached.textId ?? null,
  third_reached_length: thirdParty?.howReached.length ?? null,
})

/** Every table of a disclosure that follows from its state, each of one data class. */
export const disclosureTables: readonly KeptTable<Disclosure>[] = [
  { name: 'disclosure', key: 'root_id', rows: (disclosure) => [standing(disclosure)] },
  {
    name: 'disclosure_terms',
    key: 'root_id',
    rows: ({ id, terms }) => [
      {
        root_id: id,
        version: terms.version,
        view_within: terms.viewWithin,
        tell_after: terms.tellAfter,
        most_reminders: terms.mostReminders,
        reminder_hour: terms.reminderHour,
        end_of_day_hour: terms.endOfDayHour,
      },
    ],
  },
  { name: 'disclosure_content', key: 'root_id', rows: (disclosure) => [content(disclosure)] },
  {
    name: 'disclosure_addressed',
    key: 'root_id',
    rows: ({ id, recipient, reference, ground, extract, expectedAction, begunAt, acknowledgedAt }) => [
      {
        root_id: id,
        owner_id: recipient,
        reference,
        ground,
        extract_text_id: extract.textId,
        action_text_id: expectedAction.textId,
        sent_at: begunAt,
        acknowledged_at: acknowledgedAt,
      },
    ],
  },
  {
    name: 'disclosure_reason',
    key: 'root_id, given_by',
    rows: ({ id, reasonsNotToTell }) =>
      reasonsNotToTell.map(({ by, at, reason }) => ({
        root_id: id,
        given_by: by,
        given_at: at,
        text_id: reason.textId,
        length: reason.length,
      })),
  },
  {
    name: 'disclosure_second',
    key: 'root_id, account_id',
    rows: ({ id, seconds }) =>
      seconds.map(({ accountId, from }) => ({ root_id: id, account_id: accountId, authorised_from: from })),
  },
  {
    name: 'disclosure_chase',
    key: 'root_id, kind, party_id',
    rows: ({ id, chases }) =>
      chases.map(({ kind, partyId, occurrence, dueAt }) => ({
        root_id: id,
        kind,
        party_id: partyId,
        occurrence,
        due_at: dueAt,
      })),
  },
  {
    name: 'disclosure_told',
    key: 'root_id, owner_id',
    rows: ({ id, told, participantsToldAt }) =>
      told.map(({ partyId, dueAt, byEmail }) => ({
        root_id: id,
        owner_id: partyId,
        told_at: participantsToldAt,
        due_at: dueAt,
        by_email: byEmail,
      })),
  },
  {
    name: 'disclosure_hand_over',
    key: 'root_id, kind, party_id, occurrence',
    rows: ({ id, handOvers }) =>
      handOvers.map(({ kind, partyId, occurrence, outcome, at }) => ({
        root_id: id,
        kind,
        party_id: partyId,
        occurrence,
        outcome,
        at,
      })),
  },
]
