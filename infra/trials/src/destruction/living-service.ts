import type { VaultRow } from './held.ts'
import { boundTo } from './keys.ts'

export type LivingService = {
  url: string
  /** Every credential of today, whoever's it is. */
  credentials: readonly string[]
}

const prefix = 'mortal:'

/** One request, as a client makes it; once more where its connection was closed while this process searched and heard nothing. */
export const ask = async (
  url: string,
  credential: string,
  name: string,
  operation: string,
  body: object,
): Promise<Response> => {
  const request = () =>
    fetch(`${url}/v1/keys/${encodeURIComponent(name)}/${operation}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return request().catch(request)
}

/**
 * Asks the living key service to open a text: with every credential, under the name that the row gives and every other that is known,
 * and once more after having it made anew.
 * @returns what it opened; undefined where it opens it to nobody
 */
export const openedByService = async (
  { url, credentials }: LivingService,
  row: VaultRow,
  otherNames: readonly string[],
): Promise<Buffer | undefined> => {
  const own = row.keyId.startsWith(prefix) ? [row.keyId.slice(prefix.length)] : []
  const [aad, nonce, ciphertext] = [boundTo(row), row.nonce, row.ciphertext].map((bytes) => bytes.toString('base64'))
  for (const credential of credentials) {
    for (const name of own) await ask(url, credential, name, 'make', {})
    for (const name of new Set([...own, ...otherNames])) {
      const answered = await ask(url, credential, name, 'open', { aad, nonce, ciphertext })
      if (answered.status !== 200) continue
      const { plaintext } = (await answered.json()) as { plaintext: string }
      return Buffer.from(plaintext, 'base64')
    }
  }
  return undefined
}
