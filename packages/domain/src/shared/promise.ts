import type { GrantVerb } from './access-policy.ts'
import type { Instant } from './calendar.ts'

/** Its name (kind, whom, occurrence) is a promise's identity for as long as the root exists. */
export type PromiseName = { readonly kind: string; readonly partyId: string | null; readonly occurrence: number }

/**
 * What is owed, to whom, by when. `dueAt` null: it has no instant yet, because it runs from a hand-over that is still to come.
 * A `sending` goes to the party; a `decision` is a command of the service itself; a `task` waits for a person; a `destruction`
 * is the end of somebody's key.
 */
export type Nature = 'sending' | 'decision' | 'task' | 'destruction'
export type Owed = PromiseName & { readonly dueAt: Instant | null; readonly nature: Nature }

/** A right on one root. `dataClass` is a class for the reading verbs, and the command's name for `do`. */
export type Grant = {
  readonly subject: string
  readonly dataClass: string
  readonly verb: GrantVerb
  readonly validFrom: Instant
  readonly validUntil: Instant | null
}

/** What came of a sending: taken by the mail system, or refused by it for good. */
export type Outcome = 'handedOver' | 'refused'
