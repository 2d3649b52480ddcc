import { handOverOf, type Mediation } from '@concord/domain/assisted-mediation'
import type { Write } from '../connection.ts'
import { saveTables } from '../performing/kept-tables.ts'
import { keptTables } from './rows.ts'

const insertTerms = (write: Write, { id, terms }: Mediation): void => {
  const row = {
    root_id: id,
    version: terms.version,
    charges_reminder_after: terms.chargesReminderAfter,
    first_reminder_after: terms.firstReminderAfter,
    second_reminder_after: terms.secondReminderAfter,
    agreement_ends_after: terms.agreementEndsAfter,
    grace_after_last_reminder: terms.graceAfterLastReminder,
    proposal_lapses_after: terms.proposalLapsesAfter,
    disclosure_days: terms.disclosureDays,
    reminder_hour: terms.reminderHour,
    ending_hour: terms.endingHour,
  }
  write('insert into advice.mediation_terms select * from json_populate_record(null::advice.mediation_terms, $1)', [
    JSON.stringify(row),
  ])
}

/** AM-1: a mediator who has declared a connection reads nothing of this case from here, whatever grants there are. */
const insertConflicts = (write: Write, before: Mediation | null, after: Mediation): void => {
  const connected = ({ mediators }: Mediation) =>
    mediators.filter(({ standing }) => standing === 'connected').map(({ mediatorId }) => mediatorId)
  const known = before === null ? [] : connected(before)
  const added = connected(after).filter((id) => !known.includes(id))
  if (added.length === 0) return
  write('insert into advice.conflict (root_id, subject) select $1, unnest($2::uuid[]) on conflict do nothing', [
    after.id,
    added,
  ])
}

const offeringMediators = (mediation: Mediation | null): readonly string[] =>
  mediation?.participants.flatMap(({ talk }) => (talk.offeredBy && talk.times.length > 0 ? [talk.offeredBy] : [])) ?? []

/**
 * AM-11: two cases that offer the same mediators' hours wait for each other here, in one order for all. In the constraint alone they
 * could wait for each other's rows, and both fail by a fault instead of one by a refusal.
 */
const lockTimes = (write: Write, before: Mediation | null, after: Mediation): void => {
  const offering = [...new Set([...offeringMediators(before), ...offeringMediators(after)])]
  if (offering.length === 0) return
  write(
    "select pg_advisory_xact_lock(hashtextextended('talk_time/' || m.id, 0)) from (select unnest($1::text[]) as id order by 1) m",
    [offering],
  )
}

/** Saves what `evolve` made of a mediation, under its root's lock. The statements are sent in this order, together. */
export const saveMediation = (write: Write, before: Mediation | null, after: Mediation): void => {
  lockTimes(write, before, after)
  saveTables(write, keptTables, before, after, after.id)
  if (before === null) insertTerms(write, after)
  insertConflicts(write, before, after)
  for (const { kind, partyId, occurrence, outcome, at } of after.handOvers)
    if (!before || !handOverOf(before, { kind, partyId, occurrence }))
      write(
        'insert into advice.hand_over (root_id, kind, party_id, occurrence, outcome, at) values ($1, $2, $3, $4, $5, $6)',
        [after.id, kind, partyId, occurrence, outcome, at],
      )
}
