import { testsOf } from '@concord/config/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(testsOf('worker', { testTimeout: 60_000 }), {
  test: { globalSetup: ['./src/testing/build-bundle.ts'] },
})
