import type { MediationCommandName } from '@concord/domain/assisted-mediation'
import type { TimelineRow } from '../records-port.ts'

const personAt = (position: number | null): string =>
  position === null ? 'Somebody' : position === 0 ? 'The commissioner' : `Participant ${position}`

const inside = (position: number | null): string =>
  personAt(position).replace(/^(The|Somebody)/, (word) => word.toLowerCase())

const words: Readonly<Record<MediationCommandName, (row: TimelineRow) => string>> = {
  openMediation: () => 'The mediation was opened',
  addParticipant: () => 'A participant was added',
  assignCaseSupport: () => 'Case support was assigned',
  answerSuitability: () => 'The suitability questions were answered',
  putCharges: () => 'The charges were put to the commissioner',
  acceptCharges: () => 'The charges were accepted',
  declineCharges: () => 'The charges were declined, and the mediation ended',
  proposeMediator: () => 'A mediator was asked',
  declareNoConnection: () => 'A mediator declared that there is no connection',
  declareConnection: () => 'A mediator became unavailable',
  lapseProposal: () => 'A mediator became unavailable',
  assignMediators: () => 'The mediators were assigned',
  agreeToMediate: () => 'An agreement was received',
  answerSharing: () => 'The question about sharing the agreement was answered',
  setSafeContact: () => 'A safe way to be contacted was set',
  saveOutline: () => 'An outline was saved',
  handInOutline: () => 'An outline was received',
  recordDestruction: ({ position }) => `The outline of ${inside(position)} was destroyed`,
  offerTalk: ({ position }) => `A talk was offered to ${inside(position)}`,
  bookTalk: () => 'A time for a talk was chosen',
  declineTalk: () => 'A talk was declined',
  inviteCompanion: () => 'A companion was invited',
  dismissCompanion: () => 'A companion will not come',
  giveUndertaking: () => 'A companion gave their undertaking',
  declineToAccompany: () => 'A companion will not come',
  withdraw: () => 'A withdrawal was received, and the mediation ended',
  recordWithdrawal: ({ position }) => `A withdrawal of ${inside(position)} was recorded, and the mediation ended`,
  correctContactDetails: ({ position }) => `The address of ${inside(position)} was corrected`,
  endAsNotAgreed: () => 'The mediation ended as not agreed',
  recordHandOver: ({ position }) => `A message to ${inside(position)} was handed over`,
  recordTold: ({ position }) => `A message was told to ${inside(position)} by telephone or post`,
}

/** What a history entry says to staff; names never stand in it. */
export const whatHappened = (row: TimelineRow): string =>
  row.command in words ? words[row.command as MediationCommandName](row) : 'Something was recorded'

/** Who acted, by role. */
export const whoDidIt = ({ actorKind, position }: TimelineRow): string => {
  if (actorKind === 'staff') return 'Senior Adviser'
  return actorKind === 'system' ? 'The service' : personAt(position)
}
