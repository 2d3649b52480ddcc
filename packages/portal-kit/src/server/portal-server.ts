import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { PortalConfig } from '../config/index.ts'
import { createLog, faultOf } from '../log/index.ts'
import { createPortalContext } from '../portal-context/index.ts'
import { patternsOf, portalMiddleware } from '../portal-server/index.ts'
import type { HeaderRules } from '../security-headers/index.ts'
import { styleSheets } from './style-sheets.ts'

const nhsukAssets = join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend')), 'assets')

type Parts = {
  /** Its name in cookies and logs. */
  readonly portal: string
  readonly config: PortalConfig
  readonly build: ServerBuild
  /** The folder of the built style sheets, ending in a slash. */
  readonly assets?: URL
  readonly rules?: Omit<HeaderRules, 'secure'>
  /** Takes one log line. */
  readonly write?: (line: string) => void
}

/** A portal as an Express application: log, headers, Origin check, assets, then its pages. */
export const createPortalApplication = (parts: Parts): Express => {
  const { portal, config, build } = parts
  const log = createLog(portal, parts.write ?? ((line) => process.stdout.write(`${line}\n`)))
  const patternOf = patternsOf(build.routes)
  const { middleware, factsOf } = portalMiddleware({
    config,
    log,
    patternOf: (path) => (path === '/health' ? path : patternOf(path)),
    rules: parts.rules ?? { scripts: 'none' },
  })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies)
  for (const one of middleware) app.use(one)
  app.get('/health', (_, response) => {
    response.json({ status: 'ok' })
  })
  // Headers are ours: not even a style sheet stays on a shared computer.
  const asTheyAre = { cacheControl: false, etag: false, index: false, lastModified: false } as const
  app.use('/nhsuk', express.static(nhsukAssets, asTheyAre))
  if (parts.assets) app.use(styleSheets(parts.assets))
  app.use(withoutBrowserDoors)
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (request, response) => ({
        portal: createPortalContext({
          portal,
          config,
          log,
          facts: factsOf(response),
          clientAddress: request.ip ?? 'unknown',
        }),
      }),
    }),
  )
  // Express would answer with what was asked for, and print it.
  const refused: ErrorRequestHandler = (fault: unknown, _request, response, _next) => {
    const status = (fault as { status?: unknown }).status === 400 ? 400 : 500
    if (status === 500) log.fault(faultOf(fault, factsOf(response).reference))
    if (response.headersSent) response.destroy()
    else response.status(status).type('text/plain').send('This address cannot be opened.\n')
  }
  app.use(refused)
  return app
}

/** Remix's doors for a script in the browser, which there is not: data without a page, and the list of routes. */
const withoutBrowserDoors: RequestHandler = (request, response, next) => {
  if (request.path.endsWith('.data') || request.path === '/__manifest') response.status(404).end()
  else next()
}

/** The portal as a process: it listens on this machine alone, and stops when it is told to, after what it is answering. */
export const createPortalServer = (parts: Parts) => ({
  listen: (): void => {
    const server = createPortalApplication(parts).listen(parts.config.port, '127.0.0.1', () => {
      createLog(parts.portal, (line) => process.stdout.write(`${line}\n`)).started({ port: parts.config.port })
    })
    const stop = () => {
      server.close(() => process.exit(0))
      server.closeIdleConnections()
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  },
})
