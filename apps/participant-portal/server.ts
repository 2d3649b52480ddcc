import { createPortalServer } from '@concord/portal-kit/server'
import type { ServerBuild } from '@remix-run/node'
import { readConfig } from './app/config.ts'
import { headerRules } from './app/header-rules.ts'

const build = (await import(new URL('./build/server/index.js', import.meta.url).href)) as unknown as ServerBuild
createPortalServer({
  portal: 'participant',
  config: readConfig(),
  build,
  rules: headerRules,
  assets: new URL('./build/client/assets/', import.meta.url),
}).listen()
