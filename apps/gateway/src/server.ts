import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { createGraphqlHandler } from './graphql/handler.ts'
import { faultReference } from './graphql/masked-errors.ts'
import type { RegisteredDocuments } from './graphql/registered-documents.ts'
import { answer, bearerOf, bodyOf, Refusal, tokenOf } from './http/answer.ts'
import { faultFields, type Log } from './log.ts'
import type { GatewayRecords, SignedIn } from './records-port.ts'
import { createLimiter, type Limits, usualLimits } from './sign-in/limits.ts'
import { createLinkSignIn } from './sign-in/links.ts'
import { createPartnerSignIn } from './sign-in/partners.ts'
import type { Provider } from './sign-in/provider.ts'
import { createStaffSignIn } from './sign-in/staff.ts'

export type GatewayParts = {
  readonly records: GatewayRecords
  readonly provider: Provider
  readonly documents: RegisteredDocuments
  /** The portals' origins: a request that a browser sends from anywhere else is refused. */
  readonly origins: readonly string[]
  readonly log: Log
  readonly allowArbitraryDocuments?: boolean
  readonly partners: {
    /** What their tokens must be for. */
    readonly audience: string
    readonly mayIntrospect: boolean
  }
  readonly limits?: Limits
}
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const notSignedIn = () =>
  new Refusal(
    401,
    { errors: [{ message: 'Sign in', extensions: { code: 'NOT_SIGNED_IN' } }] },
    { 'www-authenticate': 'Bearer' },
  )

/** The browser's address as its portal forwards it; the portal's own where it does not. */
const clientOf = (request: IncomingMessage): string => {
  const said = request.headers['x-concord-client']
  return typeof said === 'string' && isIP(said) > 0 ? said : (request.socket.remoteAddress ?? 'unknown')
}

const jsonOf = async (request: IncomingMessage): Promise<unknown> => {
  const text = await bodyOf(request)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, { problem: 'malformed', message: 'This is not JSON' })
  }
}

/**
 * The gateway over HTTP (no port is opened before `listen`).
 * @returns how to listen (port 0 takes any free one) and how to close; closing ends what goes on, then the records
 */
export const createGateway = (parts: GatewayParts) => {
  const { records, log } = parts
  const allowedOrigins = new Set(parts.origins.map((one) => new URL(one).origin))
  const limit = createLimiter(records.signIn.limitsStore, parts.limits ?? usualLimits)
  const staff = createStaffSignIn({ signIn: records.signIn, provider: parts.provider, log })
  const links = createLinkSignIn({ records, limit, log })
  const partners = createPartnerSignIn({
    provider: parts.provider,
    audience: parts.partners.audience,
    signIn: records.signIn,
    limit,
    log,
  })
  const graphql = createGraphqlHandler({
    records,
    documents: parts.documents,
    allowArbitraryDocuments: parts.allowArbitraryDocuments ?? false,
    partnersMayIntrospect: parts.partners.mayIntrospect,
    log,
  })

  /** By a portal's session, or by a partner's token; whatever is wrong with either, the answer is null. */
  const actorOf = async (request: IncomingMessage): Promise<SignedIn | null> => {
    const session = bearerOf(request)
    if (session !== null) return records.signIn.actorOf(session)
    const token = tokenOf(request)
    return token === null ? null : partners.actorOf(token)
  }

  const limited =
    (handler: Handler): Handler =>
    async (request, response) => {
      await limit('client', clientOf(request))
      await handler(request, response)
    }
  const routes: Readonly<Record<string, Handler>> = {
    'GET /health': async (_, response) => answer(response, 200, { status: 'up' }),
    'GET /ready': async (_, response) => {
      const ready = await records.canaryIsSeen().catch(() => false)
      if (!ready) log.warn('not ready')
      answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' })
    },
    'POST /sign-in/staff/begin': limited(async (_, response) => answer(response, 200, await staff.begin())),
    'POST /sign-in/staff/complete': limited(async (request, response) =>
      answer(response, 200, await staff.complete(await jsonOf(request))),
    ),
    'POST /sign-in/link/code': limited(async (request, response) => {
      await links.code(await jsonOf(request))
      answer(response, 202)
    }),
    'POST /sign-in/link/again': limited(async (request, response) => {
      await links.again(await jsonOf(request))
      answer(response, 202)
    }),
    'POST /sign-in/link/complete': limited(async (request, response) =>
      answer(response, 200, await links.complete(await jsonOf(request))),
    ),
    'POST /sign-out': async (request, response) => {
      const session = bearerOf(request)
      if (session) await records.signIn.closeSession(session)
      answer(response, 204)
    },
    'POST /graphql': async (request, response) => {
      const actor = await actorOf(request)
      if (!actor) throw notSignedIn()
      const { status, text } = await graphql(await bodyOf(request), actor)
      response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      })
      response.end(text)
    },
  }
  const paths = new Map(Object.keys(routes).map((route) => [route.split(' ')[1] ?? '', route]))

  /** The pattern of a known route, whatever its method; a path itself may hold a token and is never named. */
  const routeOf = (request: IncomingMessage): string | undefined => paths.get((request.url ?? '').split('?')[0] ?? '')
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = routeOf(request)
    if (route === undefined) throw new Refusal(404, { problem: 'notFound', message: 'There is nothing here' })
    const origin = request.headers.origin
    if (origin !== undefined && !allowedOrigins.has(origin))
      throw new Refusal(403, { problem: 'origin', message: 'This page may not ask that' })
    const [allow = '', path] = route.split(' ')
    if (request.method !== allow)
      throw new Refusal(405, { problem: 'method', message: `Use ${allow} for ${path}` }, { allow })
    await routes[route]?.(request, response)
  }
  const failed = (response: ServerResponse, thrown: unknown): void => {
    if (thrown instanceof Refusal) {
      answer(response, thrown.status, thrown.body, thrown.headers)
      return
    }
    const reference = faultReference()
    log.error('fault', { reference, ...faultFields(thrown) })
    if (response.headersSent) {
      response.destroy()
      return
    }
    answer(response, 500, {
      problem: 'fault',
      reference,
      message: `Something went wrong. Its reference is ${reference}`,
    })
  }

  const server = createServer((request, response) => {
    const began = performance.now()
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    void handle(request, response)
      .catch((thrown: unknown) => failed(response, thrown))
      .then(() =>
        log.debug('request', {
          route: routeOf(request),
          status: response.statusCode,
          milliseconds: Math.round(performance.now() - began),
        }),
      )
  })
  server.requestTimeout = 20_000
  server.headersTimeout = 10_000
  return {
    /** Opens the port on this machine alone; resolves to the port that it has. */
    listen: (port: number): Promise<number> =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
      }),
    /** Takes no more requests, lets those go on that have begun, then closes the records. */
    close: async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      await links.settled()
      await records.close()
    },
  }
}
