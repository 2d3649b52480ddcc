import { testsOf } from '@concord/config/vitest'

export default testsOf('workflows')
