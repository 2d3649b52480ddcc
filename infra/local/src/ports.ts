import { createServer } from 'node:net'

/** Each server's place after the first port (`CONCORD_PORT_BASE`, default 4100). */
const places = {
  desk: 0,
  oidc: 1,
  smtp: 2,
  gateway: 10,
  worker: 11,
  keyService: 12,
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
  keyService: 'the key service',
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

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * Chosen ports lie here: from 32768 on systems give ports to connections that go out, and a server that starts a second later would find
 * its own port in use by somebody's connection.
 */
const chosen = { from: 12_000, to: 32_000 }

const anyPort = () => chosen.from + Math.floor(Math.random() * (chosen.to - chosen.from))

/** Ports that were free a moment ago, all different. */
export const freePorts = async (count: number): Promise<number[]> => {
  const found = new Set<number>()
  while (found.size < count) {
    const port = anyPort()
    if (await isFree(port)) found.add(port)
  }
  return [...found]
}

/** How many ports after the first one a whole Concord may use. */
const room = 100

/** A first port after which every place was free a moment ago: for a whole Concord beside whatever else runs. */
export const freeBase = async (): Promise<number> => {
  for (;;) {
    const base = Math.floor(anyPort() / room) * room
    const ports = Array.from({ length: Math.max(...Object.values(places)) + 1 }, (_, place) => base + place)
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return base
  }
}

const firstFreeBase = async (from: number): Promise<number | undefined> => {
  for (let base = from + 1000; base < 60_000; base += 1000) {
    if ((await Promise.all(Object.values(fromBase(base)).map(isFree))).every(Boolean)) return base
  }
  return undefined
}

/**
 * Looks whether these servers' ports are free.
 * @throws naming every port that is taken and a first port that would do
 */
export const requireFreePorts = async (ports: Ports, servers: readonly Server[]): Promise<void> => {
  const taken: Server[] = []
  for (const server of servers) if (!(await isFree(ports[server]))) taken.push(server)
  if (taken.length === 0) return
  const base = await firstFreeBase(ports.desk)
  const listed = taken.map((server) => `  ${ports[server]}, wanted for ${names[server]}`).join('\n')
  const way = base ? ` or choose other ports: CONCORD_PORT_BASE=${base} npm run dev` : ''
  throw new Error(`Something else listens on:\n${listed}\nStop it,${way}`)
}
