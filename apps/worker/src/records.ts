import { outlineKeyName } from '@concord/domain/assisted-mediation'
import { disclosureMayGoOnceMore } from '@concord/domain/safety-disclosure'
import type { Instant, Nature, SystemService } from '@concord/domain/shared'
import { createAdviceWork, createPlatformRecords, type MortalKeys, type Performed } from '@concord/records'
import type { CommandResult } from '@concord/workflows/activities'
import type { AdviceWork } from './work.ts'

export type RecordsParts = {
  readonly workerUrl: string
  readonly decideUrl: string
  readonly signInUrl: string
  /** As in the environment: JSON. */
  readonly vaultKeys: string
  readonly digestKey: string
  readonly leaseSeconds?: number
  /** The worker can destroy mortal keys, and never use them. */
  readonly keys: Pick<MortalKeys, 'destroy'>
}

const mediation = { kind: 'system', service: 'assisted-mediation' } as const
const disclosure = { kind: 'system', service: 'safety-disclosure' } as const

/** How each service's cases are told of a hand-over. */
const telling = {
  recordHandOver: mediation,
  recordDisclosureHandOver: disclosure,
} as const
const toldBy = (kind: string): keyof typeof telling =>
  kind in disclosureMayGoOnceMore ? 'recordDisclosureHandOver' : 'recordHandOver'

/** A rejection is data; what is not there, or clashes, is a fault to look into. */
const resultOf = (performed: Performed): CommandResult => {
  if (performed.kind === 'accepted' || performed.kind === 'rejected') return performed.kind
  throw new Error('COMMAND_NOT_FOUND_OR_IN_CONFLICT')
}

type OwedFact<Kind> = {
  readonly id: string
  readonly kind: Kind
  readonly nature: Nature
  readonly dueAt: Instant | null
}
/** What may cross to Temporal: the root and the parties are no business of its. */
const contentFree = <Stage extends string, Kind extends string>(
  facts: {
    readonly asOf: Instant
    readonly stage: Stage
    readonly needsPerson: boolean
    readonly owed: readonly OwedFact<Kind>[]
  } | null,
) =>
  facts && {
    asOf: facts.asOf,
    stage: facts.stage,
    needsPerson: facts.needsPerson,
    // A task waits for a person, and not for the process.
    owed: facts.owed.flatMap(({ id, kind, nature, dueAt }) => (nature === 'task' ? [] : [{ id, kind, nature, dueAt }])),
  }

/** The worker's port over `packages/records`: connections are made when they are first used, and again after they broke. */
export const connectRecords = ({ signInUrl, keys, ...parts }: RecordsParts): AdviceWork => {
  const work = createAdviceWork(parts)
  const platform = createPlatformRecords({ signInUrl, digestKey: parts.digestKey })
  const { outbox, effects, loadFacts, perform } = work

  const decided = async (rootId: string, promiseId: string, name: string, input: object): Promise<CommandResult> =>
    resultOf(await perform(mediation, { submissionId: promiseId, name, input, root: { id: rootId } }))
  /** Whom a promise concerns; null where it is owed no longer. */
  const owing = async (processId: string, promiseId: string) => {
    const facts = await loadFacts('assisted-mediation', processId)
    const found = facts?.owed.find(({ id }) => id === promiseId)
    return facts && found?.partyId
      ? { rootId: facts.rootId, partyId: found.partyId, occurrence: found.occurrence }
      : null
  }

  return {
    machineNow: async () => {
      const { rows } = await platform.pool.query<{ now: Date }>('select app.machine_now() as now')
      return rows[0]?.now.toISOString() ?? ''
    },
    answers: async () => (await work.seesCanary()) && (await platform.answers()),
    ringBells: (most, ring) => outbox.ring(most, (bell) => ring({ ...bell, service: bell.service as SystemService })),
    reconcile: () => outbox.reconcile(),
    mediationFacts: async (processId) => contentFree(await loadFacts('assisted-mediation', processId)),
    disclosureFacts: async (processId) => contentFree(await loadFacts('safety-disclosure', processId)),
    claim: async (effectId) => {
      const answer = await effects.claim(effectId)
      if (answer.kind !== 'claimed') return answer
      const { address, ...claim } = answer.claim
      if (address !== null) return { kind: 'claimed', claim: { ...claim, address, audience: 'party' } }
      const ofStaff = await platform.staff.addressOf(claim.recipient)
      if (ofStaff === null) throw new Error('ADDRESS_NOT_OPENED')
      return { kind: 'claimed', claim: { ...claim, address: ofStaff, audience: 'staff' } }
    },
    settle: (claim, how, reference) => effects.settle(claim, how, reference),
    unpromised: (most) => effects.unpromised(most),
    untold: (effectId) => effects.untold(effectId),
    makeLink: (partyId) => platform.links.make(partyId),
    makeCode: (partyId) => platform.codes.make(partyId),
    recordHandOver: async (effectId, { rootId, kind, recipient, occurrence, outcome }) =>
      resultOf(
        await perform(telling[toldBy(kind)], {
          submissionId: effectId,
          name: toldBy(kind),
          input: { kind, partyId: recipient, occurrence, outcome },
          root: { id: rootId },
        }),
      ),
    endAsNotAgreed: async (processId, promiseId) => {
      const facts = await loadFacts('assisted-mediation', processId)
      return facts ? decided(facts.rootId, promiseId, 'endAsNotAgreed', {}) : 'rejected'
    },
    lapseProposal: async (processId, promiseId) => {
      const found = await owing(processId, promiseId)
      if (found === null) return 'rejected'
      const { rootId, partyId, occurrence } = found
      return decided(rootId, promiseId, 'lapseProposal', { mediatorId: partyId, occurrence })
    },
    destroyOutline: async (processId, promiseId) => {
      const found = await owing(processId, promiseId)
      if (found === null) return 'rejected'
      // First the key, then the record of it: what stops in between is done again, and destroying is idempotent.
      await keys.destroy(outlineKeyName(found.partyId))
      return decided(found.rootId, promiseId, 'recordDestruction', { partyId: found.partyId })
    },
    tellParticipants: async (processId, promiseId) => {
      const facts = await loadFacts('safety-disclosure', processId)
      if (facts === null) return 'rejected'
      const root = { id: facts.rootId }
      return resultOf(await perform(disclosure, { submissionId: promiseId, name: 'tellParticipants', input: {}, root }))
    },
    close: async () => {
      await work.close()
      await platform.close()
    },
  }
}
