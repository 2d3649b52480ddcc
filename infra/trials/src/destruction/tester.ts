import type { Held, Told } from './held.ts'
import { createKeys, everyRunOf, findKeys, keysIn, openedBy } from './keys.ts'
import { type LivingService, openedByService } from './living-service.ts'
import { searchFor } from './phrase.ts'

/** All that the tester of "destroyed means destroyed" holds. */
export type Holdings = {
  /** Whatever has bytes: base backup, WAL, live files, logs, mails, sessions, Temporal's store and its payloads decoded. */
  things: Iterable<Held>
  /** The living database, and the one that the base backup gives when it is started. */
  told: readonly Told[]
  /** Every file that the key service ever wrote (`holdEveryFile`) and those that it has now. */
  keyServiceFiles: readonly Held[]
  /** The vault's ring, the payloads' ring and every other secret, as they are kept. */
  secrets: readonly Held[]
  living?: LivingService
}

/** A place where the phrase can be read, and how. */
export type Finding = { where: string; how: string }

const namesIn = (files: readonly Held[]): string[] =>
  files.flatMap(({ where }) => /([a-z][a-z0-9.-]*)\.key$/.exec(where)?.[1] ?? [])

/**
 * Reads a phrase by whatever the tester holds: looks for it in the clear, and opens every text of the vault with every key that is held,
 * that lies somewhere, or that a held one unwraps, and by asking the living key service.
 * @returns every place where it could be read; none where destroyed means destroyed
 */
export const readsOf = async (phrase: string, holdings: Holdings): Promise<Finding[]> => {
  const { things, told, keyServiceFiles, secrets, living } = holdings
  const formOf = searchFor(phrase)
  const findings: Finding[] = []
  const look = (where: string, bytes: Buffer, how = '') => {
    const form = formOf(bytes)
    if (form !== undefined) findings.push({ where, how: how || form })
  }
  for (const { where, bytes } of things) look(where, bytes)
  for (const { where, bytes } of [...keyServiceFiles, ...secrets]) look(where, bytes)
  for (const { rows } of told) for (const { where, values } of rows) for (const value of values) look(where, value)

  const keys = createKeys()
  for (const { bytes } of secrets) keys.add(keysIn(bytes))
  for (const { bytes } of keyServiceFiles) keys.add(everyRunOf(bytes))
  findKeys(keys, told)
  const names = namesIn(keyServiceFiles)
  for (const row of told.flatMap(({ texts }) => texts)) {
    const where = `${row.where}, the text ${row.id}`
    for (const key of keys.all()) look(where, openedBy(key, row) ?? Buffer.alloc(0), 'by a key that is held')
    const opened = living ? await openedByService(living, row, names) : undefined
    look(where, opened ?? Buffer.alloc(0), 'by the living key service')
  }
  return findings
}
