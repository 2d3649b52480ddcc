// npm test: every test, on servers of its own. `npm test -- records gateway` runs these packages' tests.
import { installAndRun } from './install.mjs'

await installAndRun('infra/local/src/test.ts', process.argv.slice(2))
