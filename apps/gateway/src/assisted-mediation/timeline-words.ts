import type { MediationCommandName } from '@concord/domain/assisted-mediation'
import type { Colleague } from '../records-port.ts'
import type { TaskRow, TimelineRow } from './staff-rows.ts'

// Companions stand behind everybody who takes part, a hundred for each one that a participant has had.
const personAt = (position: number | null): string => {
  if (position === null) return 'Somebody'
  if (position === 0) return 'The commissioner'
  return position < 100 ? `Participant ${position}` : `The companion of participant ${position % 100}`
}

const inside = (position: number | null): string =>
  personAt(position).replace(/^(The|Somebody|Participant)/, (word) => word.toLowerCase())

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

/** Who acted: a colleague by name, anybody else by their part. */
export const whoDidIt = (
  { actorKind, accountId, position }: TimelineRow,
  named: (accountId: string) => Colleague,
): string => {
  if (actorKind === 'system') return 'The service'
  return actorKind === 'staff' && accountId ? named(accountId).displayName : personAt(position)
}

const told: Readonly<Partial<Record<TaskRow['kind'], string>>> = {
  chargesNotice: 'that there is an indication of charges to answer',
  chargesReminder: 'that the charges still wait for an answer',
  invitation: 'that they are asked to agree',
  agreementReminder: 'that their agreement is still waited for',
  goingAheadNotice: 'that everybody has agreed',
  endingNotice: 'that the mediation is not going ahead',
  talkOffer: 'that a talk with a mediator is offered',
}

/** What waits for a person, in words. */
export const whatIsToDo = ({ kind, position }: TaskRow): string =>
  kind === 'talkToOffer'
    ? `Offer a talk to ${inside(position)}`
    : `Tell ${inside(position)} ${told[kind] ?? 'the message that waits for them'}`
