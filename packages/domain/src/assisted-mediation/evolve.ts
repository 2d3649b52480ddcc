import { divisionOf } from '../practitioner-advice/organisation.ts'
import { addWorkingDays, atHour, dayOf, type Instant, laterOf, nextHour } from '../shared/calendar.ts'
import { referenceFrom } from '../shared/identifiers.ts'
import type { MediationCommand, OpenMediation, RecordHandOver } from './commands.ts'
import {
  type Ending,
  invitationOf,
  isOutstanding,
  lastReminderOf,
  type Mediation,
  type MediationContext,
  type Participant,
  wasRefused,
} from './mediation.ts'
import { currentTerms } from './terms.ts'

const open = (command: OpenMediation, { actor, now, made, organisation }: MediationContext): Mediation => ({
  id: made('root'),
  reference: referenceFrom('AM', made('reference')),
  organisation: { id: command.organisationId, nation: organisation?.nation ?? 'England' },
  terms: currentTerms,
  openedAt: now,
  openedBy: actor.kind === 'system' ? '' : actor.id,
  commissioner: { partyId: made('commissioner'), ...command.commissioner, contactVersion: 1 },
  participants: command.participants.map((person, index) => ({
    partyId: made(`participants.${index}`),
    ...person,
    position: index + 1,
    contactVersion: 1,
    reminders: [],
    agreedAt: null,
    withdrewAt: null,
  })),
  stage: 'awaitingAgreement',
  agreementDueAt: null,
  goingAheadToldAt: null,
  ending: null,
  handOvers: [],
})

const workingDaysLater = (mediation: Mediation, from: Instant, days: number, hour: number): Instant =>
  atHour(addWorkingDays(dayOf(from), days, divisionOf(mediation.organisation.nation)), hour)

const change = (mediation: Mediation, partyId: string, to: (participant: Participant) => Participant): Mediation => ({
  ...mediation,
  participants: mediation.participants.map((one) => (one.partyId === partyId ? to(one) : one)),
})

/**
 * When the others are told: the next 17:00, and on the announced last day its own 17:00 even where the ending is decided a little
 * after it, because silence is: an evening's delay would tell which of the two it was (AM-22).
 */
const toldAt = ({ agreementDueAt, terms }: Mediation, now: Instant): Instant =>
  agreementDueAt !== null && dayOf(agreementDueAt) === dayOf(now) ? agreementDueAt : nextHour(now, terms.endingHour)

const end = (mediation: Mediation, kind: Ending['kind'], now: Instant): Mediation =>
  mediation.ending
    ? mediation
    : { ...mediation, stage: 'ended', ending: { kind, at: now, toldAt: toldAt(mediation, now) } }

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

const record = (mediation: Mediation, command: RecordHandOver, now: Instant): Mediation => {
  const { kind, partyId, occurrence, outcome } = command
  const told: Mediation = {
    ...mediation,
    handOvers: [...mediation.handOvers, { kind, partyId, occurrence, outcome, at: now }],
  }
  const { firstReminderAfter, secondReminderAfter, reminderHour } = told.terms
  const invited =
    kind === 'invitation' && outcome === 'handedOver'
      ? change(told, partyId, (participant) => ({
          ...participant,
          reminders: [firstReminderAfter, secondReminderAfter].map((days, index) => ({
            occurrence: (participant.contactVersion - 1) * 2 + index + 1,
            dueAt: workingDaysLater(told, now, days, reminderHour),
          })),
        }))
      : told
  return invited.stage === 'awaitingAgreement' && kind !== 'commissionerNotice'
    ? { ...invited, agreementDueAt: agreementDueAt(invited) }
    : invited
}

const agree = (mediation: Mediation, partyId: string, now: Instant): Mediation => {
  const signed = change(mediation, partyId, (participant) => ({ ...participant, agreedAt: now }))
  if (signed.stage !== 'awaitingAgreement') return signed
  return signed.participants.every(({ agreedAt }) => agreedAt !== null)
    ? { ...signed, stage: 'agreed', agreementDueAt: null, goingAheadToldAt: nextHour(now, signed.terms.endingHour) }
    : { ...signed, agreementDueAt: signed.agreementDueAt === null ? agreementDueAt(signed) : signed.agreementDueAt }
}

const newAddress = <Party extends { readonly contactVersion: number }>(
  party: Party,
  email: Participant['email'],
): Party => ({
  ...party,
  email,
  contactVersion: party.contactVersion + 1,
})

/**
 * The next state. It never refuses and never throws: what may not happen is `decide`'s to say.
 * @param mediation null before `openMediation` alone
 */
export const evolve = (
  mediation: Mediation | null,
  command: MediationCommand,
  context: MediationContext,
): Mediation => {
  if (command.name === 'openMediation') return mediation ?? open(command, context)
  if (mediation === null) throw new TypeError('Only an opening command makes a root')
  const actorId = context.actor.kind === 'party' ? context.actor.id : ''
  switch (command.name) {
    case 'agreeToMediate':
      return agree(mediation, actorId, context.now)
    case 'withdraw':
      return end(
        change(mediation, actorId, (participant) => ({ ...participant, withdrewAt: context.now })),
        'withdrawn',
        context.now,
      )
    case 'endAsNotAgreed':
      return end(mediation, 'notAgreed', context.now)
    case 'recordHandOver':
      return record(mediation, command, context.now)
    case 'correctContactDetails': {
      const { partyId, email } = command
      if (partyId === mediation.commissioner.partyId)
        return { ...mediation, commissioner: newAddress(mediation.commissioner, email) }
      const corrected = change(mediation, partyId, (participant) => ({
        ...newAddress(participant, email),
        reminders: [],
      }))
      return corrected.stage === 'awaitingAgreement'
        ? { ...corrected, agreementDueAt: agreementDueAt(corrected) }
        : corrected
    }
  }
}
