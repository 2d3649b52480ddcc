import { type AddressInfo, createServer } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { createPortalApplication } from '../server/index.ts'

type RouteModule = ServerBuild['routes'][string] extends infer Route
  ? Route extends { module: infer M }
    ? M
    : never
  : never

/**
 * A Remix build put together from the modules themselves, so that a test drives the very pages without a bundler.
 * @param routes each address with its file, as in the portal's `paths.ts`
 * @param modules each file below `app/` with its module
 */
export const buildFrom = (parts: {
  readonly entry: unknown
  readonly root: unknown
  readonly routes: Readonly<Record<string, string>>
  readonly modules: Readonly<Record<string, unknown>>
}): ServerBuild => {
  const route = (id: string, path: string | undefined, parentId: string | undefined, found: unknown) => {
    if (!found) throw new Error(`There is no module for ${id}`)
    return {
      id,
      path: path?.replace(/^\//, '') || undefined,
      index: path === '/' ? true : undefined,
      parentId,
      module: found as RouteModule,
    }
  }
  const all = [
    route('root', '', undefined, parts.root),
    ...Object.entries(parts.routes).map(([path, file]) => route(file, path, 'root', parts.modules[file])),
  ]
  const manifested = Object.fromEntries(
    all.map(({ module, ...one }) => {
      const has = (name: string) => name in (module as object)
      return [
        one.id,
        {
          ...one,
          module: '/unused.js',
          hasAction: has('action'),
          hasLoader: has('loader'),
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: has('ErrorBoundary'),
        },
      ]
    }),
  )
  return {
    entry: { module: parts.entry },
    routes: Object.fromEntries(all.map((one) => [one.id, one])),
    assets: { entry: { module: '/unused.js', imports: [] }, routes: manifested, url: '/unused.js', version: 'test' },
    assetsBuildDirectory: '',
    publicPath: '/',
    basename: '/',
    mode: 'production',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  } as unknown as ServerBuild
}

// The portal must know its own address before it listens.
const freePort = async (): Promise<number> => {
  const holder = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => holder.once('listening', ready))
  const { port } = holder.address() as AddressInfo
  await new Promise((closed) => holder.close(closed))
  return port
}

/** The portal on a free port of this machine, with its log lines kept. `secure` makes it think that people come by https. */
export const startPortal = async (parts: {
  readonly portal: string
  readonly build: ServerBuild
  readonly gatewayUrl: string
  readonly secure?: boolean
  readonly assets?: URL
  readonly rules?: Parameters<typeof createPortalApplication>[0]['rules']
}) => {
  const lines: string[] = []
  const port = await freePort()
  const origin = `${parts.secure ? 'https' : 'http'}://127.0.0.1:${port}`
  const server = createPortalApplication({
    portal: parts.portal,
    build: parts.build,
    assets: parts.assets,
    ...(parts.rules ? { rules: parts.rules } : {}),
    config: { port, gatewayUrl: parts.gatewayUrl, origin, secure: parts.secure ?? false, trustedProxies: 0 },
    write: (line) => lines.push(line),
  }).listen(port, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const url = `http://127.0.0.1:${port}`
  const cookie = `${parts.secure ? '__Host-' : ''}concord-${parts.portal}`
  const asked = (session: string | undefined, headers: Record<string, string>) => ({
    ...(session ? { cookie: `${cookie}=${session}` } : {}),
    ...headers,
  })
  return {
    url,
    origin,
    lines,
    get: (path: string, session?: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, { headers: asked(session, headers), redirect: 'manual' }),
    /** Sends a form as the portal's own page does. */
    post: (path: string, form: Record<string, string>, session?: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: asked(session, { origin, ...headers }),
        redirect: 'manual',
      }),
    close: () => new Promise((closed) => server.close(closed)),
  }
}
export type PortalUnderTest = Awaited<ReturnType<typeof startPortal>>
