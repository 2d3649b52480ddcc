import { type Instant, withinHours } from '../shared/calendar.ts'
import type { Owed } from '../shared/promise.ts'
import type { Companion } from './companions.ts'
import {
  chargesOccurrence,
  handOverOf,
  invitationOf,
  isOutstanding,
  type Mediation,
  type Participant,
  type Party,
  type SendingKind,
} from './mediation.ts'
import { assignedMediators } from './mediators.ts'

/** A message as this reader wishes to be reached: within their hours, and by a person where it may not be an e-mail. */
const sending = (kind: SendingKind, party: Party | Participant, occurrence: number, dueAt: Instant): Owed => {
  const contact = 'safeContact' in party ? party.safeContact : null
  return {
    kind,
    partyId: party.partyId,
    occurrence,
    dueAt: withinHours(contact, dueAt),
    nature: contact && contact.channel !== 'email' ? 'task' : 'sending',
  }
}
const toStaff = (kind: SendingKind, accountId: string, occurrence: number, dueAt: Instant): Owed => ({
  kind,
  partyId: accountId,
  occurrence,
  dueAt,
  nature: 'sending',
})

const forCharges = (mediation: Mediation): readonly Owed[] => {
  const { charges, commissioner } = mediation
  if (!charges || charges.answer) return []
  const occurrence = chargesOccurrence(mediation)
  const reminder = charges.remindAt ? [sending('chargesReminder', commissioner, occurrence, charges.remindAt)] : []
  return [sending('chargesNotice', commissioner, occurrence, charges.putAt), ...reminder]
}

// Of several reminders that are late only the last goes: once it went, the earlier ones are owed no longer.
const remindersOwed = (mediation: Mediation, participant: Participant): readonly Owed[] => {
  const gone = mediation.handOvers
    .filter(({ kind, partyId }) => kind === 'agreementReminder' && partyId === participant.partyId)
    .reduce((latest, { occurrence }) => Math.max(latest, occurrence), 0)
  return participant.reminders
    .filter(({ occurrence }) => occurrence > gone)
    .map(({ occurrence, dueAt }) => sending('agreementReminder', participant, occurrence, dueAt))
}

const whileAwaitingAgreement = (mediation: Mediation): readonly Owed[] => [
  ...mediation.participants
    .filter(isOutstanding)
    .flatMap((participant) => [
      sending('invitation', participant, participant.contactVersion, mediation.askedAt ?? mediation.openedAt),
      ...remindersOwed(mediation, participant),
    ]),
  { kind: 'agreementDeadline', partyId: null, occurrence: 1, dueAt: mediation.agreementDueAt, nature: 'decision' },
]

const forMediators = ({ mediators }: Mediation): readonly Owed[] =>
  mediators
    .filter(({ standing }) => standing === 'proposed')
    .flatMap(({ mediatorId, occurrence, proposedAt, lapsesAt }) => [
      toStaff('mediatorProposal', mediatorId, occurrence, proposedAt),
      { kind: 'proposalLapse', partyId: mediatorId, occurrence, dueAt: lapsesAt, nature: 'decision' },
    ])

/** AM-11: each participant who has agreed is offered a talk as soon as there is a mediator to talk with; who has answered is told no more. */
const forTalks = (mediation: Mediation): readonly Owed[] => {
  const mediates = assignedMediators(mediation)
  if (mediates.length === 0) return []
  return mediation.participants
    .filter(({ agreedAt, talk }) => agreedAt !== null && talk.bookedAt === null && !talk.declined)
    .map((participant): Owed => {
      const { talk, partyId, agreedAt } = participant
      if (talk.times.length === 0)
        return { kind: 'talkToOffer', partyId, occurrence: talk.occurrence + 1, dueAt: agreedAt, nature: 'task' }
      return sending('talkOffer', participant, talk.occurrence, talk.offeredAt ?? mediation.openedAt)
    })
}

const isReachedCompanion = (mediation: Mediation, companion: Companion): boolean =>
  companion.leftAt === null &&
  handOverOf(mediation, {
    kind: 'companionInvitation',
    partyId: companion.partyId,
    occurrence: companion.contactVersion,
  })?.outcome === 'handedOver'

/** Who never had an invitation is not told that nothing will come of it, and who ended it by a word of their own knows. */
const tellsOfEnding = (mediation: Mediation): readonly (Party | Participant)[] => [
  ...(mediation.charges === null || mediation.charges.answer === 'declined' ? [] : [mediation.commissioner]),
  ...mediation.participants.filter(
    (one) =>
      one.withdrewAt === null && (one.agreedAt !== null || invitationOf(mediation, one)?.outcome === 'handedOver'),
  ),
  ...mediation.companions.filter((one) => isReachedCompanion(mediation, one)),
]

const ofTheEnding = (mediation: Mediation): readonly Owed[] => {
  const { ending } = mediation
  if (!ending) return []
  return [
    ...tellsOfEnding(mediation).map((party) => sending('endingNotice', party, 1, ending.toldAt)),
    ...assignedMediators(mediation).map(({ mediatorId }) => toStaff('endingNotice', mediatorId, 1, ending.toldAt)),
    ...mediation.participants
      .filter(({ outline }) => outline.key === 'beingDestroyed')
      .map(
        ({ partyId }): Owed => ({
          kind: 'outlineDestruction',
          partyId,
          occurrence: 1,
          dueAt: ending.at,
          nature: 'destruction',
        }),
      ),
  ]
}

/** What is owed in this state, to whom, by when. A date is never computed anew from today: evolve has fixed it. */
export const promisesOf = (mediation: Mediation): readonly Owed[] => {
  const { commissioner, stage, goingAheadToldAt } = mediation
  const owed: Owed[] = [...ofTheEnding(mediation)]
  if (stage === 'awaitingCharges') owed.push(...forCharges(mediation))
  if (stage === 'awaitingAgreement') owed.push(...whileAwaitingAgreement(mediation))
  if (stage === 'agreed' && goingAheadToldAt)
    for (const party of [commissioner, ...mediation.participants])
      owed.push(sending('goingAheadNotice', party, party.contactVersion, goingAheadToldAt))
  if (stage !== 'ended') {
    owed.push(...forMediators(mediation), ...forTalks(mediation))
    for (const one of mediation.companions.filter(({ leftAt, undertookAt }) => leftAt === null && undertookAt === null))
      owed.push(sending('companionInvitation', one, one.contactVersion, one.invitedAt))
  }
  return owed.filter((one) => !handOverOf(mediation, one))
}

/** Of those due at `now`, the ones to keep: of several late reminders to one person only the last. */
export const dueNow = <One extends Owed>(owed: readonly One[], now: Instant): readonly One[] => {
  const due = owed.filter(({ dueAt }) => dueAt !== null && dueAt <= now)
  return due.filter(
    (one) =>
      one.kind !== 'agreementReminder' ||
      !due.some(
        (other) => other.kind === one.kind && other.partyId === one.partyId && other.occurrence > one.occurrence,
      ),
  )
}
