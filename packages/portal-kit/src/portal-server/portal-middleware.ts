import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PortalConfig } from '../config/index.ts'
import type { Log } from '../log/index.ts'
import type { RequestFacts } from '../request-facts/index.ts'
import { changesSomething, comesFromOwnPage } from '../same-origin/index.ts'
import { type HeaderRules, securityHeaders } from '../security-headers/index.ts'

export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/'

/**
 * What stands before every page of a portal, in this order: a path that can be read, one log line when the answer has gone, headers, and the check
 * that whatever changes something was sent by our own page. What was not is answered by the page for `refusedPath`, with 403,
 * and nothing of it is read.
 * @param patternOf the route's pattern for a path (`/enter/:token`): a log line holds nothing else of an address
 */
export const portalMiddleware = (parts: {
  readonly config: PortalConfig
  readonly rules: Omit<HeaderRules, 'secure'>
  readonly patternOf: (path: string) => string
  readonly log: Log
}): { readonly middleware: readonly Middleware[]; readonly factsOf: (response: ServerResponse) => RequestFacts } => {
  const { config, log } = parts
  const facts = new WeakMap<ServerResponse, RequestFacts>()
  const factsOf = (response: ServerResponse): RequestFacts => {
    const known = facts.get(response)
    if (known) return known
    const made = {
      reference: randomUUID(),
      nonce: randomBytes(18).toString('base64'),
      invented: isLocal(config.origin),
    }
    facts.set(response, made)
    return made
  }
  // The router prints a path that it cannot decode, and a path can hold a token: it is given another, which is not there.
  const readable: Middleware = (request, _, next) => {
    if (!canBeDecoded(pathOf(request))) readInstead(request, '/-')
    next()
  }
  const logged: Middleware = (request, response, next) => {
    const began = performance.now()
    const method = methods.has(request.method ?? '') ? (request.method as string) : 'other'
    const route = parts.patternOf(pathOf(request))
    response.once('close', () =>
      log.request({
        method,
        route,
        status: response.statusCode,
        durationMs: Math.round(performance.now() - began),
        reference: factsOf(response).reference,
      }),
    )
    next()
  }
  const withHeaders: Middleware = (request, response, next) => {
    const headers = securityHeaders({ ...parts.rules, secure: config.secure }, pathOf(request), factsOf(response).nonce)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    next()
  }
  const fromOwnPage: Middleware = (request, _, next) => {
    const sent = { get: (name: string) => [request.headers[name] ?? null].flat()[0] ?? null }
    if (changesSomething(request.method ?? 'GET') && !comesFromOwnPage(sent, config.origin)) answerInstead(request)
    next()
  }
  // Remix compares `Origin` with the host that the request names: behind a proxy that can be another, and anybody can name one.
  const underOwnName: Middleware = (request, _, next) => {
    request.headers.host = new URL(config.origin).host
    delete request.headers['x-forwarded-host']
    next()
  }
  return { factsOf, middleware: [readable, logged, withHeaders, fromOwnPage, underOwnName] }
}

/** The address whose page says that a form was not sent from our own pages. Each portal has it, and it always answers 403. */
export const refusedPath = '/refused'

// Whatever comes after sees a question for that page, and neither the method nor the body that somebody else's page sent.
const answerInstead = (request: IncomingMessage): void => {
  request.method = 'GET'
  readInstead(request, refusedPath)
  delete request.headers['content-type']
  delete request.headers['content-length']
}

const readInstead = (request: IncomingMessage & { originalUrl?: string }, path: string): void => {
  request.url = path
  request.originalUrl = path
}

const canBeDecoded = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** On somebody's own machine the people are invented, and every page says so. */
const isLocal = (origin: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
