import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common'

/** Keys by id, each 32 bytes as base64; new payloads are encrypted with the current one, older ones stay readable. */
export type KeyRing = { readonly current: string; readonly keys: Readonly<Record<string, string>> }

const encoding = Buffer.from('binary/encrypted')
const nonceLength = 12
const tagLength = 16

const keyOf = (ring: KeyRing, id: string): Buffer => {
  const text = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined
  const key = Buffer.from(text ?? '', 'base64')
  if (key.length !== 32) throw new Error('PAYLOAD_KEY_MISSING')
  return key
}

const pack = ({ metadata, data }: Payload): Buffer =>
  Buffer.from(
    JSON.stringify({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
      ),
      data: Buffer.from(data ?? []).toString('base64'),
    }),
  )

const unpack = (packed: Buffer): Payload => {
  const { metadata, data } = JSON.parse(packed.toString()) as { metadata: Record<string, string>; data: string }
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: Buffer.from(data, 'base64'),
  }
}

const encrypt = (ring: KeyRing, payload: Payload): Payload => {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), nonce).setAAD(Buffer.from(ring.current))
  const sealed = Buffer.concat([cipher.update(pack(payload)), cipher.final()])
  return {
    metadata: { encoding, 'encryption-key-id': Buffer.from(ring.current) },
    data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
  }
}

// What is not encrypted did not come from us: it is refused rather than believed.
const decrypt = (ring: KeyRing, { metadata, data }: Payload): Payload => {
  const id = metadata?.['encryption-key-id']
  if (!id || !data || !encoding.equals(metadata?.['encoding'] ?? Buffer.alloc(0)))
    throw new Error('PAYLOAD_NOT_ENCRYPTED')
  const keyId = Buffer.from(id).toString()
  const bytes = Buffer.from(data)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, keyId), bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(keyId)).setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  return unpack(Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]))
}

/**
 * Encrypts every payload that Temporal keeps (AES-256-GCM, the key's id in the metadata). It is the second line: what may be
 * in a payload at all is `admit`'s to say. Without its key every promise stops, so the key is rehearsed like a master key.
 * @throws Error PAYLOAD_NOT_ENCRYPTED, PAYLOAD_KEY_MISSING, or the cipher's where a payload was changed
 */
export const createPayloadCodec = (ring: KeyRing): PayloadCodec => {
  keyOf(ring, ring.current)
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(ring, payload)),
    decode: async (payloads) => payloads.map((payload) => decrypt(ring, payload)),
  }
}

/** The file that makes failures' messages and stack traces payloads; the bundle and every client name the same one. */
export const failureConverterPath = (): string =>
  createRequire(import.meta.url).resolve('@concord/workflows/failure-converter')

/**
 * What worker and clients of one namespace share.
 * @param ring null leaves payloads readable: for recording histories alone
 * @param converterPath where the failure converter lies, for an app that is bundled into one file
 */
export const createDataConverter = (ring: KeyRing | null, converterPath = failureConverterPath()): DataConverter => ({
  failureConverterPath: converterPath,
  payloadCodecs: ring === null ? [] : [createPayloadCodec(ring)],
})
