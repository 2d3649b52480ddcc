import { gql, type TypedDocumentNode } from '@apollo/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFault, type FakeGateway, startFakeGateway } from '../testing/index.ts'
import {
  createGatewayClient,
  NoSuchPlace,
  registeredHash,
  registeredText,
  SignedOut,
  TooManyRequests,
} from './index.ts'

type Data = { me: { kind: string } | null }
const whoAmI: TypedDocumentNode<Data, { planted: string }> = gql`
  query WhoAmI($planted: String) { me(planted: $planted) { kind } }
`
const stranger: TypedDocumentNode<Data, Record<string, never>> = gql`query Stranger { me { kind } }`

let gateway: FakeGateway
beforeAll(async () => {
  gateway = await startFakeGateway({ whoAmI }, { sessions: ['a-session'], operations: {} })
})
afterAll(() => gateway.close())

const clientOf = (session: string, fetching?: typeof fetch) =>
  createGatewayClient({ gatewayUrl: gateway.url, session, clientAddress: '192.0.2.7', fetch: fetching })
const answering = (me: Data['me']) => gateway.answer({ operations: { WhoAmI: { me } } })
const statusOnly = (status: number, body: unknown = {}) =>
  (async () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })) as typeof fetch

describe('a portal’s question to the gateway', () => {
  it('names a registered document by its hash, and never sends the text', async () => {
    answering({ kind: 'party' })
    gateway.asked.length = 0
    expect(await clientOf('a-session').read(whoAmI, { planted: 'x' })).toMatchObject({ me: { kind: 'party' } })
    const { body, headers } = gateway.asked[0]!
    expect(body['extensions']).toMatchObject({
      persistedQuery: { version: 1, sha256Hash: registeredHash(registeredText(whoAmI)) },
    })
    expect(body).not.toHaveProperty('query')
    expect(body['variables']).toEqual({ planted: 'x' })
    expect(headers.authorization).toBe('Bearer a-session')
    expect(headers['x-concord-client']).toBe('192.0.2.7')
  })

  it('does not fall back to the text where the gateway does not know the document', async () => {
    gateway.asked.length = 0
    await expect(clientOf('a-session').read(stranger, {})).rejects.toThrow()
    expect(gateway.asked).toHaveLength(1)
    expect(gateway.asked[0]?.body).not.toHaveProperty('query')
  })

  it('reads nothing out of an answer that was given to somebody else', async () => {
    answering({ kind: 'first' })
    const client = clientOf('a-session')
    await client.read(whoAmI, { planted: 'x' })
    answering({ kind: 'second' })
    expect(await client.read(whoAmI, { planted: 'x' })).toMatchObject({ me: { kind: 'second' } })
  })

  it('says that the session has ended: for 401, and where nobody is asking', async () => {
    await expect(clientOf('an-ended-session').read(whoAmI, { planted: 'x' })).rejects.toThrow(SignedOut)
    answering(null)
    await expect(clientOf('a-session').read(whoAmI, { planted: 'x' })).rejects.toThrow(SignedOut)
  })

  it('tells asking too often, and a place that cannot be, from a fault', async () => {
    const ask = (fetching: typeof fetch) => clientOf('a-session', fetching).read(whoAmI, { planted: 'x' })
    await expect(ask(statusOnly(429))).rejects.toThrow(TooManyRequests)
    const noPlace = { errors: [{ message: 'x', extensions: { code: 'CURSOR' } }] }
    await expect(ask(statusOnly(400, noPlace))).rejects.toThrow(NoSuchPlace)
    await expect(ask(statusOnly(200, noPlace))).rejects.toThrow(NoSuchPlace)
    gateway.answer({ operations: { WhoAmI: aFault } })
    const fault = await clientOf('a-session')
      .read(whoAmI, { planted: 'x' })
      .catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(Error)
    for (const kind of [SignedOut, TooManyRequests, NoSuchPlace]) expect(fault).not.toBeInstanceOf(kind)
  })
})
