import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export type Sealed = { nonce: Buffer; ciphertext: Buffer; mac: Buffer }

/** What was asked to be opened was not made with this key for this place. */
export class DoesNotOpen extends Error {}

const tagLength = 16
export const nonceLength = 12

/** Under a key of its own, derived from the text's: it dies with it, and tells nothing of what was encrypted. */
const macOf = (key: Buffer, plaintext: Buffer): Buffer => {
  const macKey = Buffer.from(hkdfSync('sha256', key, '', 'concord mortal text, mac', 32))
  const mac = createHmac('sha256', macKey).update(plaintext).digest()
  macKey.fill(0)
  return mac
}

/** AES-256-GCM; the tag is the ciphertext's last 16 bytes. `aad` is where the text belongs. */
export const sealWith = (key: Buffer, aad: Buffer, plaintext: Buffer): Sealed => {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  return { nonce, ciphertext, mac: macOf(key, plaintext) }
}

/** @throws DoesNotOpen where the key, the place or the bytes are others */
export const openWith = (key: Buffer, aad: Buffer, nonce: Buffer, ciphertext: Buffer): Buffer => {
  if (ciphertext.length < tagLength) throw new DoesNotOpen()
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(aad)
    .setAuthTag(ciphertext.subarray(-tagLength))
  const opened = decipher.update(ciphertext.subarray(0, -tagLength))
  try {
    return Buffer.concat([opened, decipher.final()])
  } catch {
    throw new DoesNotOpen()
  }
}
