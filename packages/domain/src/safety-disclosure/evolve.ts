import { divisionOf } from '../practitioner-advice/organisation.ts'
import { addWorkingDays, atHour, dayOf, type Instant, withinHours } from '../shared/calendar.ts'
import { referenceFrom } from '../shared/identifiers.ts'
import type { BeginDisclosure, DisclosureCommand, RecordDisclosureHandOver } from './commands.ts'
import {
  actingId,
  type Chase,
  type Disclosure,
  type DisclosureContext,
  isNotToBeTold,
  type SecondPerson,
} from './disclosure.ts'
import { currentDisclosureTerms } from './terms.ts'

const workingDaysLater = ({ nation }: Pick<Disclosure, 'nation'>, from: Instant, days: number, hour: number): Instant =>
  atHour(addWorkingDays(dayOf(from), days, divisionOf(nation)), hour)

/** Never its writer: where the case's Senior Adviser wrote it, or has a conflict, the others are asked at once. */
const secondPersons = (context: DisclosureContext, later: Instant): readonly SecondPerson[] => {
  const { mediation, now } = context
  const isAnother = (one: string | null): one is string => one !== null && one !== actingId(context)
  const [first] = [mediation?.seniorAdviser ?? null].filter(isAnother)
  const others = (mediation?.otherSeniorAdvisers ?? []).filter(isAnother)
  return [
    ...(first ? [{ accountId: first, from: now }] : []),
    ...others.map((accountId) => ({ accountId, from: first ? later : now })),
  ]
}

const begin = (command: BeginDisclosure, context: DisclosureContext): Disclosure => {
  const { now, made, mediation } = context
  const terms = currentDisclosureTerms
  const nation = mediation?.nation ?? 'England'
  const viewDueAt = workingDaysLater({ nation }, now, terms.viewWithin, terms.endOfDayHour)
  const seconds = secondPersons(context, viewDueAt)
  return {
    id: made('root'),
    reference: referenceFrom('SD', made('reference')),
    mediationId: mediation?.id ?? '',
    nation,
    terms,
    begunAt: now,
    begunBy: actingId(context),
    ground: command.ground,
    extract: command.extract,
    expectedAction: command.expectedAction,
    thirdParty: command.thirdParty ?? null,
    thirdPartyToldAt: null,
    recipient: mediation?.commissioner ?? '',
    acknowledgedAt: null,
    seconds,
    viewDueAt,
    viewed: null,
    reasonsNotToTell: [],
    tellDueAt: null,
    participantsToldAt: null,
    told: [],
    chases: seconds.map(({ accountId }) => ({
      kind: 'viewReminder',
      partyId: accountId,
      occurrence: 1,
      dueAt: viewDueAt,
    })),
    stage: 'begun',
    handOvers: [],
  }
}

/** The reminder after the one that has gone now: on the next working day. */
const nextChase = (disclosure: Disclosure, chase: Omit<Chase, 'dueAt'>, now: Instant): Disclosure => ({
  ...disclosure,
  chases: [
    ...disclosure.chases.filter(({ kind, partyId }) => kind !== chase.kind || partyId !== chase.partyId),
    { ...chase, dueAt: workingDaysLater(disclosure, now, 1, disclosure.terms.reminderHour) },
  ],
})

const record = (disclosure: Disclosure, command: RecordDisclosureHandOver, now: Instant): Disclosure => {
  const { kind, partyId, occurrence, outcome } = command
  const told: Disclosure = {
    ...disclosure,
    handOvers: [...disclosure.handOvers, { kind, partyId, occurrence, outcome, at: now }],
  }
  switch (kind) {
    case 'disclosureNotice':
      return nextChase(told, { kind: 'disclosureReminder', partyId, occurrence: 1 }, now)
    case 'disclosureReminder':
    case 'viewReminder':
      return nextChase(told, { kind, partyId, occurrence: occurrence + 1 }, now)
    default:
      return told
  }
}

/** Closed once nothing is left that a person has to do; what is still owed by the service goes out all the same. */
const closedWhereDone = (disclosure: Disclosure): Disclosure => {
  const { viewed, acknowledgedAt, thirdParty, thirdPartyToldAt, participantsToldAt } = disclosure
  const done =
    viewed !== null &&
    acknowledgedAt !== null &&
    (thirdParty === null || thirdPartyToldAt !== null) &&
    (participantsToldAt !== null || isNotToBeTold(disclosure))
  return done ? { ...disclosure, stage: 'closed' } : disclosure
}

const change = (
  disclosure: Disclosure,
  command: Exclude<DisclosureCommand, BeginDisclosure>,
  context: DisclosureContext,
): Disclosure => {
  const { now, participants } = context
  const by = actingId(context)
  switch (command.name) {
    case 'viewDisclosure': {
      const { tellAfter, endOfDayHour } = disclosure.terms
      const tellDueAt = workingDaysLater(disclosure, now, tellAfter, endOfDayHour)
      return { ...disclosure, stage: 'secondViewed', viewed: { by, at: now }, tellDueAt }
    }
    case 'doNotTell':
      return {
        ...disclosure,
        reasonsNotToTell: [...disclosure.reasonsNotToTell, { by, at: now, reason: command.reason }],
      }
    case 'acknowledgeDisclosure':
      return { ...disclosure, acknowledgedAt: now }
    case 'recordThirdPartyTold':
      return { ...disclosure, thirdPartyToldAt: now }
    case 'tellParticipants':
      return {
        ...disclosure,
        participantsToldAt: now,
        told: participants.map(({ partyId, byEmail, hours }) => ({
          partyId,
          byEmail,
          dueAt: withinHours(hours, now),
        })),
      }
    case 'recordDisclosureHandOver':
      return record(disclosure, command, now)
  }
}

/**
 * The next state. It never refuses and never throws: what may not happen is `decide`'s to say.
 * @param disclosure null before `beginDisclosure` alone
 */
export const evolve = (
  disclosure: Disclosure | null,
  command: DisclosureCommand,
  context: DisclosureContext,
): Disclosure => {
  if (command.name === 'beginDisclosure') return disclosure ?? begin(command, context)
  if (disclosure === null) throw new TypeError('Only an opening command makes a root')
  return closedWhereDone(change(disclosure, command, context))
}
