import { createServer } from 'node:net'

/** Each server's place after the first port (`CONCORD_PORT_BASE`, default 4100). */
const places = {
  desk: 0,
  oidc: 1,
  smtp: 2,
  gateway: 10,
  worker: 11,
  staffPortal: 20,
  participantPortal: 30,
  temporal: 40,
  temporalPage: 41,
  postgres: 50,
} as const
export type Server = keyof typeof places
export type Ports = Record<Server, number>

const names: Record<Server, string> = {
  desk: 'the page of addresses',
  oidc: 'the OpenID Connect provider',
  smtp: 'the mail catcher',
  gateway: 'the gateway',
  worker: 'the worker',
  staffPortal: 'the staff portal',
  participantPortal: 'the participant portal',
  temporal: 'Temporal',
  temporalPage: 'Temporal’s own page',
  postgres: 'PostgreSQL',
}

const fromBase = (base: number): Ports =>
  Object.fromEntries(Object.entries(places).map(([name, place]) => [name, base + place])) as Ports

/**
 * The ports after a first one.
 * @param text `CONCORD_PORT_BASE`
 * @throws where it is no port number with room for the last place
 */
export const portsFrom = (text = '4100'): Ports => {
  const base = Number(text)
  const last = Math.max(...Object.values(places))
  if (!Number.isInteger(base) || base < 1024 || base + last > 65_535) {
    throw new Error(`CONCORD_PORT_BASE is ${text}. It has to be a number from 1024 to ${65_535 - last}.`)
  }
  return fromBase(base)
}

const listenOnce = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })

/** Ports that were free a moment ago, all different. */
export const freePorts = async (count: number): Promise<number[]> => {
  const found = new Set<number>()
  while (found.size < count) {
    const port = await listenOnce(0)
    if (port !== undefined) found.add(port)
  }
  return [...found]
}

const firstFreeBase = async (from: number): Promise<number | undefined> => {
  for (let base = from + 1000; base < 60_000; base += 1000) {
    const all = await Promise.all(Object.values(fromBase(base)).map(listenOnce))
    if (all.every((port) => port !== undefined)) return base
  }
  return undefined
}

/**
 * Looks whether these servers' ports are free.
 * @throws naming every port that is taken and a first port that would do
 */
export const requireFreePorts = async (ports: Ports, servers: readonly Server[]): Promise<void> => {
  const taken: Server[] = []
  for (const server of servers) if ((await listenOnce(ports[server])) === undefined) taken.push(server)
  if (taken.length === 0) return
  const base = await firstFreeBase(ports.desk)
  const listed = taken.map((server) => `  ${ports[server]}, wanted for ${names[server]}`).join('\n')
  const way = base ? ` or choose other ports: CONCORD_PORT_BASE=${base} npm run dev` : ''
  throw new Error(`Something else listens on:\n${listed}\nStop it,${way}`)
}
