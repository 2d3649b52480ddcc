import { dayInWords } from '@concord/domain/shared'
import type { ProgressStep, StepState } from '@concord/portal-kit/progress-tracker'
import { type Milestones, reachedOn, standingOf } from './standing.ts'

const on = (day: string | null): string | undefined => (day === null ? undefined : dayInWords(day))

/** A participant's own steps and the date common to all; no step tells what another person did. */
export const ownSteps = (mine: {
  readonly agreedOn: string | null
  readonly withdrewOn: string | null
  readonly milestones: Milestones
}): readonly ProgressStep[] => {
  const standing = standingOf(mine)
  const answered: StepState = mine.agreedOn ? 'done' : standing === 'asked' ? 'now' : 'stopped'
  const told: StepState =
    standing === 'goingAhead' ? 'done' : standing === 'waiting' ? 'now' : standing === 'asked' ? 'later' : 'stopped'
  return [
    { name: 'You are asked', state: 'done', note: on(reachedOn(mine.milestones, 'askedToAgree')) },
    { name: 'You answer', state: answered, note: on(mine.agreedOn ?? mine.withdrewOn) },
    {
      name: 'Everybody is told',
      state: told,
      note: on(reachedOn(mine.milestones, standing === 'goingAhead' ? 'goingAhead' : 'notGoingAhead')),
    },
  ]
}
