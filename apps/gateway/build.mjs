import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

// One file: workspace packages and what only they use are inlined; the app's own registry dependencies stay outside.
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  external: Object.keys(dependencies).filter((name) => !name.startsWith('@concord/')),
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
