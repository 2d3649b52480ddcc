import { createHash, timingSafeEqual } from 'node:crypto'

export const operations = ['make', 'seal', 'open', 'destroy', 'state'] as const
export type Operation = (typeof operations)[number]

/** Who may ask for what. The worker destroys keys and never uses one; the gateway uses them and never destroys one. */
const allowed = {
  gateway: ['make', 'seal', 'open'],
  worker: ['destroy', 'state'],
} as const satisfies Record<string, readonly Operation[]>
export type Client = keyof typeof allowed
export const clients = Object.keys(allowed) as Client[]

export const mayAsk = (client: Client, operation: Operation): boolean =>
  (allowed[client] as readonly Operation[]).includes(operation)

export type Credentials = Record<Client, string>

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Finds whose credential a request bears. Compared as digests, each with each, so that the time tells neither length nor place.
 * @returns a function of the `Authorization` header; undefined where it is nobody's
 */
export const clientBy = (credentials: Credentials) => {
  const known = clients.map((client) => ({ client, expected: digest(`Bearer ${credentials[client]}`) }))
  return (authorization = ''): Client | undefined => {
    const given = digest(authorization)
    return known.filter(({ expected }) => timingSafeEqual(expected, given))[0]?.client
  }
}
