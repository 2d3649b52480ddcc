import { join } from 'node:path'
import { postgresPlace } from '@concord/local/postgres-place'
import { namespace } from '@concord/workflows/client'
import type { System } from '../running/system.ts'
import { type BaseBackup, takeBaseBackup } from './base-backup.ts'
import { filesBelow, type Held, holdEveryFile, toldBy } from './held.ts'
import { temporalPayloads } from './temporal-payloads.ts'
import type { Holdings } from './tester.ts'

const secretsOf = ({ folders }: System): Held[] => [...filesBelow(folders.keys, 'the secrets')]

const secretNamed = (secrets: readonly Held[], name: string): string => {
  const found = secrets.find(({ where }) => where.endsWith(`/${name}`))
  if (!found) throw new Error(`there is no secret ${name}: the tester would hold less than it says`)
  return found.bytes.toString()
}

function* thingsOf({ folders }: System, backup: BaseBackup, payloads: readonly Held[]): Generator<Held> {
  yield* filesBelow(backup.folder, 'the base backup')
  yield* filesBelow(postgresPlace(folders.postgres).data, 'the live files')
  yield* filesBelow(folders.logs, 'the logs')
  yield* filesBelow(folders.mail, 'the mails')
  yield* filesBelow(folders.temporal, 'Temporal’s store')
  yield* payloads
}

/**
 * Begins to hold what a running system has and makes, before there is anything to destroy.
 * @param folder of the tester, on the same file system as the system's, made where it is missing
 */
export const beginHolding = (system: System, folder: string) => {
  const files = join(folder, 'key-service')
  const stopHolding = holdEveryFile(system.folders.keyService, files)
  let backup: BaseBackup | undefined
  return {
    /** Takes the base backup: while the text is there and its key lives. */
    backUp: async (): Promise<void> => {
      backup = await takeBaseBackup(system.adminUrl, join(folder, 'backup'))
    },
    /** All that the tester holds now. */
    everything: async (): Promise<Holdings> => {
      if (!backup) throw new Error('no base backup was taken: the tester would hold less than it says')
      const secrets = secretsOf(system)
      const payloadKeys = secretNamed(secrets, 'payload-keys.json')
      const payloads = await temporalPayloads(system.temporalAddress, namespace, payloadKeys)
      return {
        things: thingsOf(system, backup, payloads),
        told: [
          await toldBy(system.adminUrl, 'the database'),
          await backup.started((url) => toldBy(url, 'the started backup')),
        ],
        keyServiceFiles: [
          ...filesBelow(files, 'the key service, ever'),
          ...filesBelow(system.folders.keyService, 'the key service'),
        ],
        secrets,
        living: {
          url: system.addresses.keyService,
          credentials: secrets.map(({ bytes }) => bytes.toString()).filter((text) => /^[\x21-\x7e]+$/.test(text)),
        },
      }
    },
    stop: stopHolding,
  }
}
