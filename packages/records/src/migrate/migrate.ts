import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
// The lock and the table are those of Prisma's own migrate, so that its commands agree about what has been applied.
const prismaLock = 72707369
const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/**
 * Applies the migrations that are missing, in order, each in a transaction of its own.
 * @param url of the role `migrator`, who owns every schema
 * @returns the names of those applied now
 * @throws where an applied migration's text has changed since
 */
export const migrate = async (url: string): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [prismaLock])
    await client.query('create schema if not exists migrations')
    await client.query('set search_path = migrations')
    await client.query(table)
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from _prisma_migrations where rolled_back_at is null',
    )
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const applied: string[] = []
    for (const name of readdirSync(folder, { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map((one) => one.name)
      .sort()) {
      const sql = readFileSync(`${folder}/${name}/migration.sql`, 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      if (known.has(name)) {
        if (known.get(name) !== checksum)
          throw new Error(`The migration ${name} was applied, and its text has changed since`)
        continue
      }
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query(
          'insert into migrations._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)',
          [randomUUID(), checksum, name],
        )
        await client.query('commit')
      } catch (fault) {
        await client.query('rollback')
        throw fault
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}
