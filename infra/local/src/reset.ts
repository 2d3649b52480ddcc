import { rmSync } from 'node:fs'
import type pg from 'pg'
import type { Folders } from './folders.ts'
import { requireOwn } from './mark.ts'
import { removePostgresData } from './postgres-place.ts'

/** What this environment makes in a database. Nothing else of it is touched. */
const ownSchemas = ['advice', 'platform', 'app', 'migrations', 'local']

/**
 * Empties a database that is marked as this environment's own; in one transaction, because a database that has lost its mark half-way
 * would belong to nobody.
 * @throws NotOurDatabase, before anything was changed
 */
export const emptyOwnDatabase = async (admin: pg.Client, owner: string): Promise<void> => {
  if ((await requireOwn(admin, owner)) === 'empty') return
  await admin.query('begin')
  for (const schema of ownSchemas) await admin.query(`drop schema if exists ${schema} cascade`)
  await admin.query('commit')
}

/**
 * Removes what the servers of our own keep: database, mortal keys, processes, mails, logs. The other keys stay, so that a kept database opens.
 */
export const emptyFolders = (folders: Folders): void => {
  removePostgresData(folders.postgres)
  for (const folder of [folders.keyService, folders.temporal, folders.mail, folders.logs]) {
    rmSync(folder, { recursive: true, force: true })
  }
}
