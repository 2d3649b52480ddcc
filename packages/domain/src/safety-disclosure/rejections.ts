import { explainWith, type RejectionText } from '../shared/decision.ts'

/** Each code with its sentence: why, kindly, and what to do. */
export const disclosureRejections = {
  MEDIATION_UNKNOWN: { sentence: 'Check the reference of the mediation', readers: ['staff'] },
  SECOND_PERSON_NEEDED: { sentence: 'You wrote this, so a second person has to view it', readers: ['staff'] },
  NOT_A_SECOND_PERSON: { sentence: 'A Senior Adviser has to view this', readers: ['staff'] },
  ALREADY_VIEWED: { sentence: 'A second person has already viewed this', readers: ['staff'] },
  VIEW_IT_FIRST: { sentence: 'Record first that you have viewed this', readers: ['staff'] },
  ANOTHER_PERSON_NEEDED: {
    sentence: 'You have recorded your reason. A second person has to record theirs',
    readers: ['staff'],
  },
  PARTICIPANTS_ALREADY_TOLD: { sentence: 'The participants have already been told', readers: ['staff', 'system'] },
  PARTICIPANTS_NOT_TO_BE_TOLD: {
    sentence: 'Two people have recorded why the participants are not told',
    readers: ['system'],
  },
  TIME_TO_TELL_NOT_COME: { sentence: 'It is not yet time to tell the participants', readers: ['system'] },
  ALREADY_ACKNOWLEDGED: { sentence: 'You have already confirmed that you have read this', readers: 'anybody' },
  NO_THIRD_PARTY: { sentence: 'Nobody else was named to be told', readers: ['staff'] },
  THIRD_PARTY_ALREADY_TOLD: { sentence: 'It is already recorded that they were told', readers: ['staff'] },
  DISCLOSURE_HAND_OVER_RECORDED: { sentence: 'This has been recorded already', readers: ['system'] },
} as const satisfies Record<string, RejectionText>

/** What somebody reads who may not read why. */
const neutralSentence = 'This cannot be done now. If you have questions, ask the advice service'

export const explainDisclosure = explainWith(disclosureRejections, neutralSentence)
