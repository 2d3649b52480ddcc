import type { MilestoneName } from '@concord/domain/assisted-mediation'
import type { Sql } from '../connection.ts'

/** A line of a partner's list; `month` is `YYYY-MM`. */
export type PartnerLine = { readonly reference: string; readonly milestone: MilestoneName; readonly month: string }
/** Where a page of a partner's list ends: the month and the reference of its last line, and nothing that is not on it. */
export type PartnerPlace = Pick<PartnerLine, 'month' | 'reference'>

// One statement over one organisation's index. Row security leaves the one row of each mediation that is open now.
const listOfPartner = `
select p.partner_reference as reference, p.milestone, p.reached_month as month from advice.partner_mediation p
where p.owner_id = (select app.actor()) and ($1::text is null or (p.reached_month, p.partner_reference) < ($1, $2))
order by p.reached_month desc, p.partner_reference desc limit $3`

/**
 * One page of what the organisation that asks may know of its mediations.
 * @param first how many; one more is read, to know whether there are more
 */
export const listPartnerMediations = async (
  sql: Sql,
  { first, after }: { readonly first: number; readonly after: PartnerPlace | null },
): Promise<{ readonly nodes: readonly PartnerLine[]; readonly next: PartnerPlace | null }> => {
  const rows = await sql<PartnerLine>(listOfPartner, [after?.month ?? null, after?.reference ?? null, first + 1])
  const nodes = rows.slice(0, first)
  const last = rows.length > first ? nodes.at(-1) : undefined
  return { nodes, next: last ? { month: last.month, reference: last.reference } : null }
}
