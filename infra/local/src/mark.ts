import type pg from 'pg'

/**
 * `own`: made by this environment. `empty`: nothing in it. `foreign`: another local environment's. `unknown`: anything else: somebody's
 * data, perhaps.
 */
export type Mark = 'own' | 'empty' | 'foreign' | 'unknown'

/** Schemas and what is in them, without what PostgreSQL itself and its extensions bring. */
const contentSql = `
  with outside as (
    select oid, nspname from pg_namespace
    where nspname <> 'information_schema' and nspname !~ '^pg_'
  ), things as (
    select 'pg_class'::regclass as kind, oid from pg_class where relnamespace in (select oid from outside)
    union all
    select 'pg_proc'::regclass, oid from pg_proc where pronamespace in (select oid from outside)
    union all
    select 'pg_type'::regclass, oid from pg_type where typnamespace in (select oid from outside)
    union all
    select 'pg_namespace'::regclass, oid from outside where nspname <> 'public'
    union all
    select 'pg_largeobject_metadata'::regclass, oid from pg_largeobject_metadata
  )
  select count(*)::int as count from things t
  where not exists (
    select 1 from pg_depend d where d.classid = t.kind and d.objid = t.oid and d.deptype = 'e'
  )`

/** What a database is to this environment. It only looks. */
export const readMark = async (client: pg.Client, owner: string): Promise<Mark> => {
  const marked = await client.query<{ there: boolean }>("select to_regclass('local.mark') is not null as there")
  if (marked.rows[0]?.there) {
    // A table of that name that is not ours has other columns: then it is somebody's.
    const found = await client.query<{ owner: string }>('select owner from local.mark').catch(() => undefined)
    if (found?.rows.length === 1) return found.rows[0]?.owner === owner ? 'own' : 'foreign'
    return 'unknown'
  }
  const content = await client.query<{ count: number }>(contentSql)
  return content.rows[0]?.count === 0 ? 'empty' : 'unknown'
}

const refusals: Record<'foreign' | 'unknown', string> = {
  foreign:
    'belongs to another local environment (or this one’s data folder was removed). Nothing was changed. ' +
    'Name an empty database, or drop and make it yourself.',
  unknown:
    'is not empty and was not made by this command. Nothing was changed: it was not migrated, filled, moved in time or reset. ' +
    'Name an empty database.',
}

/** A database that is somebody's: nothing was done to it. */
export class NotOurDatabase extends Error {}

/**
 * To be asked before anything is done to a database.
 * @throws NotOurDatabase where it is neither empty nor this environment's own
 */
export const requireOwn = async (client: pg.Client, owner: string): Promise<'own' | 'empty'> => {
  const mark = await readMark(client, owner)
  if (mark === 'own' || mark === 'empty') return mark
  throw new NotOurDatabase(`The database ${client.database} ${refusals[mark]}`)
}

/** Marks an empty database as this environment's own, first of all; leaves one that is marked as it is. */
export const markOrRefuse = async (client: pg.Client, owner: string): Promise<void> => {
  if ((await requireOwn(client, owner)) === 'own') return
  await client.query('begin')
  await client.query('create schema local')
  await client.query(`create table local.mark (
    singleton boolean primary key default true check (singleton),
    owner text not null,
    marked_at timestamptz not null default clock_timestamp()
  )`)
  await client.query('insert into local.mark (owner) values ($1)', [owner])
  await client.query('commit')
}
