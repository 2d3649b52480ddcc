import { randomUUID } from 'node:crypto'
import type { Rejection } from '@concord/domain/shared'
import type pg from 'pg'
import { validate as isUuid } from 'uuid'
import { type Actor, subjectOf } from '../actor.ts'
import { inTransaction, RolledBack, type Sql, type Write } from '../connection.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { madeBy, promiseId } from './identifiers.ts'
import { bringPromises, insertTexts, replaceGrants } from './keeping.ts'
import { findRoot, holdsRight, mayOpen, type NamedRoot } from './rights.ts'
import { type SealedCommand, sealCommand } from './sealing.ts'
import type { AnyStore } from './store.ts'

export type Submission = {
  /** Random, made with the form: a repeat of an accepted one is told the same. */
  readonly submissionId: string
  readonly name: string
  readonly input: unknown
  readonly root?: NamedRoot
}
export type Performed =
  | { readonly kind: 'accepted'; readonly rootId: string; readonly made: (name: string) => string }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'notFound' }
  /** The submission id was accepted before with other content. */
  | { readonly kind: 'conflict' }

type Parts = { readonly pool: pg.Pool; readonly ring: KeyRing; readonly digestKey: Buffer }

const malformed = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Performed => ({
  kind: 'rejected',
  rejections: issues.map(({ path, message }) => ({
    code: 'MALFORMED',
    rule: null,
    field: path.length > 0 ? path.join('.') : null,
    severity: 'must',
    message,
  })),
})

/** One command on its way: what every step needs to know of it. */
type Journey = {
  readonly sql: Sql
  readonly write: Write
  readonly store: AnyStore
  readonly actor: Actor
  readonly submissionId: string
  readonly sealed: SealedCommand
  readonly rootId: string
  readonly made: (name: string) => string
  readonly opens: boolean
}

const spend = async ({ sql, actor, submissionId, rootId, sealed }: Journey): Promise<boolean> => {
  const inserted = await sql(
    `insert into advice.submission (actor, submission_id, root_id, command, digest, accepted_at)
     values ($1, $2, $3, $4, $5, app.now()) on conflict do nothing returning 1`,
    [subjectOf(actor), submissionId, rootId, sealed.command.name, sealed.digest],
  )
  return inserted.length > 0
}

const whatWasToldBefore = async (journey: Journey): Promise<Performed> => {
  const { sql, actor, submissionId, rootId, sealed, made } = journey
  const [earlier] = await sql<{ digest: Buffer; root_id: string }>(
    'select digest, root_id from advice.submission where actor = $1 and submission_id = $2',
    [subjectOf(actor), submissionId],
  )
  const same = earlier?.digest.equals(sealed.digest) && earlier.root_id === rootId
  return same ? { kind: 'accepted', rootId, made } : { kind: 'conflict' }
}

const lock = async (sql: Sql, rootId: string): Promise<boolean> =>
  (await sql('select 1 from advice.root where id = $1 for update', [rootId])).length > 0

const instant = async (sql: Sql): Promise<string> => {
  const [clock] = await sql<{ now: Date }>("select date_trunc('milliseconds', app.now()) as now")
  return clock?.now.toISOString() ?? ''
}

// The lock is a statement of its own, and the right is looked for again behind it: what one statement joins after waiting
// for a lock is older than the lock.
const rightsAround = ({ sql, store, actor, rootId, sealed, opens }: Journey): readonly Promise<boolean>[] =>
  opens
    ? [mayOpen(sql, actor, store.mayOpen)]
    : [holdsRight(sql, rootId, sealed.command.name), lock(sql, rootId), holdsRight(sql, rootId, sealed.command.name)]

/** Everything up to the decision, sent together in this order and run one after the other: one round trip. */
const askAll = async (journey: Journey) => {
  const { sql, write, store, actor, made, rootId, sealed, opens } = journey
  write("select set_config('app.root', $1, true)", [rootId])
  const [isFresh, rights, now, before, facts] = await Promise.all([
    spend(journey),
    Promise.all(rightsAround(journey)),
    instant(sql),
    opens ? null : store.load(sql, rootId),
    store.contextFor(sql, sealed.command, { actor, made }),
  ])
  return { isFresh, isAllowed: rights.every(Boolean) && (opens || before !== null), now, before, facts }
}

