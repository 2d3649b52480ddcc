import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

export type Folders = {
  /** `dev`, `test`, …: each environment has data, keys and servers of its own. */
  name: string
  data: string
  postgres: string
  temporal: string
  mail: string
  keys: string
  /** Opened by the key service alone, which makes it. */
  keyService: string
  logs: string
  runFile: string
}

const mayWrite = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The folders of one local environment, made where they are missing. All of them lie in `.concord/<name>`, which git ignores.
 * @throws where an earlier run by another account of this machine left them unwritable
 */
export const foldersOf = (name: string): Folders => {
  const base = join(repository, '.concord')
  const data = join(base, name)
  if (!mayWrite(base) || !mayWrite(data)) {
    throw new Error(
      `${data} cannot be written (an earlier run by another account?). Give it to this account or remove it.`,
    )
  }
  const owner = statSync(data).uid
  const me = process.getuid?.()
  if (me !== undefined && owner !== me) {
    throw new Error(`${data} belongs to another account (uid ${owner}). Give it to this account or remove it.`)
  }
  // Passable whatever the umask is: PostgreSQL may have to run as another account (postgres-place.ts).
  if (me === 0) for (const folder of [base, data]) chmodSync(folder, 0o755)
  const folders: Folders = {
    name,
    data,
    postgres: join(data, 'postgres'),
    temporal: join(data, 'temporal'),
    mail: join(data, 'mail'),
    keys: join(data, 'keys'),
    keyService: join(data, 'key-service'),
    logs: join(data, 'logs'),
    runFile: join(data, 'run.json'),
  }
  for (const folder of [folders.temporal, folders.mail, folders.logs]) mkdirSync(folder, { recursive: true })
  mkdirSync(folders.keys, { recursive: true, mode: 0o700 })
  return folders
}

/**
 * Where things that are slow to get are kept between runs and clones: `CONCORD_CACHE`, else the account's cache folder,
 * else the ignored data folder.
 */
export const cacheFolder = (): string => {
  const own = process.env['CONCORD_CACHE']
  if (own) {
    mkdirSync(own, { recursive: true })
    return resolve(own)
  }
  const perAccount = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'concord')
  if (mayWrite(perAccount)) return perAccount
  const last = join(repository, '.concord', 'cache')
  mkdirSync(last, { recursive: true })
  return last
}
