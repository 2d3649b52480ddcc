import type { Instant, Outcome, SystemService } from '@concord/domain/shared'
import type { CommandResult, MediationFacts } from '@concord/workflows/activities'
import type { DisclosureFacts } from '@concord/workflows/disclosure-activities'

/** A process whose doorbell is to be rung: a command left it in the outbox. */
export type Bell = { readonly outboxId: string; readonly service: SystemService; readonly processId: string }

/** A sending that this attempt alone may make, until its lease ends (60 s of the machine clock). */
export type Claim = {
  readonly effectId: string
  readonly attemptId: string
  readonly rootId: string
  /** `signInCode`, `linkAgain`, or the kind of the promise that is kept. */
  readonly kind: string
  /** The party it goes to. */
  readonly recipient: string
  readonly occurrence: number
  /** Opened under this claim alone; it is never kept and never logged. */
  readonly address: string
  /** A party comes by a personal link; staff sign in. */
  readonly audience: 'party' | 'staff'
}
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'done' | 'refused' | 'uncertain' | 'cancelled' | 'notDue' | 'underWay' }

/** A hand-over of a promise, as the case is told of it. */
export type HandOverToTell = Pick<Claim, 'rootId' | 'kind' | 'recipient' | 'occurrence'> & { readonly outcome: Outcome }

/** What the worker asks of PostgreSQL for the wall of advice. `connectRecords` makes it of `packages/records`. */
export type AdviceWork = {
  /** The database's own clock, without offset. */
  machineNow(): Promise<Instant>
  /** Whether each role sees its canary. */
  answers(): Promise<boolean>
  /** Claims up to `most` bells and rings each; those that rang are marked, one by one. Answers how many. */
  ringBells(most: number, ring: (bell: Bell) => Promise<void>): Promise<number>
  /** Puts bells in the outbox for what is due and not done, or owed without a run. Answers how many. */
  reconcile(): Promise<number>
  /** Null where there is no such process. */
  mediationFacts(processId: string): Promise<MediationFacts | null>
  disclosureFacts(processId: string): Promise<DisclosureFacts | null>
  claim(effectId: string): Promise<ClaimAnswer>
  /** `notHandedOver`: surely nothing was accepted; planned again. */
  settle(claim: Claim, how: 'done' | 'refused' | 'notHandedOver', reference: string): Promise<void>
  /** Effects that no promise carries: codes, links asked for again. Oldest first. */
  unpromised(most: number): Promise<readonly string[]>
  /** A settled sending of which the case has not been told, because an attempt stopped in between. */
  untold(effectId: string): Promise<HandOverToTell | null>
  /** Commits the hash of a new personal link, and answers its token. */
  makeLink(partyId: string): Promise<string>
  /** Commits the hash of a new code, and answers its six digits. */
  makeCode(partyId: string): Promise<string>
  /** `recordHandOver`, or its like of the service whose sending it is, with the effect's id as submission id: a repeat is accepted and changes nothing. */
  recordHandOver(effectId: string, told: HandOverToTell): Promise<CommandResult>
  /** AM-5: `endAsNotAgreed`, with the promise's id as submission id. */
  endAsNotAgreed(processId: string, promiseId: string): Promise<CommandResult>
  /** AM-1: `lapseProposal`, in the same way. */
  lapseProposal(processId: string, promiseId: string): Promise<CommandResult>
  /** AM-10: the key of the outline that this promise names dies, and is then recorded to be dead. A repeat does no harm. */
  destroyOutline(processId: string, promiseId: string): Promise<CommandResult>
  /** AM-9: `tellParticipants`, with the promise's id as submission id. */
  tellParticipants(processId: string, promiseId: string): Promise<CommandResult>
  close(): Promise<void>
}
