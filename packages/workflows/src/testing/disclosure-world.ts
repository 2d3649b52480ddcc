import {
  type Disclosure,
  type DisclosureActor,
  type DisclosureCommand,
  type DisclosurePromiseKind,
  type DisclosureSendingKind,
  decide,
  evolve,
  promisesOf,
} from '@concord/domain/safety-disclosure'
import type { Instant, Owed } from '@concord/domain/shared'
import {
  aDisclosure,
  disclosureContextOf,
  disclosureRecipient,
  disclosureService,
  disclosureWriter,
  secondPerson,
} from '@concord/domain/testing'
import type { DisclosureActivities } from '../safety-disclosure/activities.ts'
import type { HandOverResult } from '../shared/results.ts'
import type { Mail } from './mediation-world.ts'
import { stableId } from './stable-id.ts'

const reason = { textId: 'why', length: 3 }

/** One disclosure in memory, decided by the real domain, with its own clock. */
export const createDisclosureWorld = (processId: string) => {
  const begun = aDisclosure()
  let state: Disclosure = begun.state
  let now: Instant = begun.now
  let mail: Mail = 'takes'
  let beforeTelling = () => {}
  const deliveries: string[] = []
  const rejected: string[] = []

  const promiseId = ({ kind, partyId, occurrence }: Pick<Owed, 'kind' | 'partyId' | 'occurrence'>) =>
    stableId(processId, kind, partyId ?? '', String(occurrence))

  const command = (actor: DisclosureActor, given: DisclosureCommand): boolean => {
    const context = disclosureContextOf(actor, now)
    const breaches = decide(state, given, context)
    rejected.push(...breaches.map(({ code }) => code))
    if (breaches.length === 0) state = evolve(state, given, context)
    return breaches.length === 0
  }

  const facts = () => {
    const owed = promisesOf(state)
    return {
      asOf: now,
      stage: state.stage,
      needsPerson: owed.some(({ nature }) => nature === 'task'),
      owed: owed.flatMap(({ nature, ...one }) =>
        nature === 'sending' || nature === 'decision'
          ? [{ id: promiseId(one), kind: one.kind as DisclosurePromiseKind, nature, dueAt: one.dueAt }]
          : [],
      ),
    }
  }

  const handOver = (id: string): HandOverResult => {
    const owed = promisesOf(state).find((one) => promiseId(one) === id)
    if (!owed || owed.dueAt === null || owed.dueAt > now) return 'notDue'
    if (mail === 'down') throw new Error('connect ECONNREFUSED')
    const told = {
      kind: owed.kind as DisclosureSendingKind,
      partyId: owed.partyId ?? '',
      occurrence: owed.occurrence,
    }
    if (mail === 'takes') deliveries.push(`${told.kind} ${told.partyId} ${told.occurrence} ${now.slice(0, 16)}`)
    command(disclosureService, {
      name: 'recordDisclosureHandOver',
      ...told,
      outcome: mail === 'takes' ? 'handedOver' : 'refused',
    })
    return mail === 'takes' ? 'done' : 'refused'
  }

  return {
    processId,
    facts,
    handOver,
    rejected,
    promiseIds: () => promisesOf(state).map(promiseId),
    tellParticipants: () => {
      beforeTelling()
      return command(disclosureService, { name: 'tellParticipants' })
    },
    /** Somebody acts in the moment between the look and the command. */
    justBeforeTelling: (act: () => void) => {
      beforeTelling = act
    },
    state: () => state,
    view: () => command(secondPerson, { name: 'viewDisclosure' }),
    acknowledge: () => command(disclosureRecipient, { name: 'acknowledgeDisclosure' }),
    sayWhyNot: (who: 'writer' | 'second') =>
      command(who === 'writer' ? disclosureWriter : secondPerson, { name: 'doNotTell', reason }),
    moveTo: (instant: Instant) => {
      if (instant > now) now = instant
    },
    mailNow: (next: Mail) => {
      mail = next
    },
    /** What went out so far, in order: `disclosureNotice commissioner 1 2026-03-02T14:30`. */
    sent: (kind?: DisclosureSendingKind) =>
      deliveries.filter((one) => kind === undefined || one.startsWith(`${kind} `)),
  }
}
export type DisclosureWorld = ReturnType<typeof createDisclosureWorld>

/** The activities over all worlds of a test file. */
export const disclosureActivitiesOver = (worlds: ReadonlyMap<string, DisclosureWorld>): DisclosureActivities => {
  const owning = (promiseId: string) => [...worlds.values()].find((world) => world.promiseIds().includes(promiseId))
  return {
    loadDisclosureFacts: async (processId) => worlds.get(processId)?.facts() ?? null,
    handOver: async (promiseId) => owning(promiseId)?.handOver(promiseId) ?? 'notDue',
    tellParticipants: async (processId) => (worlds.get(processId)?.tellParticipants() ? 'accepted' : 'rejected'),
  }
}
