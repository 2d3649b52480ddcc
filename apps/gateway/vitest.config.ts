import { createRequire } from 'node:module'
import { testsOf } from '@concord/config/vitest'
import { mergeConfig } from 'vitest/config'

// Vite would take graphql's ES modules where Node takes its CommonJS: two copies, whose types do not know each other.
export default mergeConfig(testsOf('gateway'), {
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
})
