import {
  agreementWords,
  handOverOf,
  type Mediation,
  milestonesOf,
  waitingFactsOf,
} from '@concord/domain/assisted-mediation'
import type { Sql } from '../connection.ts'
import { savePartnerView } from './save-partner-view.ts'

type Table = {
  readonly name: string
  readonly key: string
  readonly columns: readonly string[]
  /** Columns that keep what they had where there is nothing new. */
  readonly keeps?: readonly string[]
}

// The rows of a state replace those of the last one: inserted or brought up to date, in one statement a table.
const put = async (sql: Sql, { name, key, columns, keeps = [] }: Table, rows: readonly object[]): Promise<void> => {
  if (rows.length === 0) return
  const changed = columns.filter((column) => !key.split(', ').includes(column))
  await sql(
    `insert into advice.${name} (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::advice.${name}, $1)
     on conflict (${key}) do update set ${changed.map((column) => `${column} = ${keeps.includes(column) ? `coalesce(excluded.${column}, ${name}.${column})` : `excluded.${column}`}`).join(', ')}`,
    [JSON.stringify(rows)],
  )
}

const mediationColumns = [
  ...['root_id', 'reference', 'organisation_id', 'nation', 'stage', 'opened_at', 'opened_by', 'agreement_due_at'],
  ...[
    'going_ahead_told_at',
    'ending',
    'ended_at',
    'ending_told_at',
    'waiting_agreed',
    'waiting_of',
    'next_reminder_at',
    'unreachable',
  ],
]
const tables = {
  mediation: { name: 'mediation', key: 'root_id', columns: mediationColumns },
  party: {
    name: 'party',
    key: 'id',
    columns: [
      'id',
      'root_id',
      'owner_id',
      'role',
      'position',
      'name_text_id',
      'name_length',
      'email_text_id',
      'email_length',
    ],
  },
  contact: { name: 'party_contact', key: 'party_id', columns: ['party_id', 'root_id', 'position', 'contact_version'] },
  agreement: { name: 'agreement', key: 'owner_id', columns: ['owner_id', 'root_id', 'agreed_at', 'wording_version'] },
  receipt: { name: 'agreement_receipt', key: 'party_id', columns: ['party_id', 'root_id', 'position', 'received_at'] },
  reminder: {
    name: 'agreement_reminder',
    key: 'party_id, occurrence',
    columns: ['party_id', 'root_id', 'occurrence', 'due_at'],
  },
  // What a party is shown of the common date does not vanish because another one acted.
  standing: {
    name: 'standing',
    key: 'owner_id',
    columns: ['owner_id', 'root_id', 'organisation_id', 'commissions', 'answer_by', 'withdrew_at'],
    keeps: ['answer_by'],
  },
  milestone: {
    name: 'milestone',
    key: 'owner_id, milestone',
    columns: ['owner_id', 'root_id', 'milestone', 'reached_on', 'visible_from'],
  },
} as const satisfies Record<string, Table>

const mediationRow = (mediation: Mediation): object => {
  const waiting = waitingFactsOf(mediation)
  return {
    root_id: mediation.id,
    reference: mediation.reference,
    organisation_id: mediation.organisation.id,
    nation: mediation.organisation.nation,
    stage: mediation.stage,
    opened_at: mediation.openedAt,
    opened_by: mediation.openedBy,
    agreement_due_at: mediation.agreementDueAt,
    going_ahead_told_at: mediation.goingAheadToldAt,
    ending: mediation.ending?.kind ?? null,
    ended_at: mediation.ending?.at ?? null,
    ending_told_at: mediation.ending?.toldAt ?? null,
    waiting_agreed: waiting.agreed,
    waiting_of: waiting.of,
    next_reminder_at: waiting.nextReminderAt,
    unreachable: waiting.unreachable,
  }
}

/** Saves what `evolve` made of a mediation, under its root's lock. */
export const saveMediation = async (sql: Sql, before: Mediation | null, after: Mediation): Promise<void> => {
  const root_id = after.id
  const everybody = [{ ...after.commissioner, position: 0 }, ...after.participants]
  await put(sql, tables.mediation, [mediationRow(after)])
  if (before === null) {
    const { terms } = after
    await sql(
      `insert into advice.mediation_terms (root_id, version, first_reminder_after, second_reminder_after, agreement_ends_after,
         grace_after_last_reminder, reminder_hour, ending_hour) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        root_id,
        terms.version,
        terms.firstReminderAfter,
        terms.secondReminderAfter,
        terms.agreementEndsAfter,
        terms.graceAfterLastReminder,
        terms.reminderHour,
        terms.endingHour,
      ],
    )
  }
  await put(
    sql,
    tables.party,
    everybody.map(({ partyId, position, name, email }) => ({
      id: partyId,
      root_id,
      owner_id: partyId,
      role: position === 0 ? 'commissioner' : 'participant',
      position,
      name_text_id: name.textId,
      name_length: name.length,
      email_text_id: email.textId,
      email_length: email.length,
    })),
  )
  await put(
    sql,
    tables.contact,
    everybody.map(({ partyId, position, contactVersion }) => ({
      party_id: partyId,
      root_id,
      position,
      contact_version: contactVersion,
    })),
  )
  await put(
    sql,
    tables.agreement,
    after.participants
      .filter(({ agreedAt }) => agreedAt)
      .map(({ partyId, agreedAt }) => ({
        owner_id: partyId,
        root_id,
        agreed_at: agreedAt,
        wording_version: agreementWords.version,
      })),
  )
  await put(
    sql,
    tables.receipt,
    after.participants.map(({ partyId, position, agreedAt }) => ({
      party_id: partyId,
      root_id,
      position,
      received_at: agreedAt,
    })),
  )
  const reminders = after.participants.flatMap(({ partyId, reminders: due }) =>
    due.map(({ occurrence, dueAt }) => ({ party_id: partyId, root_id, occurrence, due_at: dueAt })),
  )
  if (reminders.length !== (before?.participants.flatMap((one) => one.reminders).length ?? 0))
    await sql('delete from advice.agreement_reminder where root_id = $1', [root_id])
  await put(sql, tables.reminder, reminders)
  await put(
    sql,
    tables.standing,
    everybody.map((one) => ({
      owner_id: one.partyId,
      root_id,
      organisation_id: after.organisation.id,
      commissions: one.position === 0,
      answer_by: one.position === 0 ? null : after.agreementDueAt,
      withdrew_at: 'withdrewAt' in one ? one.withdrewAt : null,
    })),
  )
  await savePartnerView(sql, after)
  const milestones = milestonesOf(after)
  await sql('delete from advice.milestone where root_id = $1', [root_id])
  await put(
    sql,
    tables.milestone,
    milestones.map(({ partyId, milestone, reachedOn, visibleFrom }) => ({
      owner_id: partyId,
      root_id,
      milestone,
      reached_on: reachedOn,
      visible_from: visibleFrom,
    })),
  )
  for (const handOver of after.handOvers.filter((one) => !before || !handOverOf(before, one)))
    await sql(
      'insert into advice.hand_over (root_id, kind, party_id, occurrence, outcome, at) values ($1, $2, $3, $4, $5, $6)',
      [root_id, handOver.kind, handOver.partyId, handOver.occurrence, handOver.outcome, handOver.at],
    )
}
