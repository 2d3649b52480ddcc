import { linkSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Something that the tester holds; `where` says what and from where. */
export type Held = { where: string; bytes: Buffer }

/** Every file below a folder, one after the other: a cluster is too large to be held as a whole. */
export function* filesBelow(folder: string, where: string): Generator<Held> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path, `${where}/${entry.name}`)
    if (!entry.isFile()) continue
    try {
      yield { where: `${where}/${entry.name}`, bytes: readFileSync(path) }
    } catch (error) {
      // A living server takes files away while they are listed.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

/**
 * Holds on to every file that a folder has or ever gets, by a second name: what is overwritten in place is overwritten here too, what is
 * only removed or replaced stays.
 * @param folder of the key service
 * @param into a folder on the same file system, made where it is missing
 * @returns the way to stop; what was held stays
 */
export const holdEveryFile = (folder: string, into: string): (() => void) => {
  mkdirSync(into, { recursive: true })
  let count = 0
  const hold = (name: string) => {
    try {
      linkSync(join(folder, name), join(into, `${count}-${name}`))
      count += 1
    } catch (error) {
      // Renamed or removed before it could be held.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  const watcher = watch(folder, (event, name) => event === 'rename' && name !== null && hold(name))
  for (const name of readdirSync(folder)) hold(name)
  return () => watcher.close()
}

export type VaultRow = {
  where: string
  id: string
  ownerId: string
  dataClass: string
  place: string
  version: number
  keyId: string
  nonce: Buffer
  ciphertext: Buffer
}

/** All that a database tells to a superuser. */
export type Told = {
  texts: VaultRow[]
  /** Every value of every row of every table of ours, as bytes: a row's values together. */
  rows: { where: string; values: Buffer[] }[]
}

const bytesOf = (value: unknown): Buffer =>
  Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))

/** @param url a superuser's, so that no policy stands between */
export const toldBy = async (url: string, where: string): Promise<Told> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    const rows: Told['rows'] = []
    for (const { schema, name } of tables) {
      const all = await client.query(`select * from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`)
      for (const row of all.rows) {
        const values = Object.values(row as object).filter((value) => value !== null)
        rows.push({ where: `${where}, ${schema}.${name}`, values: values.map(bytesOf) })
      }
    }
    const { rows: texts } = await client.query<VaultRow>(
      `select $1 as "where", id, owner_id as "ownerId", class as "dataClass", place, version, key_id as "keyId", nonce, ciphertext
       from advice.vault_text`,
      [where],
    )
    return { texts, rows }
  } finally {
    await client.end()
  }
}
