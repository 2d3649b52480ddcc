import { validate as isUuid } from 'uuid'
import type { Actor } from '../actor.ts'
import type { Sql } from '../connection.ts'
import type { AnyStore } from './store.ts'

/** Which root, where the actor is not bound to one: people by reference, the service by id. */
export type NamedRoot = { readonly reference: string } | { readonly id: string }

/** Whether the actor may give this command on this root now, and has no conflict with it. */
export const holdsRight = async (sql: Sql, rootId: string, command: string): Promise<boolean> => {
  const rows = await sql(
    `select 1 from advice.access_grant g where g.root_id = $1 and g.subject = app.actor() and g.class = $2 and g.verb = 'do'
       and g.valid_from <= app.now() and (g.valid_until is null or g.valid_until > app.now())
       and not exists (select 1 from advice.conflict c where c.root_id = $1 and c.subject = app.actor())`,
    [rootId, command],
  )
  return rows.length > 0
}

/** Whether the actor has one of these staff roles at this moment. */
export const hasRole = async (sql: Sql, actor: Actor, roles: readonly string[]): Promise<boolean> =>
  actor.kind === 'staff' &&
  roles.length > 0 &&
  (
    await sql("select 1 from platform.staff_role where account_id = $1 and wall = 'advice' and role = any($2)", [
      actor.id,
      roles,
    ])
  ).length > 0

/** A root is not even found by whoever has a conflict with it: looked for further, it would take longer than what is missing. */
export const withoutConflict = (table: string): string =>
  `not exists (select 1 from advice.conflict c where c.root_id = ${table}.root_id and c.subject = app.actor())`

// A party is of one case; of what was opened under it they may have rights too, such as the recipient of a disclosure.
const rootOfParty = `select root_id from advice.access_grant where subject = app.actor()
  order by (class = $1 and verb = 'do') desc, opened_at limit 1`

/** The root that is meant: for a party that names none, the one on which they have the right to this command; null where there is none for this actor. */
export const findRoot = async (
  sql: Sql,
  store: AnyStore,
  actor: Actor,
  command: string,
  root: NamedRoot | undefined,
): Promise<string | null> => {
  if (actor.kind === 'party' && root === undefined)
    return (await sql<{ root_id: string }>(rootOfParty, [command]))[0]?.root_id ?? null
  if (root === undefined) return null
  if ('reference' in root) return actor.kind === 'system' ? null : store.findByReference(sql, root.reference)
  return actor.kind === 'system' && isUuid(root.id) ? root.id : null
}

/** Locks the root, in a statement of its own. @returns whether it is there */
export const lock = async (sql: Sql, rootId: string): Promise<boolean> =>
  (await sql('select 1 from advice.root where id = $1 for update', [rootId])).length > 0

/** Keeps a parent as it is while something is opened under it; others may open under it at the same time. */
export const lockParent = async (sql: Sql, parentId: string, kind: string): Promise<boolean> =>
  (await sql('select 1 from advice.root where id = $1 and kind = $2 for share', [parentId, kind])).length > 0
