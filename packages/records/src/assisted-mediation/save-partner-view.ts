import { type Mediation, partnerMilestonesOf } from '@concord/domain/assisted-mediation'
import { v5 } from 'uuid'
import type { Sql } from '../connection.ts'

// Rows of milestones that are told no more go, the others are inserted or brought up to date: one statement, whatever changed.
const replaceRows = `
with told as (
  select * from json_to_recordset($3) as r (partner_reference text, milestone text, reached_month text, visible_from timestamptz, visible_until timestamptz)
), gone as (
  delete from advice.partner_mediation where root_id = $1 and milestone not in (select milestone from told)
)
insert into advice.partner_mediation (root_id, owner_id, partner_reference, milestone, reached_month, visible_from, visible_until)
select $1, $2, partner_reference, milestone, reached_month, visible_from, visible_until from told
on conflict (root_id, milestone) do update
  set reached_month = excluded.reached_month, visible_from = excluded.visible_from, visible_until = excluded.visible_until`

/** The reference by which an organisation's systems know this case: found by nobody who does not know the root's id. */
const derivedFor = ({ id, organisation }: Mediation): string => v5(`partner-reference/${organisation.id}`, id)

/** Saves what the organisation's own systems may read of a mediation, under its root's lock. */
export const savePartnerView = async (sql: Sql, after: Mediation): Promise<void> => {
  const rows = partnerMilestonesOf(after, derivedFor(after)).map((one) => ({
    partner_reference: one.reference,
    milestone: one.milestone,
    reached_month: one.reachedMonth,
    visible_from: one.visibleFrom,
    visible_until: one.visibleUntil,
  }))
  await sql(replaceRows, [after.id, after.organisation.id, JSON.stringify(rows)])
}
