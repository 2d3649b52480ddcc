import {
  type Actor,
  decide,
  dueNow,
  evolve,
  type Mediation,
  type MediationCommand,
  type PromiseKind,
  promisesOf,
  type SendingKind,
  undeliverable,
} from '@concord/domain/assisted-mediation'
import type { Instant, Owed } from '@concord/domain/shared'
import { aMediation, contextOf, participant, service } from '@concord/domain/testing'
import type { HandOverResult, MediationActivities } from '../assisted-mediation/activities.ts'
import { stableId } from './stable-id.ts'

type Delivery = {
  readonly kind: SendingKind
  readonly partyId: string
  readonly occurrence: number
  readonly at: Instant
}
/** What the mail system does with the next message: takes it, refuses it for good, or is not there. */
export type Mail = 'takes' | 'refuses' | 'down'

/** One mediation in memory, decided by the real domain, with its own clock. */
export const createMediationWorld = (processId: string, participants = 2, opened = aMediation(participants)) => {
  let state: Mediation = opened.state
  let now: Instant = opened.now
  let mail: Mail = 'takes'
  let factsFail = false
  let looks = 0
  let beforeEnding = () => {}
  const deliveries: Delivery[] = []
  const attempts: string[] = []
  const rejected: string[] = []
  const destroyed = new Set<string>()

  const promiseId = (owed: Pick<Owed, 'kind' | 'partyId' | 'occurrence'>) =>
    stableId(processId, owed.kind, owed.partyId ?? '', String(owed.occurrence))

  const command = (actor: Actor, given: MediationCommand): boolean => {
    const context = contextOf(actor, now)
    const breaches = decide(state, given, context)
    if (breaches.length > 0) {
      rejected.push(...breaches.map(({ code }) => code))
      return false
    }
    state = evolve(state, given, context)
    return true
  }

  const facts = () => {
    looks += 1
    if (factsFail) throw new Error('connection refused')
    const owed = promisesOf(state)
    const due = dueNow(owed, now)
    return {
      asOf: now,
      stage: state.stage,
      needsPerson: undeliverable(state).length > 0,
      owed: owed
        .flatMap(({ nature, ...one }) => (nature === 'task' ? [] : [{ ...one, nature }]))
        .filter(
          (one) => one.dueAt === null || one.dueAt > now || due.some((same) => promiseId(same) === promiseId(one)),
        )
        .map((one) => ({ id: promiseId(one), kind: one.kind as PromiseKind, nature: one.nature, dueAt: one.dueAt })),
    }
  }

  const handOver = (id: string): HandOverResult => {
    const owed = dueNow(promisesOf(state), now).find((one) => promiseId(one) === id)
    attempts.push(id)
    if (!owed) return 'notDue'
    if (mail === 'down') throw new Error('connect ECONNREFUSED')
    const { partyId, occurrence } = owed
    const told = { kind: owed.kind as SendingKind, partyId: partyId ?? '', occurrence }
    if (mail === 'takes') deliveries.push({ ...told, at: now })
    command(service, { name: 'recordHandOver', ...told, outcome: mail === 'takes' ? 'handedOver' : 'refused' })
    return mail === 'takes' ? 'done' : 'refused'
  }

  const owing = (id: string) => promisesOf(state).find((one) => promiseId(one) === id)

  return {
    processId,
    facts,
    lapseProposal: (id: string) => {
      const owed = owing(id)
      return (
        owed?.partyId != null &&
        command(service, { name: 'lapseProposal', mediatorId: owed.partyId, occurrence: owed.occurrence })
      )
    },
    destroyOutline: (id: string) => {
      const owed = owing(id)
      if (owed?.partyId == null) return false
      destroyed.add(owed.partyId)
      return command(service, { name: 'recordDestruction', partyId: owed.partyId })
    },
    /** Whose outline keys the key service has destroyed. */
    destroyed,
    handOver,
    command,
    endAsNotAgreed: () => {
      beforeEnding()
      return command(service, { name: 'endAsNotAgreed' })
    },
    /** Somebody acts in the moment between the look and the command. */
    justBeforeEnding: (act: () => void) => {
      beforeEnding = act
    },
    promiseIds: () => promisesOf(state).map(promiseId),
    state: () => state,
    now: () => now,
    looks: () => looks,
    deliveries,
    attempts,
    rejected,
    agree: (position: number) => command(participant(position), { name: 'agreeToMediate', keepsConfidentiality: true }),
    withdraw: (position: number) => command(participant(position), { name: 'withdraw' }),
    /** Moves the service clock on; it never goes back. */
    moveTo: (instant: Instant) => {
      if (instant > now) now = instant
    },
    mailNow: (next: Mail) => {
      mail = next
    },
    factsFailNow: (next: boolean) => {
      factsFail = next
    },
    /** What went out so far, as sorted text: `agreementReminder participants.0 1`. */
    sent: (kind?: SendingKind) =>
      deliveries
        .filter((one) => kind === undefined || one.kind === kind)
        .map((one) => `${one.kind} ${one.partyId} ${one.occurrence}`)
        .sort(),
  }
}
export type MediationWorld = ReturnType<typeof createMediationWorld>

/** The activities over all worlds of a test file. */
export const activitiesOver = (worlds: ReadonlyMap<string, MediationWorld>): MediationActivities => {
  const owning = (promiseId: string) => [...worlds.values()].find((world) => world.promiseIds().includes(promiseId))
  return {
    loadMediationFacts: async (processId) => worlds.get(processId)?.facts() ?? null,
    handOver: async (promiseId) => owning(promiseId)?.handOver(promiseId) ?? 'notDue',
    lapseProposal: async (processId, id) => (worlds.get(processId)?.lapseProposal(id) ? 'accepted' : 'rejected'),
    destroyOutline: async (processId, id) => (worlds.get(processId)?.destroyOutline(id) ? 'accepted' : 'rejected'),
    endAsNotAgreed: async (processId) => (worlds.get(processId)?.endAsNotAgreed() ? 'accepted' : 'rejected'),
  }
}
