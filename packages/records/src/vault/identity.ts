import type { Sql } from '../connection.ts'
import type { KeyRing } from './key-ring.ts'
import { open } from './seal.ts'

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

export const openRow = (ring: KeyRing, row: VaultRow): string =>
  open(
    ring,
    { id: row.id, ownerId: row.owner_id, dataClass: row.class, place: row.place, version: row.version },
    { keyId: row.key_id, nonce: row.nonce, ciphertext: row.ciphertext },
  )

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
