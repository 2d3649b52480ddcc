import { randomBytes } from 'node:crypto'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { describe, expect, test } from 'vitest'
import { createPayloadCodec, type KeyRing } from './codec.ts'

const key = () => randomBytes(32).toString('base64')
const payload = (): Payload => defaultPayloadConverter.toPayload('0b5c2a1e-0000-4000-8000-000000000001') as Payload
const encoded = async (ring: KeyRing): Promise<Payload> => {
  const [one] = await createPayloadCodec(ring).encode([payload()])
  if (!one) throw new Error('nothing encoded')
  return one
}

describe('TEMPORAL, 3: the codec is a second line', () => {
  const ring: KeyRing = { current: 'k2', keys: { k1: key(), k2: key() } }
  test('what goes in comes out, and the key’s id stands beside it', async () => {
    const one = await encoded(ring)
    expect(Buffer.from(one.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k2')
    const [open] = await createPayloadCodec(ring).decode([one])
    expect(defaultPayloadConverter.fromPayload(open as Payload)).toBe('0b5c2a1e-0000-4000-8000-000000000001')
  })
  test('the same payload never looks the same twice', async () => {
    expect((await encoded(ring)).data).not.toEqual((await encoded(ring)).data)
  })
  test('an older key still opens what it closed', async () => {
    const old = await encoded({ ...ring, current: 'k1' })
    await expect(createPayloadCodec(ring).decode([old])).resolves.toHaveLength(1)
  })
  test('it fails closed: not encrypted, another key, a changed byte, a changed key id', async () => {
    const { decode } = createPayloadCodec(ring)
    const one = await encoded(ring)
    const changed = Buffer.from(one.data ?? [])
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
    await expect(decode([payload()])).rejects.toThrow('PAYLOAD_NOT_ENCRYPTED')
    await expect(decode([{ ...one, data: changed }])).rejects.toThrow()
    await expect(
      decode([{ ...one, metadata: { ...one.metadata, 'encryption-key-id': Buffer.from('k1') } }]),
    ).rejects.toThrow()
    await expect(
      decode([{ ...one, metadata: { ...one.metadata, 'encryption-key-id': Buffer.from('k3') } }]),
    ).rejects.toThrow('PAYLOAD_KEY_MISSING')
  })
  test('it does not start without its key', () => {
    expect(() => createPayloadCodec({ current: 'k9', keys: ring.keys })).toThrow('PAYLOAD_KEY_MISSING')
  })
})
