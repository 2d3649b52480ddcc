import type { SendingKind } from '@concord/domain/assisted-mediation'
import type { Instant, Outcome, SystemService } from '@concord/domain/shared'
import type { MediationFacts } from '@concord/workflows/activities'

/** A doorbell that a command left in the outbox. */
export type Bell = { readonly id: string; readonly service: SystemService; readonly processId: string }

/** A sending that this worker alone may make now, until its lease ends (60 s of the machine clock). */
export type Claim = {
  readonly effectId: string
  readonly attemptId: string
  readonly kind: SendingKind | 'signInCode' | 'linkAgain'
  /** The party it goes to. */
  readonly recipient: string
  /** What `recordHandOver` names; null where the case is not told of it (codes, links asked for again). */
  readonly promise: { readonly kind: SendingKind; readonly partyId: string; readonly occurrence: number } | null
}
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  /** Settled before by an earlier attempt: the case may not have been told yet. */
  | { readonly kind: 'settled'; readonly state: 'done' | 'refused' | 'uncertain' | 'cancelled'; readonly claim: Claim }
  | { readonly kind: 'notDue' }
  | { readonly kind: 'underWay' }

/** What the worker asks of PostgreSQL for the wall of advice (`packages/records`). Nothing in it is kept or logged. */
export type AdviceWork = {
  /** The instants of both clocks. The machine clock is compared with the worker's own. */
  clocks(): Promise<{ readonly serviceNow: Instant; readonly machineNow: Instant }>
  /** Whether every role sees its canary row. */
  canary(): Promise<boolean>

  /** Claims up to `limit` unrung bells, rings each, and marks those that rang, one by one. Answers how many rang and failed. */
  ringBells(
    limit: number,
    ring: (bell: Bell) => Promise<void>,
  ): Promise<{ readonly rung: number; readonly failed: number }>
  /** Puts a bell in the outbox for every process with something due and not done. Answers how many. */
  ringWhatIsDue(): Promise<number>
  /** Processes that owe something, in the order of their ids, after the given one. */
  openProcesses(after: string | null, limit: number): Promise<readonly Omit<Bell, 'id'>[]>

  mediationFacts(processId: string): Promise<MediationFacts | null>
  claim(effectId: string): Promise<ClaimAnswer>
  /** Codes, and links asked for again, that wait to be sent. */
  waitingForTheRelay(limit: number): Promise<readonly string[]>
  /** The address under this open effect, and nothing else. */
  addressOf(claim: Claim): Promise<string>
  /** Commits the hash of a new personal link's token before it is handed over; answers the token. */
  makeLink(claim: Claim): Promise<string>
  /** Commits the hash of a new code before it is handed over; answers the six digits. */
  makeCode(claim: Claim): Promise<string>
  settle(claim: Claim, outcome: 'done' | 'refused', reference: string | null): Promise<void>
  /** Nothing was accepted: planned again. */
  putBack(claim: Claim): Promise<void>

  /** Tells the case what came of it (`recordHandOver`, submission id = the effect's). A repeat is accepted and changes nothing. */
  recordHandOver(claim: Claim, outcome: Outcome): Promise<'accepted' | 'rejected'>
  endAsNotAgreed(processId: string, promiseId: string): Promise<'accepted' | 'rejected'>
  close(): Promise<void>
}
