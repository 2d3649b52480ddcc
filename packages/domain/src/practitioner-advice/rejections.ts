import { explainWith, type RejectionText } from '../shared/decision.ts'

/** Each code with its sentence: why, kindly, and what to do. Only staff give these commands. */
export const enquiryRejections = {
  ORGANISATION_UNKNOWN: { sentence: 'Choose an organisation from the list', readers: ['staff'] },
  ORGANISATION_OUT_OF_SCOPE: {
    sentence:
      'This service works for organisations in England, Wales and Northern Ireland, and for other partners in professional performance. ' +
      'For an organisation elsewhere, choose to signpost: its own human resources team, or Acas (in Scotland too), can say who helps there',
    readers: ['staff'],
  },
  NOT_AT_THIS_STEP: {
    sentence: 'This enquiry has gone on meanwhile. Open its page again to see what can be done now',
    readers: ['staff'],
  },
  ENQUIRY_OF_CALLER_IS_OPEN: {
    sentence:
      'This caller already has an enquiry open for this organisation. If this is another matter, say so in a few words and log it again',
    readers: ['staff'],
  },
  NOT_A_SENIOR_ADVISER: { sentence: 'Choose a Senior Adviser from the list', readers: ['staff'] },
  PROFESSION_NOT_SERVED: {
    sentence:
      'This service is for concerns about the practice of a doctor, a dentist or a pharmacist. For another profession, signpost the caller to their own human resources team, or to that profession’s regulator. ' +
      'Where nobody’s practice raises concern, choose that',
    readers: ['staff'],
  },
  CIRCUMSTANCES_NOT_RECORDED: {
    sentence: 'Record the circumstances first, with whether conduct is part of the concern',
    readers: ['staff'],
  },
  HELP_IS_NOT_THE_RECOMMENDED: {
    sentence: 'This is another help than the recommended one. Give your reason, and choose it again',
    readers: ['staff'],
  },
  HELP_IS_NOT_A_MEDIATION: { sentence: 'The help that was chosen is not an assisted mediation', readers: ['staff'] },
  CASE_UNKNOWN: {
    sentence: 'Enter the reference of a case of yours that is for the same organisation as this enquiry',
    readers: ['staff'],
  },
} as const satisfies Record<string, RejectionText>

export const explainEnquiry = explainWith(
  enquiryRejections,
  'This cannot be done now. If you have questions, ask case support',
)
