import type { SendingKind } from './mediation.ts'

/**
 * An e-mail is a notice: the same subject and words for every kind, so that neither a glance at an inbox nor a
 * forwarded message tells what it is about. What it is about stands on the page behind the link.
 */
export const noticeWords = {
  subject: 'There is something for you to read',
  paragraphs: [
    'There is something for you to read.',
    'Open it with this link. It is for you alone, so please do not pass it on.',
  ],
  closing: 'If you did not expect this message, you can ignore it.',
} as const

/** The same for the service's own people, who sign in. */
export const staffNoticeWords = {
  subject: noticeWords.subject,
  paragraphs: ['There is something for you to read or to answer.', 'Sign in to see it.'],
  closing: noticeWords.closing,
} as const

/** A notice whose hand-over cannot be asked about may go once more: none of these is a letter. */
export const mayGoOnceMore: Readonly<Record<SendingKind, boolean>> = {
  chargesNotice: true,
  chargesReminder: true,
  invitation: true,
  agreementReminder: true,
  goingAheadNotice: true,
  endingNotice: true,
  mediatorProposal: true,
  talkOffer: true,
  companionInvitation: true,
}

/** The one wording of every ending before the day, for the parties and the commissioner alike (AM-22). */
export const notGoingAheadWords = {
  heading: 'The mediation will not go ahead',
  paragraphs: [
    'The mediation has ended before its day. We do not give a reason, whatever it was: taking part is voluntary, and anybody can stop at any time.',
    'There is nothing you need to do. What you wrote or agreed here is not passed on.',
  ],
} as const

/** The text that a participant agrees to, with what is asked of everybody who takes part (AM-5, AM-30). */
export const agreementWords = {
  version: '2026-11-01',
  heading: 'Agreement to mediate',
  asked: [
    'come with an open mind about what may be possible',
    'listen respectfully to the other participants, even where you disagree',
    'look ahead: the past matters only as far as it helps things to be better',
    'bring no evidence of complaints: the mediators do not judge who was right',
    'keep what is said in the mediation confidential, and make no audio or video recording',
  ],
  confirmation: 'I agree to take part in the mediation, and to keep it confidential',
} as const
