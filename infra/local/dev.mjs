// npm run dev: the whole of Concord on this machine. `-- --reset` starts with empty data.
import { installAndRun } from './install.mjs'

await installAndRun('infra/local/src/dev.ts', process.argv.slice(2))
