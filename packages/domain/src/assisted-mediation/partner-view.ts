import type { Instant } from '../shared/calendar.ts'
import { referenceFrom } from '../shared/identifiers.ts'
import { type MilestoneName, milestonesOf } from './audience.ts'
import type { Mediation } from './mediation.ts'

/**
 * One row of what an organisation's own systems may know of a mediation of theirs: from `visibleFrom` until the next one
 * takes its place. A month as `YYYY-MM` and no day: in an organisation with few mediations a day leads to people.
 */
export type PartnerMilestone = {
  readonly reference: string
  readonly milestone: MilestoneName
  readonly reachedMonth: string
  readonly visibleFrom: Instant
  readonly visibleUntil: Instant | null
}

/**
 * What everybody is told of the whole, as the organisation's systems may read it: from the same instant as the commissioner,
 * and only the latest (ACCESS, Partner organisation client).
 * @param derived a UUID derived from this mediation and organisation for this reference alone, so that neither the case's own
 * reference nor another organisation's can be found by it
 */
export const partnerMilestonesOf = (mediation: Mediation, derived: string): readonly PartnerMilestone[] => {
  const told = milestonesOf(mediation).filter(({ partyId }) => partyId === mediation.commissioner.partyId)
  return told
    .map(({ milestone, reachedOn, visibleFrom }, index) => ({
      reference: referenceFrom('PM', derived),
      milestone,
      reachedMonth: reachedOn.slice(0, 7),
      visibleFrom,
      visibleUntil: told[index + 1]?.visibleFrom ?? null,
    }))
    .filter(({ visibleFrom, visibleUntil }) => visibleUntil === null || visibleFrom < visibleUntil)
}
