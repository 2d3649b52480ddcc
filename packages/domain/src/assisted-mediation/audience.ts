import { type Day, dayOf, type Instant } from '../shared/calendar.ts'
import type { Mediation } from './mediation.ts'

export type MilestoneName = 'askedToAgree' | 'goingAhead' | 'notGoingAhead'

/** One row of what a party may know of the whole: the fact and its date, from `visibleFrom`. No act of another shows in it. */
export type Milestone = {
  readonly partyId: string
  readonly milestone: MilestoneName
  readonly reachedOn: Day
  readonly visibleFrom: Instant
}

/**
 * What each party's page shows of the mediation as a whole. Everybody is shown the same, from the same instant, whatever
 * the reason (AM-22): a refusal cannot be told from a withdrawal, nor, on the announced last day, from silence.
 */
export const milestonesOf = (mediation: Mediation): readonly Milestone[] => {
  const { commissioner, participants, openedAt, goingAheadToldAt, ending } = mediation
  const reached: Omit<Milestone, 'partyId'>[] = [
    { milestone: 'askedToAgree', reachedOn: dayOf(openedAt), visibleFrom: openedAt },
  ]
  // An agreement that ended before everybody was told of it is not told at all.
  if (goingAheadToldAt && !(ending && ending.at < goingAheadToldAt))
    reached.push({ milestone: 'goingAhead', reachedOn: dayOf(goingAheadToldAt), visibleFrom: goingAheadToldAt })
  if (ending) reached.push({ milestone: 'notGoingAhead', reachedOn: dayOf(ending.toldAt), visibleFrom: ending.toldAt })
  return [commissioner, ...participants].flatMap(({ partyId }) => reached.map((one) => ({ partyId, ...one })))
}
