import { writeFileSync } from 'node:fs'
import { bundleWorkflows } from '@concord/workflows/bundle'

const [file = 'dist/workflows.js'] = process.argv.slice(2)
writeFileSync(file, (await bundleWorkflows()).code)
