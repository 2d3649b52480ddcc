import { dayInWords } from '@concord/domain/shared'
import type { ProgressStep } from '@concord/portal-kit/progress-tracker'
import { type CommissionersStanding, commissionersStanding } from './commissioners-standing.ts'
import { type Milestones, reachedOn } from './standing.ts'

type Commissioned = {
  readonly charges: { readonly answer: 'accepted' | 'declined' | null; readonly answeredOn: string | null } | null
  readonly milestones: Milestones
}

const chargesStep = (standing: CommissionersStanding, { charges }: Commissioned): ProgressStep => {
  const note = charges?.answeredOn ? dayInWords(charges.answeredOn) : undefined
  if (standing === 'preparing') return { name: 'Charges', state: 'later' }
  if (standing === 'chargesPut') return { name: 'You answer about the charges', state: 'now' }
  if (standing === 'declined') return { name: 'Charges declined', state: 'stopped', note }
  return { name: 'Charges accepted', state: charges?.answer === 'accepted' ? 'done' : 'stopped', note }
}

/** The commissioner's own answer and the milestones (AM-22, ACCESS): the fact and its date, nothing of who did what. */
export const commissionersSteps = (commissioned: Commissioned): readonly ProgressStep[] => {
  const { milestones } = commissioned
  const standing = commissionersStanding(commissioned)
  const day = (name: string) => {
    const reached = reachedOn(milestones, name)
    return reached === null ? undefined : dayInWords(reached)
  }
  const charges = chargesStep(standing, commissioned)
  if (standing === 'declined') return [charges]
  const askedOn = day('askedToAgree')
  const asked: ProgressStep = { name: 'Asked to agree', state: askedOn ? 'done' : 'later', note: askedOn }
  const goesAhead = day('goingAhead')
  const ended = day('notGoingAhead')
  const agreed: ProgressStep = {
    name: 'Everybody has agreed',
    state: goesAhead ? 'done' : standing === 'asked' ? 'now' : 'later',
    note: goesAhead,
  }
  return ended
    ? [
        charges,
        ...(askedOn ? [asked] : []),
        ...(goesAhead ? [agreed] : []),
        { name: 'Will not go ahead', state: 'stopped', note: ended },
      ]
    : [charges, asked, agreed]
}
