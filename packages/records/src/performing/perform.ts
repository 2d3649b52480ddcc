import { randomUUID } from 'node:crypto'
import type { SealedText } from '@concord/domain/shared'
import type pg from 'pg'
import { validate as isUuid } from 'uuid'
import { type Actor, type Partner, subjectOf } from '../actor.ts'
import { inTransaction, RolledBack, type Sql, type Write } from '../connection.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { KeyDestroyed, KeyMissing, type MortalKeys } from '../vault/mortal-keys.ts'
import { draftId, madeBy, promiseId } from './identifiers.ts'
import { bringPromises, insertTexts, keepReasons, replaceDrafts, replaceGrants } from './keeping.ts'
import { keepMarks, lockMarks, marksOf } from './marking.ts'
import { findRoot, hasRole, holdsRight, lock, lockParent } from './rights.ts'
import { type SealedCommand, sealCommand } from './sealing.ts'
import type { AnyStore, DecisionContext } from './store.ts'
import { malformed, type Performed, type Submission, spend, whatWasToldBefore } from './submission.ts'

type Parts = {
  readonly pool: pg.Pool
  readonly ring: KeyRing
  readonly digestKey: Buffer
  readonly mortalKeys: MortalKeys
}

/** One command on its way: what every step needs to know of it. */
type Journey = {
  readonly sql: Sql
  readonly write: Write
  readonly store: AnyStore
  readonly actor: Exclude<Actor, Partner>
  readonly submissionId: string
  readonly sealed: SealedCommand
  readonly rootId: string
  readonly parentId: string | null
  readonly made: (name: string) => string
  readonly opens: boolean
}

const refuse = (answer: Performed): never => {
  throw new RolledBack(answer)
}
const isRoot = "select set_config('app.root', $1, true)"

// The lock is a statement of its own, and the right is looked for again behind it: what one statement joins after waiting
// for a lock is older than the lock.
const rightsAround = ({ sql, store, actor, rootId, parentId, sealed, opens }: Journey): readonly Promise<boolean>[] => {
  const { name } = sealed.command
  if (parentId !== null && store.opensUnder)
    return [
      holdsRight(sql, parentId, name),
      lockParent(sql, parentId, store.opensUnder),
      holdsRight(sql, parentId, name),
    ]
  if (opens) return [hasRole(sql, actor, store.mayOpen)]
  const roles = store.mayByRole?.[name] ?? []
  const may = async () => (await Promise.all([holdsRight(sql, rootId, name), hasRole(sql, actor, roles)])).some(Boolean)
  return [may(), lock(sql, rootId), may()]
}

const instant = async (sql: Sql): Promise<string> => {
  const [clock] = await sql<{ now: Date }>("select date_trunc('milliseconds', app.now()) as now")
  return clock?.now.toISOString() ?? ''
}

/** Everything up to the decision, sent together in this order and run one after the other: one round trip. */
const askAll = async (journey: Journey) => {
  const { sql, write, store, actor, made, rootId, parentId, sealed, opens } = journey
  write(isRoot, [parentId ?? rootId])
  const isFresh = sealed.isDraft || spend(journey)
  lockMarks(write, sealed.marks)
  const rights = Promise.all(rightsAround(journey))
  const [fresh, held, now, before, facts] = await Promise.all([
    isFresh,
    rights,
    instant(sql),
    opens ? null : store.load(sql, rootId),
    store.contextFor(sql, sealed.command, { actor, made, marks: marksOf(sealed.marks), parentId }),
  ])
  const isAllowed = held.every(Boolean) && (opens || before !== null)
  return { isFresh: fresh, isAllowed, before, context: { ...facts, now } as DecisionContext }
}

const keepOpening = ({ write, store, rootId, parentId }: Journey, now: string): void => {
  if (parentId !== null) write(isRoot, [rootId])
  write('insert into advice.root (id, kind, opened_at) values ($1, $2, $3)', [rootId, store.kind, now])
  if (store.service === null) return
  const process = [rootId, randomUUID(), store.service]
  write('insert into advice.process (root_id, process_id, service) values ($1, $2, $3)', process)
}

/** The state, and what follows from it. @returns whether the stage or what is owed has changed */
const keepState = async (
  { write, store, rootId }: Journey,
  now: string,
  before: unknown,
  after: unknown,
): Promise<boolean> => {
  replaceGrants(write, rootId, store.openedAt(after), store.grantsOf(after))
  await store.save(write, before, after)
  const owedBefore = before === null ? [] : store.promisesOf(before)
  const owed = store.promisesOf(after)
  const kept = owedBefore
    .filter((promise) => store.wasKept(after, promise))
    .map((promise) => promiseId(rootId, promise))
  bringPromises(write, rootId, now, owed, kept)
  const stageMoved = before === null || store.stageOf(before) !== store.stageOf(after)
  return stageMoved || JSON.stringify(owedBefore) !== JSON.stringify(owed)
}

type GivenCommand = {
  readonly name: string
  readonly partyId?: string
  readonly reasons?: Readonly<Record<string, SealedText | undefined>>
}

