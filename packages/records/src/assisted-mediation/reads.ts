import type { Stage } from '@concord/domain/assisted-mediation'
import type { Sql } from '../connection.ts'
import { type WaitingRow, waitingSentenceOf } from './waiting-row.ts'

export const waitingColumns =
  'm.stage, m.waiting_charges, m.waiting_to_tell, app.now() as as_of, m.waiting_talks, m.waiting_agreed, m.waiting_of, m.next_reminder_at, m.agreement_due_at, m.unreachable, m.going_ahead_told_at, m.ending, m.ended_at, m.ending_told_at'
/** The London day of a column, as text. */
export const day = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`

export type MediationLine = {
  readonly reference: string
  readonly organisationName: string
  readonly stage: Stage
  readonly openedOn: string
  readonly waitingSentence: string
}
/** Where a page of the list ends: the instant and the reference of its last case. */
export type ListPlace = { readonly openedAt: string; readonly reference: string }

// Lists start from the grants, newest first; the keyset is (opened_at, reference).
const listOfMediations = `
select m.reference, o.name as organisation_name, ${day('m.opened_at')} as opened_on, m.opened_at, ${waitingColumns}
from advice.access_grant g join advice.mediation m on m.root_id = g.root_id join platform.organisation o on o.id = m.organisation_id
where g.subject = app.actor() and g.class = 'WF' and g.verb = 'R'
  and ($1::text is null or m.stage = $1) and ($2::timestamptz is null or (g.opened_at, m.reference) < ($2, $3))
order by g.opened_at desc, m.reference desc limit $4`

/**
 * One page of the staff's list.
 * @param first how many; one more is read, to know whether there are more
 */
export const listMediations = async (
  sql: Sql,
  { first, after, stage }: { readonly first: number; readonly after: ListPlace | null; readonly stage: Stage | null },
): Promise<{ readonly nodes: readonly MediationLine[]; readonly next: ListPlace | null }> => {
  const rows = await sql<
    WaitingRow & { reference: string; organisation_name: string; opened_on: string; opened_at: Date }
  >(listOfMediations, [stage, after?.openedAt ?? null, after?.reference ?? null, first + 1])
  const page = rows.slice(0, first)
  const last = rows.length > first ? page.at(-1) : undefined
  return {
    nodes: page.map((row) => ({
      reference: row.reference,
      organisationName: row.organisation_name,
      stage: row.stage,
      openedOn: row.opened_on,
      waitingSentence: waitingSentenceOf(row),
    })),
    next: last ? { openedAt: last.opened_at.toISOString(), reference: last.reference } : null,
  }
}
