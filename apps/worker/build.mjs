// One file that starts fast, the workflows' script and the failure converter beside it: what an image ships.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bundleWorkflows } from '@concord/workflows/bundle'
import { build } from 'esbuild'

const resolve = createRequire(import.meta.url).resolve
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
const external = Object.keys(dependencies).filter((name) => !name.startsWith('@concord/'))

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  // The workflows are bundled below, so the bundler itself is not shipped.
  external: [...external, '@concord/workflows/bundle', 'pg-native'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
})
await build({
  entryPoints: [resolve('@concord/workflows/failure-converter')],
  outfile: 'dist/failure-converter.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['@temporalio/common'],
  logLevel: 'warning',
})
writeFileSync('dist/workflows.js', (await bundleWorkflows()).code)
