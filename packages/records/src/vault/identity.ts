import type { Sql } from '../connection.ts'
import type { KeyRing } from './key-ring.ts'
import type { MortalKeys } from './mortal-keys.ts'
import { boundTo, mortalNameOf, open, type Place } from './seal.ts'

type VaultRow = {
  id: string
  owner_id: string
  class: string
  place: string
  version: number
  key_id: string
  nonce: Buffer
  ciphertext: Buffer
}

const placeOf = ({ id, owner_id, class: dataClass, place, version }: VaultRow): Place => ({
  id,
  ownerId: owner_id,
  dataClass,
  place,
  version,
})

export const openRow = (ring: KeyRing, row: VaultRow): string =>
  open(ring, placeOf(row), { keyId: row.key_id, nonce: row.nonce, ciphertext: row.ciphertext })

/** Opens a text of any class, where its key lies. @throws `KeyDestroyed` and `KeyMissing` where a mortal one is no more */
export const openAnyRow = async (ring: KeyRing, keys: MortalKeys, row: VaultRow): Promise<string> => {
  const name = mortalNameOf(row.key_id)
  return name === null ? openRow(ring, row) : keys.open(name, boundTo(placeOf(row)), row.nonce, row.ciphertext)
}

/**
 * Opens names and addresses (class ID alone), for lists and pages, without an access entry.
 * @returns text by id; an id that row security did not let through is not in it
 */
export const openIdentity = async (
  sql: Sql,
  ring: KeyRing,
  textIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (textIds.length === 0) return new Map()
  const rows = await sql<VaultRow>(
    "select id, owner_id, class, place, version, key_id, nonce, ciphertext from advice.vault_text where class = 'ID' and id = any($1)",
    [textIds],
  )
  return new Map(rows.map((row) => [row.id, openRow(ring, row)]))
}
