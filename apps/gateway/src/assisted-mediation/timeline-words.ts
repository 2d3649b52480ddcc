import type { MediationCommandName } from '@concord/domain/assisted-mediation'
import type { TimelineRow } from '../records-port.ts'

const personAt = (position: number | null): string =>
  position === null ? 'Somebody' : position === 0 ? 'The commissioner' : `Participant ${position}`

const words: Readonly<Record<MediationCommandName, (row: TimelineRow) => string>> = {
  openMediation: () => 'The mediation was opened',
  agreeToMediate: () => 'An agreement was received',
  withdraw: () => 'A withdrawal was received, and the mediation ended',
  correctContactDetails: ({ position }) => `The address of ${personAt(position).replace(/^The/, 'the')} was corrected`,
  endAsNotAgreed: () => 'The mediation ended as not agreed',
  recordHandOver: ({ position }) => `A message to ${personAt(position).replace(/^The/, 'the')} was handed over`,
}

/** What a history entry says to staff; names never stand in it. */
export const whatHappened = (row: TimelineRow): string =>
  row.command in words ? words[row.command as MediationCommandName](row) : 'Something was recorded'

/** Who acted, by role. */
export const whoDidIt = ({ actorKind, position }: TimelineRow): string => {
  if (actorKind === 'staff') return 'Senior Adviser'
  return actorKind === 'system' ? 'The service' : personAt(position)
}
