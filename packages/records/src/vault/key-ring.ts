import { z } from 'zod'

export type KeyRing = { readonly current: string; readonly keys: ReadonlyMap<string, Buffer> }

const schema = z.object({ current: z.string(), keys: z.record(z.string(), z.base64()) })

/** Reads a ring of 32-byte keys from its JSON (`{"current":"k1","keys":{"k1":"<base64>"}}`); throws where it is not one. */
export const parseKeyRing = (json: string): KeyRing => {
  const { current, keys } = schema.parse(JSON.parse(json))
  const ring = new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  for (const [id, key] of ring) if (key.length !== 32) throw new Error(`The key ${id} has ${key.length} bytes, not 32`)
  if (!ring.has(current)) throw new Error(`The ring has no key ${current}, which it calls current`)
  return { current, keys: ring }
}
