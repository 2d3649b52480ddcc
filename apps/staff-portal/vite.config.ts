import '@remix-run/node'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { routes } from './app/paths.ts'

// The types of loaders and actions follow this flag.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*'],
      routes: (define) =>
        define((route) => {
          for (const [path, file] of Object.entries(routes)) route(path, file)
        }),
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  css: { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } },
  build: { sourcemap: false, assetsInlineLimit: 0 },
  logLevel: 'error',
})
