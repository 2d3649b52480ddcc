import { notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { type Milestones, reachedOn } from './standing.ts'

/** Where a commissioner stands, from their own answer and what everybody has been told. */
export type CommissionersStanding = 'preparing' | 'chargesPut' | 'declined' | 'asked' | 'goingAhead' | 'notGoingAhead'

export const commissionersStanding = (commissioned: {
  readonly charges: { readonly answer: 'accepted' | 'declined' | null } | null
  readonly milestones: Milestones
}): CommissionersStanding => {
  const { charges, milestones } = commissioned
  if (charges?.answer === 'declined') return 'declined'
  if (reachedOn(milestones, 'notGoingAhead') !== null) return 'notGoingAhead'
  if (reachedOn(milestones, 'goingAhead') !== null) return 'goingAhead'
  if (reachedOn(milestones, 'askedToAgree') !== null) return 'asked'
  return charges === null ? 'preparing' : 'chargesPut'
}

export const commissionersHeadings: Readonly<Record<CommissionersStanding, string>> = {
  preparing: 'Your request for a mediation',
  chargesPut: 'There is an indication of charges for you',
  declined: 'You have declined the charges',
  asked: 'The participants have been asked',
  goingAhead: 'The mediation goes ahead',
  notGoingAhead: notGoingAheadWords.heading,
}
