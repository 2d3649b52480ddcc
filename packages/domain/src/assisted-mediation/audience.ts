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
 * What each party's page shows of the mediation as a whole. Participants and commissioner are shown the same, from the same instant, whatever
 * the reason (AM-22): a refusal cannot be told from a withdrawal, nor, on the announced last day, from silence.
 */
export const milestonesOf = (mediation: Mediation): readonly Milestone[] => {
  const { commissioner, participants, companions, askedAt, goingAheadToldAt, ending } = mediation
  const reached: Omit<Milestone, 'partyId'>[] = []
  if (askedAt) reached.push({ milestone: 'askedToAgree', reachedOn: dayOf(askedAt), visibleFrom: askedAt })
  // An agreement that ended before everybody was told of it is not told at all.
  if (goingAheadToldAt && !(ending && ending.at < goingAheadToldAt))
    reached.push({ milestone: 'goingAhead', reachedOn: dayOf(goingAheadToldAt), visibleFrom: goingAheadToldAt })
  if (ending) reached.push({ milestone: 'notGoingAhead', reachedOn: dayOf(ending.toldAt), visibleFrom: ending.toldAt })
  // A companion comes to the individual meeting, and is to know no more than that it will not take place (ACCESS, WF).
  const ofCompanions = reached.filter(({ milestone }) => milestone === 'notGoingAhead')
  return [
    ...[commissioner, ...participants].flatMap(({ partyId }) => reached.map((one) => ({ partyId, ...one }))),
    ...companions
      .filter(({ leftAt }) => leftAt === null)
      .flatMap(({ partyId }) => ofCompanions.map((one) => ({ partyId, ...one }))),
  ]
}

/** AM-6: that somebody has signed, for one other participant to read. */
export type SharedAgreement = {
  readonly readerId: string
  readonly ofPosition: number
  readonly agreedOn: Day
  readonly visibleFrom: Instant
}

/**
 * The signed agreements that may be shown to the others: only on a yes, and only once everybody is told that all have
 * signed. Earlier it would tell one participant what another did.
 */
export const sharedAgreementsOf = ({
  participants,
  goingAheadToldAt,
  ending,
}: Mediation): readonly SharedAgreement[] =>
  goingAheadToldAt === null || ending
    ? []
    : participants.flatMap((reader) =>
        participants
          .filter((one) => one.partyId !== reader.partyId && one.sharesAgreement === true && one.agreedAt !== null)
          .map((one) => ({
            readerId: reader.partyId,
            ofPosition: one.position,
            agreedOn: dayOf(one.agreedAt ?? goingAheadToldAt),
            visibleFrom: goingAheadToldAt,
          })),
      )