/** Saves what was decided: everything is sent without waiting, and travels with the commit. */
const keep = async (journey: Journey, now: string, before: unknown, after: unknown): Promise<void> => {
  const { write, store, actor, rootId, sealed, opens } = journey
  if (opens) keepOpening(journey, now)
  insertTexts(write, rootId, sealed)
  const mustRing = await keepState(journey, now, before, after)
  keepMarks(write, rootId, sealed.marks)
  const { name, partyId, reasons } = sealed.command as GivenCommand
  keepReasons(write, rootId, now, name, reasons)
  write(
    'insert into advice.history (root_id, occurred_at, actor_kind, actor, command, concerns) values ($1, $2, $3, $4, $5, $6)',
    [rootId, now, actor.kind, subjectOf(actor), name, partyId ?? null],
  )
  if (mustRing && store.service !== null)
    write('insert into advice.outbox (root_id, made_at) values ($1, $2)', [rootId, now])
}

/** A draft counts for nothing: no history, no bell, and nothing follows from it unless it has changed the state. */
const keepDraft = async (journey: Journey, now: string, before: unknown, after: unknown): Promise<void> => {
  replaceDrafts(journey.write, journey.rootId, journey.sealed)
  if (JSON.stringify(before) !== JSON.stringify(after)) await keepState(journey, now, before, after)
}

const decideAndKeep = async (journey: Journey): Promise<Performed> => {
  const { store, actor, rootId, made, sealed } = journey
  const { isFresh, isAllowed, before, context } = await askAll(journey)
  if (!isFresh) return refuse(await whatWasToldBefore(journey))
  if (!isAllowed) return refuse({ kind: 'notFound' })
  const breaches = store.decide(before, sealed.command, context)
  if (breaches.length > 0)
    return refuse({ kind: 'rejected', rejections: breaches.map((breach) => store.explain(breach, actor.kind)) })
  const after = store.evolve(before, sealed.command, context)
  await (sealed.isDraft ? keepDraft : keep)(journey, context.now, before, after)
  return { kind: 'accepted', rootId, made }
}

/** A rule across roots that another command kept from being seen in time: PostgreSQL has refused what the rules let through. */
const clashOf = (store: AnyStore, { kind }: Journey['actor'], fault: unknown): Performed => {
  const breach = store.clashes?.[(fault as { constraint?: string }).constraint ?? '']
  if (!breach) throw fault
  return { kind: 'rejected', rejections: [store.explain(breach, kind)] }
}

const isGone = (fault: unknown): boolean => fault instanceof KeyDestroyed || fault instanceof KeyMissing

// A destroyed name stays destroyed, and the rules say what that means for the command.
const makeKeys = async (keys: MortalKeys, names: readonly string[]): Promise<void> => {
  for (const name of names)
    await keys.make(name).catch((fault) => {
      if (!isGone(fault)) throw fault
    })
}

/**
 * The writing door: one root, one READ COMMITTED transaction, in the role that sees that root alone (README, How a command travels).
 * Two round trips: everything that is asked, with the beginning; everything that is kept, with the commit. Finding the root of
 * whoever is not bound to one takes a third. The order of the steps closes holes, and is that in which they are sent.
 */
export const performWith = (stores: readonly AnyStore[], { pool, mortalKeys, ...parts }: Parts) => {
  const storeOf = new Map(stores.flatMap((store) => Object.keys(store.schemas).map((name) => [name, store] as const)))
  const storeOfKind = new Map(stores.map((store) => [store.kind, store] as const))

  return async (actor: Actor, { submissionId, name, input, root, parent }: Submission): Promise<Performed> => {
    if (actor.kind === 'partner') return { kind: 'notFound' }
    const store = storeOf.get(name)
    const schema = store?.schemas[name]
    if (!store || !schema) return { kind: 'notFound' }
    if (!isUuid(submissionId))
      return malformed([{ path: ['submissionId'], message: 'This form is not complete. Open the page again' }])
    const parsed = schema.safeParse(input)
    if (!parsed.success) return malformed(parsed.error.issues)

    const actorId = subjectOf(actor)
    const made = madeBy(actorId, submissionId)
    const opens = name === store.opens
    const isDraft = !opens && (store.drafts ?? []).includes(name)
    const parentStore = opens && parent && store.opensUnder ? storeOfKind.get(store.opensUnder) : undefined
    await makeKeys(mortalKeys, store.keysBefore?.(name, actorId) ?? [])

    const performed = inTransaction<Performed>(pool, 'begin', async (sql, write) => {
      write("select set_config('app.actor', $1, true)", [actorId])
      const rootId = opens ? made('root') : await findRoot(sql, store, actor, root)
      const parentId = parentStore ? await findRoot(sql, parentStore, actor, parent) : null
      if (rootId === null || (opens && parent && parentId === null)) return refuse({ kind: 'notFound' })
      const sealed = await sealCommand(schema, name, parsed.data as Record<string, unknown>, {
        ...parts,
        mortalKeys,
        keyOf: store.keyOf ?? (() => null),
        actorId,
        made,
        draftIdOf: isDraft ? (ownerId, place) => draftId(rootId, ownerId, place) : null,
      }).catch((fault) => (isGone(fault) ? refuse({ kind: 'notFound' }) : Promise.reject(fault)))
      return decideAndKeep({ sql, write, store, actor, submissionId, sealed, rootId, parentId, made, opens })
    })
    return performed.catch((fault) => clashOf(store, actor, fault))
  }
}
