import { createDecipheriv } from 'node:crypto'
import type { Told, VaultRow } from './held.ts'

const keyLength = 32

/** Keys by their bytes, so that none is tried twice. */
export const createKeys = () => {
  const known = new Map<string, Buffer>()
  return {
    all: (): Iterable<Buffer> => known.values(),
    count: () => known.size,
    add: (keys: Iterable<Buffer>): void => {
      for (const key of keys) if (key.length === keyLength) known.set(key.toString('latin1'), Buffer.from(key))
    },
  }
}
export type Keys = ReturnType<typeof createKeys>

/** What may be keys in some bytes: the whole, and whatever is written in hex or base64 and has a key's length. */
export function* keysIn(bytes: Buffer): Generator<Buffer> {
  if (bytes.length === keyLength) yield bytes
  const text = bytes.toString('latin1')
  for (const [digits] of text.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi)) yield Buffer.from(digits, 'hex')
  for (const [letters] of text.matchAll(/(?<![\w+/-])[\w+/-]{43}(?![\w+/-])/g)) yield Buffer.from(letters, 'base64')
}

/** Every run of a key's length in a small file, wherever in it a key may stand. */
export function* everyRunOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at + keyLength <= bytes.length; at += 1) yield bytes.subarray(at, at + keyLength)
}

const decrypted = (key: Buffer, aad: Buffer, nonce: Buffer, ciphertext: Buffer, tag: Buffer): Buffer | undefined => {
  if (nonce.length !== 12 || tag.length !== 16) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad).setAuthTag(tag)
  const opened = decipher.update(ciphertext)
  try {
    return Buffer.concat([opened, decipher.final()])
  } catch {
    return undefined
  }
}

/** The words that a text of the vault is bound to; stated here again, because the tester takes nothing from what it tries. */
export const boundTo = ({ id, ownerId, dataClass, place, version }: VaultRow): Buffer =>
  Buffer.from(JSON.stringify(['advice.vault_text', id, ownerId, dataClass, place, version]))

/** @returns undefined where this key does not open it */
export const openedBy = (key: Buffer, row: VaultRow): Buffer | undefined =>
  decrypted(key, boundTo(row), row.nonce, row.ciphertext.subarray(0, -16), row.ciphertext.subarray(-16))

const unwrapped = (key: Buffer, wrapped: Buffer, bound: readonly Buffer[]): Buffer | undefined => {
  if (wrapped.length === keyLength + 8) {
    const decipher = createDecipheriv('id-aes256-wrap', key, Buffer.alloc(8, 0xa6))
    try {
      return Buffer.concat([decipher.update(wrapped), decipher.final()])
    } catch {
      return undefined
    }
  }
  if (wrapped.length !== 12 + keyLength + 16) return undefined
  const nonce = wrapped.subarray(0, 12)
  for (const aad of bound) {
    const tagLast = decrypted(key, aad, nonce, wrapped.subarray(12, -16), wrapped.subarray(-16))
    const tagFirst = tagLast ?? decrypted(key, aad, nonce, wrapped.subarray(28), wrapped.subarray(12, 28))
    if (tagFirst) return tagFirst
  }
  return undefined
}

/** What may be a wrapped key in a row: a value as it stands, one written in hex or base64, a nonce and what belongs to it. */
const wrappedIn = (values: readonly Buffer[]): Buffer[] => {
  const written = values.flatMap((value) => {
    const text = value.toString('latin1')
    return [value, Buffer.from(text, 'base64'), Buffer.from(text, 'hex')]
  })
  const nonces = written.filter(({ length }) => length === 12)
  const bodies = written.filter(({ length }) => length === keyLength + 16)
  const pairs = nonces.flatMap((nonce) => bodies.map((body) => Buffer.concat([nonce, body])))
  return [...written, ...pairs].filter(({ length }) => length === keyLength + 8 || length === 12 + keyLength + 16)
}

/**
 * Looks for keys in what databases tell: as they stand, wrapped under a key that is known, or kept as a text of the vault; and in what
 * these open, until nothing more is found. What was found is added to `keys`.
 */
export const findKeys = (keys: Keys, told: readonly Told[]): void => {
  for (const { rows } of told) for (const { values } of rows) for (const value of values) keys.add(keysIn(value))
  const wrapped = told.flatMap(({ rows }) =>
    rows.flatMap(({ values }) => {
      // Bound to nothing, or to something that stands beside it.
      const bound = [Buffer.alloc(0), ...values]
      return wrappedIn(values).map((one) => ({ one, bound }))
    }),
  )
  let before: number
  do {
    before = keys.count()
    for (const key of [...keys.all()]) {
      for (const { texts } of told) for (const row of texts) keys.add(keysIn(openedBy(key, row) ?? Buffer.alloc(0)))
      for (const { one, bound } of wrapped) keys.add(keysIn(unwrapped(key, one, bound) ?? Buffer.alloc(0)))
    }
  } while (keys.count() > before)
}
