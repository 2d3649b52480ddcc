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
 * What stands before every page of a portal, in this order: one log line when the answer has gone, headers, and the check
 * that whatever changes something was sent by our own page (403 otherwise, before anything is read).
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
  const logged: Middleware = (request, response, next) => {
    const began = performance.now()
    const route = parts.patternOf(pathOf(request))
    response.once('close', () =>
      log.request({
        method: methods.has(request.method ?? '') ? (request.method as string) : 'other',
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
  const fromOwnPage: Middleware = (request, response, next) => {
    const sent = { get: (name: string) => [request.headers[name] ?? null].flat()[0] ?? null }
    if (!changesSomething(request.method ?? 'GET') || comesFromOwnPage(sent, config.origin)) {
      next()
      return
    }
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This form was not sent from our own page. Go back to the service, and send it from there.\n')
  }
  // Remix compares `Origin` with the host that the request names: behind a proxy that can be another, and anybody can name one.
  const underOwnName: Middleware = (request, _, next) => {
    request.headers.host = new URL(config.origin).host
    delete request.headers['x-forwarded-host']
    next()
  }
  return { factsOf, middleware: [logged, withHeaders, fromOwnPage, underOwnName] }
}

/** On somebody's own machine the people are invented, and every page says so. */
const isLocal = (origin: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
