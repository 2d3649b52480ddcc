import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { giveTo, type PostgresPlace, postgresPlace } from './postgres-place.ts'
import { type RunFile, stopProcess } from './run-file.ts'

export type Postgres = {
  /** A superuser's address, of the database `postgres`: another one with `withDatabase`. */
  url: string
  pid: number | undefined
  stop: () => Promise<void>
}

export type PostgresParts = {
  /** The cluster's data folder; made where it is missing. */
  folder: string
  port: number
  /** The superuser's password; letters and digits. */
  password: string
  /** Default: beside the data folder. */
  logFile?: string
  runFile?: RunFile
  /** Data that nobody will miss: nothing is synced to the disk. */
  throwAway?: boolean
}

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

const run = (command: string, args: string[], place: PostgresPlace) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, {
      ...place.account,
      cwd: parse(place.data).root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed:\n${said}`))))
  })

/** Makes a cluster, whole or not at all: a run that is killed half-way leaves nothing that the next one would trust. */
const makeCluster = async (place: PostgresPlace, password: string) => {
  const fresh = `${place.data}.new`
  const passwordFile = `${place.data}.password`
  mkdirSync(dirname(place.data), { recursive: true })
  rmSync(fresh, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(place.account, fresh)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(place.account, passwordFile)
  try {
    const options = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    await run(join(place.binaries, 'bin', 'initdb'), ['-D', fresh, ...options, ...locale, '--no-sync'], place)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(fresh, place.data)
}

const lastLines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n')

const answers = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts PostgreSQL from the binaries among the packages, on 127.0.0.1 alone, and waits until it answers. */
export const startPostgres = async (parts: PostgresParts): Promise<Postgres> => {
  const { port, password, runFile, logFile = `${parts.folder}.log` } = parts
  const place = postgresPlace(parts.folder)
  if (!existsSync(place.data)) await makeCluster(place, password)
  const log = openSync(logFile, 'a')
  const unsynced = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const fixed = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Neither statements nor their values belong in a log file.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
  const options = Object.entries({ ...fixed, ...(parts.throwAway ? unsynced : {}) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(join(place.binaries, 'bin', 'postgres'), ['-D', place.data, ...options], {
    ...place.account,
    cwd: parse(place.data).root,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`
  })
  const pid = child.pid
  if (pid !== undefined) runFile?.add('postgres', pid, 'SIGINT')
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  while (!(await answers(url))) {
    if (ended !== undefined) throw new Error(`PostgreSQL did not start (${ended}):\n${lastLines(logFile)}`)
    await wait(50)
  }
  child.unref()
  return {
    url,
    pid,
    stop: async () => {
      if (pid === undefined) return
      await stopProcess(pid, 'SIGINT')
      runFile?.remove(pid)
    },
  }
}

/** Runs work with a connection of its own. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'concord local',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
