import { z } from 'zod'

/** The key of this name was destroyed: what it sealed is no more, and it is never made again. */
export class KeyDestroyed extends Error {
  constructor() {
    super('KEY_DESTROYED')
  }
}
/** No key of this name was ever made. */
export class KeyMissing extends Error {
  constructor() {
    super('KEY_MISSING')
  }
}
export type MortalCiphertext = {
  readonly nonce: Buffer
  /** The tag is its last 16 bytes. */
  readonly ciphertext: Buffer
  /** Of the plaintext, under this very key: it dies with it. */
  readonly mac: Buffer
}

/**
 * Keys that can be destroyed, by name. They live in the key service alone: nothing here ever holds one.
 * Each rejects with `KeyDestroyed` or `KeyMissing`; anything else is a fault.
 */
export type MortalKeys = {
  /** Idempotent. A destroyed name refuses for ever. */
  readonly make: (name: string) => Promise<void>
  readonly seal: (name: string, aad: Buffer, plaintext: string) => Promise<MortalCiphertext>
  readonly open: (name: string, aad: Buffer, nonce: Buffer, ciphertext: Buffer) => Promise<string>
  /** Idempotent. */
  readonly destroy: (name: string) => Promise<void>
}

const refuse = async (): Promise<never> => {
  throw new Error('NO_KEY_SERVICE')
}
/** Where no key service is set: nothing mortal is sealed or opened. */
export const noMortalKeys: MortalKeys = { make: refuse, seal: refuse, open: refuse, destroy: refuse }

const bytes = z.base64().transform((value) => Buffer.from(value, 'base64'))
const sealedAnswer = z.object({ nonce: bytes, ciphertext: bytes, mac: bytes })
const openedAnswer = z.object({ plaintext: bytes })
const patience = 5_000

/** The key service over HTTP. @param credential this client's own: what it may do is decided there */
export const mortalKeysAt = ({
  url,
  credential,
}: {
  readonly url: string
  readonly credential: string
}): MortalKeys => {
  const ask = async (
    name: string,
    verb: 'make' | 'seal' | 'open' | 'destroy',
    body: object = {},
  ): Promise<Response> => {
    const response = await fetch(new URL(`/v1/keys/${encodeURIComponent(name)}/${verb}`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${credential}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    })
    if (response.ok) return response
    // A body that is left unread holds its connection.
    await response.body?.cancel()
    if (response.status === 410) throw new KeyDestroyed()
    if (response.status === 404) throw new KeyMissing()
    throw new Error(`KEY_SERVICE_${response.status}`)
  }
  const done = async (response: Promise<Response>): Promise<void> => {
    await (await response).body?.cancel()
  }
  return {
    make: (name) => done(ask(name, 'make')),
    seal: async (name, aad, plaintext) => {
      const body = { aad: aad.toString('base64'), plaintext: Buffer.from(plaintext, 'utf8').toString('base64') }
      return sealedAnswer.parse(await (await ask(name, 'seal', body)).json())
    },
    open: async (name, aad, nonce, ciphertext) => {
      const sealed = { nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') }
      const response = await ask(name, 'open', { aad: aad.toString('base64'), ...sealed })
      return openedAnswer.parse(await response.json()).plaintext.toString('utf8')
    },
    destroy: (name) => done(ask(name, 'destroy')),
  }
}
