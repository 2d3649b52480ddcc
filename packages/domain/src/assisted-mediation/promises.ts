import type { Instant } from '../shared/calendar.ts'
import type { Owed } from '../shared/promise.ts'
import {
  type Commissioner,
  handOverOf,
  invitationOf,
  isOutstanding,
  type Mediation,
  type Participant,
  type SendingKind,
} from './mediation.ts'

const sending = (kind: SendingKind, party: Commissioner, occurrence: number, dueAt: Instant): Owed => ({
  kind,
  partyId: party.partyId,
  occurrence,
  dueAt,
  nature: 'sending',
})

// Of several reminders that are late only the last goes: once it went, the earlier ones are owed no longer.
const remindersOwed = (mediation: Mediation, participant: Participant): readonly Owed[] => {
  const gone = mediation.handOvers
    .filter(({ kind, partyId }) => kind === 'agreementReminder' && partyId === participant.partyId)
    .reduce((latest, { occurrence }) => Math.max(latest, occurrence), 0)
  return participant.reminders
    .filter(({ occurrence }) => occurrence > gone)
    .map(({ occurrence, dueAt }) => sending('agreementReminder', participant, occurrence, dueAt))
}

const whileAwaiting = (mediation: Mediation): readonly Owed[] => [
  ...mediation.participants
    .filter(isOutstanding)
    .flatMap((participant) => [
      sending('invitation', participant, participant.contactVersion, mediation.openedAt),
      ...remindersOwed(mediation, participant),
    ]),
  { kind: 'agreementDeadline', partyId: null, occurrence: 1, dueAt: mediation.agreementDueAt, nature: 'decision' },
]

/** Who never had an invitation is not told that nothing will come of it. */
const tellsOfEnding = (mediation: Mediation): readonly Commissioner[] => [
  mediation.commissioner,
  ...mediation.participants.filter(
    (one) =>
      one.withdrewAt === null && (one.agreedAt !== null || invitationOf(mediation, one)?.outcome === 'handedOver'),
  ),
]

/** What is owed in this state, to whom, by when (AM-5, AM-22). A date is never recomputed here: evolve has fixed it. */
export const promisesOf = (mediation: Mediation): readonly Owed[] => {
  const { commissioner, stage, ending, goingAheadToldAt, openedAt } = mediation
  const owed: Owed[] = []
  if (stage !== 'ended') owed.push(sending('commissionerNotice', commissioner, commissioner.contactVersion, openedAt))
  if (stage === 'awaitingAgreement') owed.push(...whileAwaiting(mediation))
  if (stage === 'agreed' && goingAheadToldAt)
    for (const party of [commissioner, ...mediation.participants])
      owed.push(sending('goingAheadNotice', party, party.contactVersion, goingAheadToldAt))
  if (ending) for (const party of tellsOfEnding(mediation)) owed.push(sending('endingNotice', party, 1, ending.toldAt))
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
