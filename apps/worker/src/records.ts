import type { SystemService } from '@concord/domain/shared'
import { createAdviceWork, createPlatformRecords, type Performed } from '@concord/records'
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
}

const service = { kind: 'system', service: 'assisted-mediation' } as const

/** A rejection is data; what is not there, or clashes, is a fault to look into. */
const resultOf = (performed: Performed): CommandResult => {
  if (performed.kind === 'accepted' || performed.kind === 'rejected') return performed.kind
  throw new Error('COMMAND_NOT_FOUND_OR_IN_CONFLICT')
}

/** The worker's port over `packages/records`: connections are made when they are first used, and again after they broke. */
export const connectRecords = ({ signInUrl, ...parts }: RecordsParts): AdviceWork => {
  const work = createAdviceWork(parts)
  const platform = createPlatformRecords({ signInUrl, digestKey: parts.digestKey })
  const { outbox, effects, loadFacts, perform } = work

  return {
    machineNow: async () => {
      const { rows } = await platform.pool.query<{ now: Date }>('select app.machine_now() as now')
      return rows[0]?.now.toISOString() ?? ''
    },
    answers: async () => (await work.seesCanary()) && (await platform.answers()),
    ringBells: (most, ring) => outbox.ring(most, (bell) => ring({ ...bell, service: bell.service as SystemService })),
    reconcile: () => outbox.reconcile(),
    mediationFacts: async (processId) => {
      const facts = await loadFacts(processId)
      if (facts === null) return null
      const { asOf, stage, needsPerson, owed } = facts
      // Nothing else crosses: the root and the parties are no business of Temporal's.
      return {
        asOf,
        stage,
        needsPerson,
        owed: owed.map(({ id, kind, nature, dueAt }) => ({ id, kind, nature, dueAt })),
      }
    },
    claim: (effectId) => effects.claim(effectId),
    settle: (claim, how, reference) => effects.settle(claim, how, reference),
    unpromised: (most) => effects.unpromised(most),
    untold: (effectId) => effects.untold(effectId),
    makeLink: (partyId) => platform.links.make(partyId),
    makeCode: (partyId) => platform.codes.make(partyId),
    recordHandOver: async (effectId, { rootId, kind, recipient, occurrence, outcome }) =>
      resultOf(
        await perform(service, {
          submissionId: effectId,
          name: 'recordHandOver',
          input: { kind, partyId: recipient, occurrence, outcome },
          root: { id: rootId },
        }),
      ),
    endAsNotAgreed: async (processId, promiseId) => {
      const facts = await loadFacts(processId)
      if (facts === null) return 'rejected'
      return resultOf(
        await perform(service, {
          submissionId: promiseId,
          name: 'endAsNotAgreed',
          input: {},
          root: { id: facts.rootId },
        }),
      )
    },
    close: async () => {
      await work.close()
      await platform.close()
    },
  }
}
