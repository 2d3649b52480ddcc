import { testsOf } from '@concord/config/vitest'

// Each of these files runs the whole system: one at a time, on two cores.
export default testsOf('trials', { fileParallelism: false, testTimeout: 240_000 })
