import { createPortalServer } from '@concord/portal-kit/server'
import type { ServerBuild } from '@remix-run/node'
import { readConfig } from './app/config.ts'

const build = (await import(new URL('./build/server/index.js', import.meta.url).href)) as unknown as ServerBuild
createPortalServer({
  portal: 'staff',
  config: readConfig(),
  build,
  assets: new URL('./build/client/assets/', import.meta.url),
}).listen()
