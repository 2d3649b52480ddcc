import type { DisclosureSendingKind, Ground } from './disclosure.ts'

/** A notice whose hand-over cannot be asked about may go once more: none of these is a letter. */
export const disclosureMayGoOnceMore: Readonly<Record<DisclosureSendingKind, boolean>> = {
  disclosureNotice: true,
  disclosureReminder: true,
  viewNotice: true,
  viewReminder: true,
  safetyNotice: true,
}

export const groundWords: Readonly<Record<Ground, string>> = {
  patientSafety: 'The safety of patients',
  personalSafety: 'Somebody’s personal safety',
  publicSafety: 'The safety of the public',
  wellbeingOfParticipants: 'The wellbeing of somebody who takes part',
  otherStaff: 'Other staff',
}

/** What stands on every page of a disclosure that its recipient reads (AM-8, AM-9). */
export const disclosureMarking =
  'Confidential. This is passed on for safety alone. Everything else in the mediation stays confidential and without prejudice, ' +
  'and cannot be used for another purpose.'

/** What the commissioner reads around the extract. */
export const recipientWords = {
  heading: 'A safety concern that needs you to act',
  introduction:
    'What is said in a mediation is confidential, unless it raises a concern about safety. The mediators have such a concern, and tell you what you need to know to act on it.',
  next: [
    'Please read it now, confirm that you have, and do what is needed.',
    'If you do not confirm, we remind you every working day, and then call you.',
    'Please do not speak with those who take part in the mediation about this before you have asked the advice service.',
  ],
} as const

/** What each participant reads once they are told: that it happened, and nothing of what was said or by whom. */
export const participantWords = {
  heading: 'A concern about safety has been passed on',
  paragraphs: [
    'What is said in a mediation is confidential, with one exception: where there is a concern about somebody’s safety or wellbeing, the mediators tell the person who asked for the mediation.',
    'They have done so. Only what was needed has been passed on. It is no finding about anybody, and everything else stays confidential.',
  ],
  next: 'There is nothing you need to do. The organisation decides what is needed, and may speak with you. If you have questions, ask the advice service.',
} as const
