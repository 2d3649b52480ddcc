import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import type { Told, VaultRow } from './held.ts'
import { boundTo } from './keys.ts'

/** Letters outside ASCII, so that a search that does not decode finds nothing. */
export const phrase = 'Žofie sagte: “nobody élse may ever read this”'

/** A text of the vault as the tester may hold it, sealed under a key. */
export const sealedRow = (key: Buffer, keyId: string, text: string = phrase): VaultRow => {
  const row = {
    where: 'a backup',
    id: randomUUID(),
    ownerId: randomUUID(),
    dataClass: 'OS',
    place: 'outline',
    version: 1,
    keyId,
    nonce: randomBytes(12),
    ciphertext: Buffer.alloc(0),
  }
  const cipher = createCipheriv('aes-256-gcm', key, row.nonce).setAAD(boundTo(row))
  return { ...row, ciphertext: Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]) }
}

/** A database that tells these texts and, in one more row, these values. */
export const telling = (texts: VaultRow[], ...values: Buffer[]): Told => ({
  texts,
  rows: [
    ...texts.map(({ where, nonce, ciphertext }) => ({ where, values: [nonce, ciphertext] })),
    { where: 'a backup, advice.planted', values },
  ],
})
