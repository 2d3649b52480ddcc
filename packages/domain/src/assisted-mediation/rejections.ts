import { explainWith, type RejectionText } from '../shared/decision.ts'

const goElsewhere =
  'This service works for organisations in England, Wales and Northern Ireland, and for other partners in professional performance. ' +
  'For an organisation elsewhere, its own human resources team, or Acas (in Scotland too), can say who offers mediation there.'

/** Each code with its sentence: why, kindly, and what to do. */
export const mediationRejections = {
  ORGANISATION_UNKNOWN: { sentence: 'Choose an organisation from the list', readers: 'anybody' },
  ORGANISATION_OUT_OF_SCOPE: { sentence: goElsewhere, readers: 'anybody' },
  TOO_FEW_PARTICIPANTS: {
    sentence: 'A mediation needs two or more participants. Add everybody who will take part',
    readers: 'anybody',
  },
  MEDIATION_HAS_ENDED: { sentence: 'This mediation has ended, so there is nothing more to do', readers: 'anybody' },
  NOT_A_PARTICIPANT: { sentence: 'Only a participant can do this', readers: ['staff'] },
  ALREADY_AGREED: { sentence: 'You have already agreed. There is nothing more to do for now', readers: 'anybody' },
  ALREADY_WITHDRAWN: { sentence: 'You have already withdrawn from this mediation', readers: 'anybody' },
  CONFIDENTIALITY_NOT_AGREED: {
    sentence:
      'To take part you need to agree to keep the mediation confidential. If you cannot, you can choose not to take part',
    readers: 'anybody',
  },
  NOT_WAITING_FOR_AGREEMENT: { sentence: 'This mediation is not waiting for agreements', readers: ['staff', 'system'] },
  TIME_TO_AGREE_NOT_PASSED: { sentence: 'There is still time to agree', readers: ['staff', 'system'] },
  LAST_REMINDER_HAS_NOT_GONE: {
    sentence:
      'Somebody who has not answered has not had the last reminder yet, so the mediation cannot end as not agreed',
    readers: ['staff', 'system'],
  },
  PARTY_UNKNOWN: { sentence: 'Choose somebody who is part of this mediation', readers: ['staff', 'system'] },
  HAND_OVER_ALREADY_RECORDED: { sentence: 'This has been recorded already', readers: ['staff', 'system'] },
} as const satisfies Record<string, RejectionText>

/** What somebody reads who may not read why. */
export const neutralSentence = 'This cannot be done now. If you have questions, ask the advice service'

export const explainMediation = explainWith(mediationRejections, neutralSentence)