/** Saves what was decided: everything is sent without waiting, and travels with the commit. */
const keep = async (journey: Journey, now: string, before: unknown, after: unknown): Promise<void> => {
  const { write, store, actor, rootId, sealed, opens } = journey
  if (opens) {
    write('insert into advice.root (id, kind, opened_at) values ($1, $2, $3)', [rootId, store.kind, now])
    const process = [rootId, randomUUID(), store.service]
    write('insert into advice.process (root_id, process_id, service) values ($1, $2, $3)', process)
  }
  replaceGrants(write, rootId, store.openedAt(after), store.grantsOf(after))
  insertTexts(write, rootId, sealed.texts)
  await store.save(write, before, after)
  const owedBefore = before === null ? [] : store.promisesOf(before)
  const owed = store.promisesOf(after)
  const kept = owedBefore
    .filter((promise) => store.wasKept(after, promise))
    .map((promise) => promiseId(rootId, promise))
  bringPromises(write, rootId, now, owed, kept)
  const { name, partyId } = sealed.command as { name: string; partyId?: string }
  write(
    'insert into advice.history (root_id, occurred_at, actor_kind, actor, command, concerns) values ($1, $2, $3, $4, $5, $6)',
    [rootId, now, actor.kind, subjectOf(actor), name, partyId ?? null],
  )
  const stageMoved = before === null || store.stageOf(before) !== store.stageOf(after)
  if (stageMoved || JSON.stringify(owedBefore) !== JSON.stringify(owed))
    write('insert into advice.outbox (root_id, made_at) values ($1, $2)', [rootId, now])
}

const decideAndKeep = async (journey: Journey): Promise<Performed> => {
  const { store, actor, rootId, made, sealed } = journey
  const refuse = (answer: Performed): never => {
    throw new RolledBack(answer)
  }
  const { isFresh, isAllowed, now, before, facts } = await askAll(journey)
  if (!isFresh) return refuse(await whatWasToldBefore(journey))
  if (!isAllowed) return refuse({ kind: 'notFound' })
  const context = { ...facts, now }
  const breaches = store.decide(before, sealed.command, context)
  if (breaches.length > 0)
    return refuse({ kind: 'rejected', rejections: breaches.map((breach) => store.explain(breach, actor.kind)) })
  await keep(journey, now, before, store.evolve(before, sealed.command, context))
  return { kind: 'accepted', rootId, made }
}

/**
 * The writing door: one root, one READ COMMITTED transaction, in the role that sees that root alone (README, How a command travels).
 * Two round trips: everything that is asked, with the beginning; everything that is kept, with the commit. Finding the root of
 * whoever is not bound to one takes a third. The order of the steps closes holes, and is that in which they are sent.
 */
export const performWith = (stores: readonly AnyStore[], { pool, ring, digestKey }: Parts) => {
  const storeOf = new Map(stores.flatMap((store) => Object.keys(store.schemas).map((name) => [name, store] as const)))

  return async (actor: Actor, { submissionId, name, input, root }: Submission): Promise<Performed> => {
    const store = storeOf.get(name)
    const schema = store?.schemas[name]
    if (!store || !schema) return { kind: 'notFound' }
    if (!isUuid(submissionId))
      return malformed([{ path: ['submissionId'], message: 'This form is not complete. Open the page again' }])
    const parsed = schema.safeParse(input)
    if (!parsed.success) return malformed(parsed.error.issues)

    const actorId = subjectOf(actor)
    const made = madeBy(actorId, submissionId)
    const typed = parsed.data as Record<string, unknown>
    const sealed = sealCommand(schema, name, typed, { ring, digestKey, actorId, made })
    const opens = name === store.opens

    return inTransaction<Performed>(pool, 'begin', async (sql, write) => {
      write("select set_config('app.actor', $1, true)", [actorId])
      const rootId = opens ? made('root') : await findRoot(sql, store, actor, root)
      if (rootId === null) throw new RolledBack<Performed>({ kind: 'notFound' })
      return decideAndKeep({ sql, write, store, actor, submissionId, sealed, rootId, made, opens })
    })
  }
}
