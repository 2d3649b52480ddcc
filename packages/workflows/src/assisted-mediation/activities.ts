import type { PromiseKind, Stage } from '@concord/domain/assisted-mediation'
import type { Facts } from '../shared/facts.ts'
import type { CommandResult, HandOverResult } from '../shared/results.ts'

/** What the process may know of a mediation: when to look, never what to do, and nothing that a person wrote or is called. */
export type MediationFacts = Facts<Stage, PromiseKind>

export type { CommandResult, HandOverResult } from '../shared/results.ts'

/**
 * What the process asks of the world. Arguments and results are ids, words of a list, numbers and instants.
 * A fault is thrown, and tried again.
 */
export type MediationActivities = {
  /** The facts of now; null where there is no such process. Of several overdue reminders to one person only the last is among them. */
  loadMediationFacts(processId: string): Promise<MediationFacts | null>
  /** Sends what was promised, once: claimed against the grants of this moment, then told to the case. */
  handOver(promiseId: string): Promise<HandOverResult>
  /** AM-5: the command `endAsNotAgreed`, decided anew under the lock; the promise's id is its submission id. */
  endAsNotAgreed(processId: string, promiseId: string): Promise<CommandResult>
  /** AM-1: the command `lapseProposal`, in the same way. */
  lapseProposal(processId: string, promiseId: string): Promise<CommandResult>
  /** AM-10: destroys the key of one outline, idempotently, and then records it: `recordDestruction`. */
  destroyOutline(processId: string, promiseId: string): Promise<CommandResult>
}
