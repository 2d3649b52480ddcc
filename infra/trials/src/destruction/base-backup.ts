import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { freePorts } from '@concord/local/ports'
import { startPostgres, withClient, withDatabase } from '@concord/local/postgres'
import { postgresPlace } from '@concord/local/postgres-place'

export type BaseBackup = {
  /** Where its files lie: those of the moment, and the WAL that makes them whole. */
  folder: string
  /**
   * Starts a server on a copy of it: what the database held when the backup was taken.
   * @param work is given the address of a database of the same name, as a superuser
   */
  started: <T>(work: (url: string) => Promise<T>) => Promise<T>
}

const ownedByItsServer = (folder: string) => {
  const { account } = postgresPlace(folder)
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, folder])
}

/** Of a running server and of nobody's else: the copy has to begin as its own. */
const ofTheRun = new Set(['postmaster.pid', 'postmaster.opts'])

/**
 * Takes a base backup of a whole cluster while it goes on running, as `pg_basebackup` does: its client is not among the packages.
 * @param adminUrl a superuser's address of the database that is looked at later
 * @param folder made anew
 */
export const takeBaseBackup = async (adminUrl: string, folder: string): Promise<BaseBackup> => {
  rmSync(folder, { recursive: true, force: true })
  const files = join(folder, 'cluster')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ data_directory: string }>('show data_directory')
    const live = rows[0]?.data_directory ?? ''
    const copy = (filter: (path: string) => boolean, from = live, to = files) =>
      cpSync(from, to, {
        recursive: true,
        filter: (path) => !ofTheRun.has(basename(path)) && filter(relative(live, path)),
      })
    await admin.query("select pg_backup_start('a tester', true)")
    copy((path) => !/^pg_wal\/.+/.test(path))
    const stopped = await admin.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    writeFileSync(join(files, 'backup_label'), stopped.rows[0]?.labelfile ?? '')
    // The WAL last: without what was written meanwhile the files are of no one moment.
    copy(() => true, join(live, 'pg_wal'), join(files, 'pg_wal'))
  })
  return {
    folder: files,
    started: async (work) => {
      const own = join(folder, 'started')
      cpSync(files, own, { recursive: true })
      ownedByItsServer(own)
      const { password, pathname } = new URL(adminUrl)
      const [port = 0] = await freePorts(1)
      const server = await startPostgres({ folder: own, port, password: decodeURIComponent(password), throwAway: true })
      try {
        return await work(withDatabase(server.url, pathname.slice(1)))
      } finally {
        await server.stop()
        rmSync(own, { recursive: true, force: true })
      }
    },
  }
}
