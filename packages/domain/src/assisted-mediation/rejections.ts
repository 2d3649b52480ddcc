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
  NOT_YOURS_TO_SHARE: {
    sentence: 'Only the participant who signed can say whether the others may see it',
    readers: ['staff'],
  },
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
  NOTHING_TO_TELL: {
    sentence: 'There is no message like this to tell, or it has been told already',
    readers: ['staff'],
  },
  NOT_TO_BE_TOLD_YET: {
    sentence: 'It is not time to tell this yet. Tell it, and record it, from the hour at which it is due',
    readers: ['staff'],
  },
  PROFESSION_OUT_OF_SCOPE: {
    sentence:
      'This service gives advice on the practice of doctors, dentists and pharmacists. For others, their own regulator or the organisation’s human resources team can say where to go',
    readers: 'anybody',
  },
  SUITABILITY_NOT_ANSWERED: {
    sentence: 'Answer the suitability questions first. “I do not know” is an answer too',
    readers: ['staff'],
  },
  SUITABILITY_IN_DOUBT: {
    sentence:
      'Something speaks against mediation, or is not known: it is less likely to succeed. To go on, give the reason',
    readers: ['staff'],
  },
  SENIOR_ADVISER_DECIDES: {
    sentence: 'Suitability is in doubt here. Ask the Senior Adviser of this case to go on, with a reason',
    readers: ['staff'],
  },
  NOT_THE_COMMISSIONER: { sentence: 'Only the commissioner can do this', readers: ['staff'] },
  CHARGES_ACCEPTED_ALREADY: {
    sentence: 'The charges have been answered, so they cannot be put again',
    readers: ['staff'],
  },
  CHARGES_NOT_PUT: { sentence: 'There are no charges to answer yet', readers: 'anybody' },
  CHARGES_ANSWERED_ALREADY: {
    sentence: 'You have answered already. There is nothing more to do for now',
    readers: 'anybody',
  },
  CHARGES_NOT_ACCEPTED: {
    sentence: 'This mediation has not started yet, so there is nothing to answer',
    readers: 'anybody',
  },
  PARTICIPANTS_ARE_FIXED: {
    sentence: 'The invitations have gone, so nobody can be added. Another group of people is another mediation',
    readers: ['staff'],
  },
  TOO_MANY_PARTICIPANTS: { sentence: 'A mediation can have 12 participants at most', readers: ['staff'] },
  NOT_CASE_SUPPORT: { sentence: 'Choose somebody who has the role of case support', readers: ['staff'] },
  MEDIATOR_NOT_REGISTERED: { sentence: 'Choose a mediator from the register', readers: ['staff'] },
  ACCREDITATION_LAPSED: {
    sentence: 'This mediator’s accreditation has run out. Choose another, or have it renewed in the register',
    readers: ['staff'],
  },
  NOT_AVAILABLE_FOR_THIS_CASE: {
    sentence: 'This mediator is not available for this case. Choose another',
    readers: ['staff'],
  },
  MEDIATOR_PROPOSED_ALREADY: { sentence: 'This mediator has been asked already', readers: ['staff'] },
  NO_DECLARATION: {
    sentence: 'Choose mediators who have declared that they have no connection to anybody in this case',
    readers: ['staff'],
  },
  ONE_MEDIATOR_ALONE: {
    sentence: 'Mediators normally work in pairs. Choose two, or give the reason why one works alone',
    readers: ['staff'],
  },
  NOT_PROPOSED: { sentence: 'You are not asked to mediate this case any more', readers: ['staff'] },
  PROPOSAL_NOT_LAPSED: { sentence: 'There is still time to answer', readers: ['staff', 'system'] },
  A_MEDIATOR_CANNOT_STAY: {
    sentence: 'A mediator of this case is not available for it with this person. Choose other mediators first',
    readers: ['staff'],
  },
  AGREE_FIRST: { sentence: 'Agree to the mediation first. After that you can prepare for it', readers: 'anybody' },
  OUTLINE_CLOSED: { sentence: 'Your outline cannot be changed any more', readers: 'anybody' },
  NOTHING_TO_DESTROY: { sentence: 'There is nothing to destroy', readers: ['system'] },
  PARTICIPANT_HAS_NOT_AGREED: { sentence: 'Offer a talk once this participant has agreed', readers: ['staff'] },
  TIME_HAS_PASSED: { sentence: 'Choose a time that is still to come', readers: 'anybody' },
  TIME_OFFERED_TO_ANOTHER: {
    sentence: 'This time is offered to another participant. Offer each participant times of their own',
    readers: ['staff'],
  },
  MEDIATOR_BUSY: { sentence: 'You have offered this time already. Offer another', readers: ['staff'] },
  TALK_BOOKED_ALREADY: { sentence: 'A time has been chosen already', readers: ['staff'] },
  TALK_NOT_OFFERED: {
    sentence: 'No talk has been offered yet. We write to you when there are times',
    readers: 'anybody',
  },
  TIME_NOT_OFFERED: { sentence: 'Choose one of the times offered', readers: 'anybody' },
  COMPANION_INVITED_ALREADY: {
    sentence: 'You have invited a companion already. To invite another, first say that the first will not come',
    readers: 'anybody',
  },
  NO_COMPANION: { sentence: 'You have not invited a companion', readers: 'anybody' },
  NOT_A_COMPANION: { sentence: 'You are not asked to come as a companion any more', readers: 'anybody' },
  UNDERTAKING_GIVEN_ALREADY: {
    sentence: 'You have given your undertaking. There is nothing more to do',
    readers: 'anybody',
  },
  CONFIDENTIALITY_NOT_PROMISED: {
    sentence:
      'To come as a companion you need to promise to keep it confidential. If you cannot, you can say that you will not come',
    readers: 'anybody',
  },
  SUPPORT_NOT_PROMISED: {
    sentence:
      'A companion supports the participant and does not speak for them. If you cannot promise this, you can say that you will not come',
    readers: 'anybody',
  },
  INDIVIDUAL_MEETING_NOT_PROMISED: {
    sentence:
      'A companion comes to the individual meeting only. If you cannot promise this, you can say that you will not come',
    readers: 'anybody',
  },
  TOLD_IN_FUTURE: { sentence: 'Enter a day that is not in the future', readers: ['staff'] },
} as const satisfies Record<string, RejectionText>

/** What somebody reads who may not read why. */
export const neutralSentence = 'This cannot be done now. If you have questions, ask the advice service'

export const explainMediation = explainWith(mediationRejections, neutralSentence)
