import { testsOf } from '@concord/config/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(testsOf('workflows', { testTimeout: 60_000 }), {
  test: { globalSetup: ['./src/testing/build-bundle.ts'] },
})
