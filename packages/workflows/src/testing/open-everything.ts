import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { createPayloadCodec, type KeyRing } from '../codec.ts'

const isPayload = (value: object): value is Payload => 'metadata' in value && 'data' in value

/** Every payload in a history, wherever it stands, decoded; beside them every text that is no payload. For searching. */
export const openEverything = async (value: unknown, ring: KeyRing): Promise<string> => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  if (value instanceof Uint8Array) return Buffer.from(value).toString()
  if (isPayload(value)) {
    const encoded = value.metadata?.['encoding'] && Buffer.from(value.metadata['encoding']).toString()
    if (encoded !== 'binary/encrypted') return Buffer.from(value.data ?? []).toString()
    const [open] = await createPayloadCodec(ring).decode([value])
    return open ? JSON.stringify(defaultPayloadConverter.fromPayload(open)) : ''
  }
  return (await Promise.all(Object.values(value).map((inner) => openEverything(inner, ring)))).join('\n')
}
