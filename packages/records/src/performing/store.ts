import type { ActorKind, Breach, DataClass, Grant, Owed, Rejection } from '@concord/domain/shared'
import type { z } from 'zod'
import type { Actor, Partner } from '../actor.ts'
import type { Sql, Write } from '../connection.ts'
import type { Marks } from './marking.ts'

/** What every command is decided by, beside the state: who, when, and the ids of what it makes. */
export type DecisionContext = {
  readonly actor: Exclude<Actor, Partner>
  readonly now: string
  readonly made: (name: string) => string
}
/** The same before the instant is known, with what look-ups need: they are sent together with the question of the instant. */
export type Asking = Omit<DecisionContext, 'now'> & {
  /** Whom the command names; see `advice.is_marked` and its sisters. */
  readonly marks: Marks
  /** The root under which this one is opened; null for any other command. */
  readonly parentId: string | null
}
type Named = { readonly name: string }

/**
 * What `perform` needs to know of one kind of root: the domain's functions, and how its state is kept.
 * `load` and `save` run under the root's lock, in the deciding role, whose policies admit exactly that root.
 */
export type RootStore<State, Command extends Named, Context extends DecisionContext> = {
  readonly kind: string
  /** The service whose process follows such a root; null where nothing is owed and none does. */
  readonly service: string | null
  readonly schemas: Readonly<Record<string, z.ZodType>>
  /** The command that makes a root, and the staff roles that may. */
  readonly opens: string
  readonly mayOpen: readonly string[]
  /** Commands that a staff role may give on every root of the kind, where it is nobody's case. */
  readonly mayByRole?: Readonly<Record<string, readonly string[]>>
  /**
   * The kind of root under which one may be opened by whoever holds a `do` grant on that one, by the opening command's name.
   * What `contextFor` asks is then asked of the parent, whose row is locked FOR SHARE.
   */
  readonly opensUnder?: string
  /** Commands that replace their draft texts and count for nothing else: no submission, history entry or bell. */
  readonly drafts?: readonly string[]
  /** The name of the mortal key of this owner's text; demanded for every class whose texts are destroyed with their key. */
  readonly keyOf?: (dataClass: DataClass, ownerId: string) => string | null
  /** Mortal keys that are made before this command's transaction, because it opens their class. */
  readonly keysBefore?: (command: string, actorId: string) => readonly string[]
  /** Rules across roots that are Postgres constraints as well, by the constraint's name: what breaks one is refused, not a fault. */
  readonly clashes?: Readonly<Record<string, Breach>>
  /** The root that a staff member names by its reference. */
  readonly findByReference: (sql: Sql, reference: string) => Promise<string | null>
  readonly load: (sql: Sql, rootId: string) => Promise<State | null>
  /** Writes and does not wait: what it sends travels together with the commit. */
  readonly save: (write: Write, before: State | null, after: State) => void | Promise<void>
  /** The reference facts that this command names, beside what is in `asking`. The instant is added to them. */
  readonly contextFor: (sql: Sql, command: Command, asking: Asking) => Promise<Omit<Context, 'now'>>
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

// biome-ignore lint/suspicious/noExplicitAny: stores of different services stand in one list
export type AnyStore = RootStore<any, any, any>
