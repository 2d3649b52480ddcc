import type { DisclosurePromiseKind, DisclosureStage } from '@concord/domain/safety-disclosure'
import type { Facts } from '../shared/facts.ts'
import type { CommandResult, HandOverResult } from '../shared/results.ts'

/** What the process may know of a disclosure: when to look, never what to do, nothing that was written, and nothing of the mediation. */
export type DisclosureFacts = Facts<DisclosureStage, DisclosurePromiseKind>

/** What the process asks of the world. Arguments and results are ids, words of a list and instants. A fault is thrown, and tried again. */
export type DisclosureActivities = {
  /** The facts of now; null where there is no such process. */
  loadDisclosureFacts(processId: string): Promise<DisclosureFacts | null>
  /** Sends what was promised, once: claimed against the grants of this moment, then told to the disclosure. */
  handOver(promiseId: string): Promise<HandOverResult>
  /** AM-9: the command `tellParticipants`, decided anew under the lock; the promise's id is its submission id. */
  tellParticipants(processId: string, promiseId: string): Promise<CommandResult>
}
