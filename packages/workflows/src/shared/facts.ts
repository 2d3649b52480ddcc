import type { Instant } from '@concord/domain/shared'

/** Something owed: its id is the promise's, for ever. `dueAt` null: it has no instant until something else has happened. */
export type OwedFact<Kind extends string> = {
  readonly id: string
  readonly kind: Kind
  readonly nature: 'sending' | 'decision' | 'destruction'
  readonly dueAt: Instant | null
}

/** The facts of a process, of one moment. */
export type Facts<Stage extends string = string, Kind extends string = string> = {
  /** The service clock's instant at which all of this was true. */
  readonly asOf: Instant
  readonly stage: Stage
  /** Empty: nothing is open, and the process is over until something is. */
  readonly owed: readonly OwedFact<Kind>[]
  /** Whether something can go on only when a person has acted, such as correcting an address. */
  readonly needsPerson: boolean
}

/** What is due as of the facts' own instant: a timer that is a little early must not act. */
export const dueOf = <Kind extends string>({ asOf, owed }: Facts<string, Kind>): readonly OwedFact<Kind>[] =>
  owed.filter(({ dueAt }) => dueAt !== null && dueAt <= asOf)

/** The next instant still to come, or null. Instants sort as text. */
export const nextDueOf = ({ asOf, owed }: Facts): Instant | null =>
  owed
    .flatMap(({ dueAt }) => (dueAt !== null && dueAt > asOf ? [dueAt] : []))
    .sort()
    .at(0) ?? null
