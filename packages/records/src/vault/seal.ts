import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/** Where a text belongs: bound to its ciphertext, so that one moved elsewhere does not open. */
export type Place = {
  readonly id: string
  readonly ownerId: string
  readonly dataClass: string
  /** The property that it was typed into, e.g. `participants.0.name`. */
  readonly place: string
  readonly version: number
}
export type Ciphertext = { readonly keyId: string; readonly nonce: Buffer; readonly ciphertext: Buffer }

/** What every text is sealed with beside its key: the place where it belongs. */
export const boundTo = ({ id, ownerId, dataClass, place, version }: Place): Buffer =>
  Buffer.from(JSON.stringify(['advice.vault_text', id, ownerId, dataClass, place, version]))

/** AES-256-GCM under the wall's current ordinary key; the tag is the ciphertext's last 16 bytes. */
export const seal = (ring: KeyRing, at: Place, text: string): Ciphertext => {
  const key = ring.keys.get(ring.current)
  if (!key) throw new Error('The ring has no current key')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(at))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { keyId: ring.current, nonce, ciphertext }
}

/** Opens what `seal` made for this very place; throws where the place, the key or the bytes are others. */
export const open = (ring: KeyRing, at: Place, { keyId, nonce, ciphertext }: Ciphertext): string => {
  const key = ring.keys.get(keyId)
  if (!key) throw new Error('The ring has no key of that name')
  const tag = ciphertext.subarray(-16)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(at)).setAuthTag(tag)
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]).toString('utf8')
}

const mortal = 'mortal:'
export const mortalKeyId = (name: string): string => `${mortal}${name}`
/** The name of the mortal key that sealed a text; null where an ordinary one did. */
export const mortalNameOf = (keyId: string): string | null =>
  keyId.startsWith(mortal) ? keyId.slice(mortal.length) : null
