import { type Instant, laterOf, nextHour } from '../shared/calendar.ts'
import {
  invitationOf,
  isOutstanding,
  lastReminderOf,
  type Mediation,
  wasRefused,
  withParticipant,
} from './mediation.ts'
import { workingDaysLater } from './working-days.ts'

/** The due instant once every outstanding invitation has gone; later where the last reminder went late. Null while one cannot go. */
const agreementDueAt = (mediation: Mediation): Instant | null => {
  const { agreementEndsAfter, graceAfterLastReminder, endingHour } = mediation.terms
  let due: Instant | null = null
  for (const participant of mediation.participants.filter(isOutstanding)) {
    const invitation = invitationOf(mediation, participant)
    if (invitation?.outcome !== 'handedOver' || wasRefused(mediation, participant)) return null
    const announced = workingDaysLater(mediation, invitation.at, agreementEndsAfter, endingHour)
    const reminder = lastReminderOf(mediation, participant)
    const graced = reminder ? workingDaysLater(mediation, reminder.at, graceAfterLastReminder, endingHour) : announced
    due = laterOf(due ?? announced, laterOf(announced, graced))
  }
  return due
}

/**
 * The same mediation with the moment from which it may end as not agreed, as it follows from what was handed over. It only ever moves
 * on: an announced date that came nearer would take time away, and tell that the one whom it waited for has signed.
 */
export const announcedEnd = (mediation: Mediation): Mediation => {
  if (mediation.stage !== 'awaitingAgreement') return mediation
  const due = agreementDueAt(mediation)
  return { ...mediation, agreementDueAt: due && laterOf(due, mediation.agreementDueAt ?? due) }
}

/** An invitation was handed over: its reminders have their instants from here. */
export const invite = (mediation: Mediation, partyId: string, now: Instant): Mediation => {
  const { firstReminderAfter, secondReminderAfter, reminderHour } = mediation.terms
  return withParticipant(mediation, partyId, (participant) => ({
    ...participant,
    reminders: [firstReminderAfter, secondReminderAfter].map((days, index) => ({
      occurrence: (participant.contactVersion - 1) * 2 + index + 1,
      dueAt: workingDaysLater(mediation, now, days, reminderHour),
    })),
  }))
}

/**
 * AM-5: the stage moves at the last signature. A signature on a mediation that has ended, and of which nobody was told yet, moves
 * nothing: the key that was made for its outline dies with the others, so that its signer is shown what everybody is shown.
 */
export const agree = (mediation: Mediation, partyId: string, now: Instant): Mediation => {
  const key = mediation.ending === null ? 'live' : 'beingDestroyed'
  const signed = withParticipant(mediation, partyId, (participant) => ({
    ...participant,
    agreedAt: now,
    outline: { ...participant.outline, key },
  }))
  if (signed.stage !== 'awaitingAgreement') return signed
  return signed.participants.every(({ agreedAt }) => agreedAt !== null)
    ? { ...signed, stage: 'agreed', agreementDueAt: null, goingAheadToldAt: nextHour(now, signed.terms.endingHour) }
    : { ...signed, agreementDueAt: signed.agreementDueAt === null ? agreementDueAt(signed) : signed.agreementDueAt }
}
