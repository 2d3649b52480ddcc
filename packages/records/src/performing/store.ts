import type { ActorKind, Breach, Grant, Owed, Rejection } from '@concord/domain/shared'
import type { z } from 'zod'
import type { Actor, Partner } from '../actor.ts'
import type { Sql } from '../connection.ts'

export type DecisionContext = {
  readonly actor: Exclude<Actor, Partner>
  readonly now: string
  readonly made: (name: string) => string
}
type Named = { readonly name: string }

/**
 * What `perform` needs to know of one kind of root: the domain's functions, and how its state is kept.
 * `load` and `save` run under the root's lock, in the deciding role, whose policies admit exactly that root.
 */
export type RootStore<State, Command extends Named, Context extends DecisionContext> = {
  readonly kind: string
  readonly service: string
  readonly schemas: Readonly<Record<string, z.ZodType>>
  /** The command that makes a root, and the staff roles that may. */
  readonly opens: string
  readonly mayOpen: readonly string[]
  /** The root that a staff member names by its reference. */
  readonly findByReference: (sql: Sql, reference: string) => Promise<string | null>
  readonly load: (sql: Sql, rootId: string) => Promise<State | null>
  readonly save: (sql: Sql, before: State | null, after: State) => Promise<void>
  /** The reference facts that this command names, beside actor, now and made ids. */
  readonly contextFor: (sql: Sql, command: Command, context: DecisionContext) => Promise<Context>
  readonly decide: (state: State | null, command: Command, context: Context) => readonly Breach[]
  readonly evolve: (state: State | null, command: Command, context: Context) => State
  readonly explain: (breach: Breach, reader: ActorKind) => Rejection
  readonly grantsOf: (state: State) => readonly Grant[]
  readonly promisesOf: (state: State) => readonly Owed[]
  /** Whether a promise that is owed no longer was kept, rather than dropped. */
  readonly wasKept: (state: State, promise: Owed) => boolean
  readonly stageOf: (state: State) => string
  readonly openedAt: (state: State) => string
}
