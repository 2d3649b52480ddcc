import type { EnquiryOutcome, EnquiryStage } from './enquiry.ts'
import type { Help } from './help.ts'

/** What the sentence is made of, without names: a list reads exactly this. */
export type EnquiryWaitingFacts = {
  readonly stage: EnquiryStage
  readonly help: Help | null
  readonly outcome: EnquiryOutcome | null
  readonly caseReference: string | null
}

const untilClosed: Readonly<Record<Help, string>> = {
  assistedMediation: 'Waiting for the mediation to be opened',
  facilitatedMeeting: 'Waiting for the facilitated meeting to be arranged with the Adviser',
  teamReview: 'Waiting for the team review to be arranged',
  signposted: 'Waiting to be closed, once the caller knows where to go instead',
}
const ended: Readonly<Record<EnquiryOutcome, string>> = {
  adviceGiven: 'Closed: advice was given',
  signposted: 'Closed: the caller was told where else to go',
  outOfScope: 'Closed: it is not for this service',
  notTakenFurther: 'Closed: the caller did not take it further',
  caseOpened: 'Closed: a case was opened',
}

/** What an enquiry waits for, for everybody who may see that it is there. */
export const enquiryWaitingSentence = ({ stage, help, outcome, caseReference }: EnquiryWaitingFacts): string => {
  switch (stage) {
    case 'begun':
      return 'Waiting for the rest of the contact to be typed; what is there so far is saved'
    case 'logged':
      return 'Waiting to be passed to a Senior Adviser'
    case 'withSeniorAdviser':
      return 'Waiting for the Senior Adviser to discuss the circumstances and choose the help'
    case 'helpChosen':
      return untilClosed[help ?? 'signposted']
    case 'closed':
      return `${ended[outcome ?? 'notTakenFurther']}${caseReference ? `, ${caseReference}` : ''}`
  }
}
