import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret of a local environment: made at the first need, kept (readable by this account alone), the same at every start. */
export type Secrets = (name: string, make?: () => string) => string

const password = () => randomBytes(24).toString('hex')

/** A ring with one key of 256 bits, as VAULT_KEYS_ADVICE and PAYLOAD_KEYS want it. */
export const keyRing = () => JSON.stringify({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } })

export const digestKey = () => randomBytes(32).toString('base64')

/** The secrets kept in a folder. The same name gives the same secret, whoever asks first. */
export const secretsIn =
  (folder: string): Secrets =>
  (name, make = password) => {
    const path = join(folder, name)
    const kept = () => readFileSync(path, 'utf8')
    try {
      return kept()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    const fresh = join(folder, `.${randomUUID()}`)
    writeFileSync(fresh, make(), { mode: 0o600 })
    try {
      // A link, not a rename: of two that come at once the first wins, and a half-written secret is never seen.
      linkSync(fresh, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(fresh)
    }
    return kept()
  }
