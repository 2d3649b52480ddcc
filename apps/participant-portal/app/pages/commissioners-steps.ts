import { dayInWords } from '@concord/domain/shared'
import type { ProgressStep } from '@concord/portal-kit/progress-tracker'
import { type Milestones, reachedOn } from './standing.ts'

/** The commissioner's milestones (AM-22, ACCESS): the fact and its date, nothing of who did what. */
export const commissionersSteps = (milestones: Milestones): readonly ProgressStep[] => {
  const day = (name: string) => {
    const reached = reachedOn(milestones, name)
    return reached === null ? undefined : dayInWords(reached)
  }
  const asked: ProgressStep = { name: 'Asked to agree', state: 'done', note: day('askedToAgree') }
  const goesAhead = day('goingAhead')
  const ended = day('notGoingAhead')
  const agreed: ProgressStep = {
    name: 'Everybody has agreed',
    state: goesAhead ? 'done' : ended ? 'stopped' : 'now',
    note: goesAhead,
  }
  return ended
    ? [asked, ...(goesAhead ? [agreed] : []), { name: 'Will not go ahead', state: 'stopped', note: ended }]
    : [asked, agreed]
}
