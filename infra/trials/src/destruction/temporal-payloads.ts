import { createPayloadCodec } from '@concord/workflows/codec'
import { Client, Connection } from '@temporalio/client'
import type { Held } from './held.ts'

type PayloadLike = { metadata?: Record<string, Uint8Array> | null; data?: Uint8Array | null }

const isPayload = (value: object): value is PayloadLike =>
  'metadata' in value && 'data' in value && value.data instanceof Uint8Array

function* payloadsIn(value: unknown): Generator<PayloadLike> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (isPayload(value)) yield value
  else for (const inside of Object.values(value)) yield* payloadsIn(inside)
}

/**
 * Every payload of every run that Temporal's store knows, decoded; those that the codec did not make as they stand.
 * @param payloadKeys the ring, as PAYLOAD_KEYS holds it
 * @param query which runs, in the words of Temporal's list; default: all
 */
export const temporalPayloads = async (
  address: string,
  namespace: string,
  payloadKeys: string,
  query = '',
): Promise<Held[]> => {
  const codec = createPayloadCodec(JSON.parse(payloadKeys))
  /** One that the codec did not make says what it says as it stands. */
  const decode = async (payload: PayloadLike): Promise<PayloadLike> =>
    (await codec.decode([payload]).catch(() => [payload]))[0] ?? payload
  const connection = await Connection.connect({ address })
  try {
    const client = new Client({ connection, namespace })
    const held: Held[] = []
    for await (const { workflowId, runId } of client.workflow.list({ query })) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      for (const payload of payloadsIn(history)) {
        const { data } = await decode(payload)
        held.push({ where: `a payload of the run ${runId}`, bytes: Buffer.from(data ?? []) })
      }
    }
    return held
  } finally {
    await connection.close()
  }
}
