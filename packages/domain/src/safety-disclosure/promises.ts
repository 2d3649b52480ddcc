import type { Instant } from '../shared/calendar.ts'
import type { Owed } from '../shared/promise.ts'
import {
  type Disclosure,
  type DisclosurePromiseKind,
  type DisclosureSendingKind,
  handOverOf,
  isNotToBeTold,
  toReachFrom,
} from './disclosure.ts'

type OwedHere = Owed & { readonly kind: DisclosurePromiseKind }

const sending = (kind: DisclosureSendingKind, partyId: string, occurrence: number, dueAt: Instant): OwedHere => ({
  kind,
  partyId,
  occurrence,
  dueAt,
  nature: 'sending',
})

/** The commissioner is told at once, and reminded until they acknowledge; where that does not reach them, a person has to. */
const toTheCommissioner = (disclosure: Disclosure): readonly OwedHere[] => {
  const { recipient, begunAt, acknowledgedAt, chases } = disclosure
  const notice = sending('disclosureNotice', recipient, 1, begunAt)
  if (acknowledgedAt !== null) return [notice]
  const reachFrom = toReachFrom(disclosure)
  if (reachFrom !== null)
    return [
      notice,
      { kind: 'commissionerToReach', partyId: recipient, occurrence: 1, dueAt: reachFrom, nature: 'task' },
    ]
  return [notice, ...chases.filter(({ kind }) => kind === 'disclosureReminder').map(remind)]
}

const toTheSecondPerson = ({ viewed, seconds, begunAt, chases }: Disclosure): readonly OwedHere[] =>
  viewed !== null
    ? []
    : [
        ...seconds
          .filter(({ from }) => from === begunAt)
          .map(({ accountId }) => sending('viewNotice', accountId, 1, begunAt)),
        ...chases.filter(({ kind }) => kind === 'viewReminder').map(remind),
      ]

const remind = ({ kind, partyId, occurrence, dueAt }: Disclosure['chases'][number]): OwedHere =>
  sending(kind, partyId, occurrence, dueAt)

const toTheParticipants = (disclosure: Disclosure): readonly OwedHere[] => {
  const { tellDueAt, participantsToldAt, told } = disclosure
  if (participantsToldAt !== null)
    return told.map(({ partyId, dueAt, byEmail }) => ({
      ...sending('safetyNotice', partyId, 1, dueAt),
      nature: byEmail ? 'sending' : 'task',
    }))
  return tellDueAt === null || isNotToBeTold(disclosure)
    ? []
    : [{ kind: 'participantsToTell', partyId: null, occurrence: 1, dueAt: tellDueAt, nature: 'decision' }]
}

/** AM-9: what is owed in this state, to whom, by when. A date is never computed anew from today: evolve has fixed it. */
export const promisesOf = (disclosure: Disclosure): readonly OwedHere[] =>
  [...toTheCommissioner(disclosure), ...toTheSecondPerson(disclosure), ...toTheParticipants(disclosure)].filter(
    (one) => !handOverOf(disclosure, one),
  )

/** Whether a promise that is owed no longer was kept, rather than dropped. */
export const wasKept = (disclosure: Disclosure, promise: Owed): boolean => {
  switch (promise.kind) {
    case 'participantsToTell':
      return disclosure.participantsToldAt !== null
    case 'commissionerToReach':
      return disclosure.acknowledgedAt !== null
    default:
      return handOverOf(disclosure, promise) !== undefined
  }
}
