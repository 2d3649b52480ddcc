import type { Answer, Channel, closings, EnquiryStage, Help, QuestionOfHelp } from '@concord/domain/practitioner-advice'

type Words<Name extends string> = Readonly<Record<Name, string>>

export const enquiryStageInWords: Words<EnquiryStage> = {
  begun: 'Half typed',
  logged: 'Logged',
  withSeniorAdviser: 'With a Senior Adviser',
  helpChosen: 'Help chosen',
  closed: 'Closed',
}
export const channelInWords: Words<Channel> = {
  telephone: 'By telephone',
  mailbox: 'By email',
}
export const helpInWords: Words<Help> = {
  facilitatedMeeting: 'Facilitated meeting',
  assistedMediation: 'Assisted mediation',
  teamReview: 'Team review',
  signposted: 'None of these: signpost to other help',
}
export const answerInWords: Words<Answer> = { yes: 'Yes', no: 'No', notKnown: 'I do not know' }
export const professionInWords = {
  doctor: 'A doctor’s',
  dentist: 'A dentist’s',
  pharmacist: 'A pharmacist’s',
  other: 'Somebody’s of another profession',
  nobody: 'Nobody’s',
} as const

/** What is asked, in the guidance's words. */
export const questionInWords: Words<QuestionOfHelp | 'conductIsPart' | 'practitionerProfession'> = {
  practitionerProfession: 'Whose practice raises concern?',
  conductIsPart: 'Is conduct part of the concern?',
  difficultyWorkingTogether: 'Do people have difficulty working together to resolve a problem?',
  specificMatters: 'Are there specific matters which would benefit from a structured, formal, mediated discussion?',
  localAttemptsFailed: 'Have previous local attempts to resolve matters failed?',
  teamBarriers: 'Do recognised barriers stop the team working effectively together?',
}
export const closingInWords: Words<(typeof closings)[number]> = {
  adviceGiven: 'Advice was given',
  signposted: 'The caller was told where else to go',
  outOfScope: 'It is not for this service',
  notTakenFurther: 'The caller did not take it further',
}

/** A list of choices for radios, in the order in which they stand in the words. */
export const choicesOf = <Name extends string>(words: Words<Name>): { readonly value: Name; readonly text: string }[] =>
  (Object.keys(words) as Name[]).map((value) => ({ value, text: words[value] }))
