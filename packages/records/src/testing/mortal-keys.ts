import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { KeyDestroyed, KeyMissing, type MortalKeys } from '../vault/mortal-keys.ts'

/** The key service's port, in this process's memory. */
export const keysInMemory = (): MortalKeys => {
  const keys = new Map<string, Buffer | 'destroyed'>()
  const keyOf = (name: string): Buffer => {
    const key = keys.get(name)
    if (key === undefined) throw new KeyMissing()
    if (key === 'destroyed') throw new KeyDestroyed()
    return key
  }
  return {
    make: async (name) => {
      if (keys.has(name)) keyOf(name)
      else keys.set(name, randomBytes(32))
    },
    seal: async (name, aad, plaintext) => {
      const key = keyOf(name)
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return { nonce, ciphertext, mac: createHmac('sha256', key).update(plaintext).digest() }
    },
    open: async (name, aad, nonce, ciphertext) => {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(name), nonce).setAAD(aad)
      decipher.setAuthTag(ciphertext.subarray(-16))
      return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]).toString('utf8')
    },
    destroy: async (name) => {
      keys.set(name, 'destroyed')
    },
  }
}
