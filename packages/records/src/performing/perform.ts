import { randomUUID } from 'node:crypto'
import type { Rejection } from '@concord/domain/shared'
import type pg from 'pg'
import { validate as isUuid } from 'uuid'
import { type Actor, subjectOf } from '../actor.ts'
import { inTransaction, RolledBack, type Sql } from '../connection.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { madeBy, promiseId } from './identifiers.ts'
import { bringPromises, insertTexts, replaceGrants } from './keeping.ts'
import { sealCommand } from './sealing.ts'
import type { DecisionContext, RootStore } from './store.ts'

export type Submission = {
  /** Random, made with the form: a repeat of an accepted one is told the same. */
  readonly submissionId: string
  readonly name: string
  readonly input: unknown
  /** Which root, where the actor is not bound to one: staff by reference, the service by id. */
  readonly root?: { readonly reference: string } | { readonly id: string }
}
export type Performed =
  | { readonly kind: 'accepted'; readonly rootId: string; readonly made: (name: string) => string }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'notFound' }
  /** The submission id was accepted before with other content. */
  | { readonly kind: 'conflict' }

type Parts = { readonly pool: pg.Pool; readonly ring: KeyRing; readonly digestKey: Buffer }
// biome-ignore lint/suspicious/noExplicitAny: stores of different services stand in one list
type AnyStore = RootStore<any, any, any>

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

const holdsRight = async (sql: Sql, rootId: string, command: string): Promise<boolean> => {
  const rows = await sql(
    `select 1 from advice.access_grant g where g.root_id = $1 and g.subject = app.actor() and g.class = $2 and g.verb = 'do'
       and g.valid_from <= app.now() and (g.valid_until is null or g.valid_until > app.now())
       and not exists (select 1 from advice.conflict c where c.root_id = $1 and c.subject = app.actor())`,
    [rootId, command],
  )
  return rows.length > 0
}

const mayOpen = async (sql: Sql, actor: Actor, roles: readonly string[]): Promise<boolean> =>
  actor.kind === 'staff' &&
  (
    await sql("select 1 from platform.staff_role where account_id = $1 and wall = 'advice' and role = any($2)", [
      actor.id,
      roles,
    ])
  ).length > 0

const findRoot = async (sql: Sql, store: AnyStore, actor: Actor, root: Submission['root']): Promise<string | null> => {
  if (actor.kind === 'party')
    return (
      (await sql<{ root_id: string }>('select root_id from advice.access_grant where subject = app.actor() limit 1'))[0]
        ?.root_id ?? null
    )
  if (root === undefined) return null
  if ('reference' in root) return actor.kind === 'staff' ? store.findByReference(sql, root.reference) : null
  return actor.kind === 'system' && isUuid(root.id) ? root.id : null
}

/**
 * The writing door: one root, one READ COMMITTED transaction, in the role that sees that root alone (README, How a command travels).
 * The order of its steps closes holes: what one statement joins after waiting for a lock is older than the lock, so the lock is
 * a statement of its own, and the right is looked for again behind it.
 */
export const performWith = (stores: readonly AnyStore[], { pool, ring, digestKey }: Parts) => {
  const storeOf = new Map(stores.flatMap((store) => Object.keys(store.schemas).map((name) => [name, store] as const)))

  return async (actor: Actor, { submissionId, name, input, root }: Submission): Promise<Performed> => {
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
    const { command, texts, digest } = sealCommand(schema, name, parsed.data as Record<string, unknown>, {
      ring,
      digestKey,
      actorId,
      made,
    })
    const opens = name === store.opens

    return inTransaction<Performed>(pool, 'begin', async (sql) => {
      const refuse = (answer: Performed): never => {
        throw new RolledBack(answer)
      }
      await sql("select set_config('app.actor', $1, true)", [actorId])
      const rootId = opens ? made('root') : await findRoot(sql, store, actor, root)
      if (rootId === null) return refuse({ kind: 'notFound' })
      await sql("select set_config('app.root', $1, true)", [rootId])

      const inserted = await sql(
        `insert into advice.submission (actor, submission_id, root_id, command, digest, accepted_at)
         values ($1, $2, $3, $4, $5, app.now()) on conflict do nothing returning 1`,
        [actorId, submissionId, rootId, name, digest],
      )
      if (inserted.length === 0) {
        const [earlier] = await sql<{ digest: Buffer; root_id: string }>(
          'select digest, root_id from advice.submission where actor = $1 and submission_id = $2',
          [actorId, submissionId],
        )
        const same = earlier?.digest.equals(digest) && earlier.root_id === rootId
        return refuse(same ? { kind: 'accepted', rootId, made } : { kind: 'conflict' })
      }

      if (opens ? !(await mayOpen(sql, actor, store.mayOpen)) : !(await holdsRight(sql, rootId, name)))
        return refuse({ kind: 'notFound' })
      if (!opens) {
        await sql('select 1 from advice.root where id = $1 for update', [rootId])
        if (!(await holdsRight(sql, rootId, name))) return refuse({ kind: 'notFound' })
      }
      const [clock] = await sql<{ now: Date }>("select date_trunc('milliseconds', app.now()) as now")
      const now = clock?.now.toISOString() ?? ''
      const before = opens ? null : await store.load(sql, rootId)
      if (!opens && before === null) return refuse({ kind: 'notFound' })

      const decision: DecisionContext = { actor, now, made }
      const context = await store.contextFor(sql, command as never, decision)
      const breaches = store.decide(before, command as never, context)
      if (breaches.length > 0)
        return refuse({ kind: 'rejected', rejections: breaches.map((breach) => store.explain(breach, actor.kind)) })
      const after = store.evolve(before, command as never, context)

      if (opens) {
        await sql('insert into advice.root (id, kind, opened_at) values ($1, $2, $3)', [rootId, store.kind, now])
        await sql('insert into advice.process (root_id, process_id, service) values ($1, $2, $3)', [
          rootId,
          randomUUID(),
          store.service,
        ])
      }
      await replaceGrants(sql, rootId, store.openedAt(after), store.grantsOf(after))
      await insertTexts(sql, rootId, texts)
      await store.save(sql, before, after)
      const owedBefore = before === null ? [] : store.promisesOf(before)
      const owed = store.promisesOf(after)
      const kept = owedBefore
        .filter((promise) => store.wasKept(after, promise))
        .map((promise) => promiseId(rootId, promise))
      await bringPromises(sql, rootId, now, owed, kept)
      await sql(
        'insert into advice.history (root_id, occurred_at, actor_kind, actor, command, concerns) values ($1, $2, $3, $4, $5, $6)',
        [rootId, now, actor.kind, actorId, name, (command as { partyId?: string }).partyId ?? null],
      )
      const stageMoved = before === null || store.stageOf(before) !== store.stageOf(after)
      if (stageMoved || JSON.stringify(owedBefore) !== JSON.stringify(owed))
        await sql('insert into advice.outbox (root_id, made_at) values ($1, $2)', [rootId, now])
      return { kind: 'accepted', rootId, made }
    })
  }
}
