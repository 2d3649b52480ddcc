// Runs a TypeScript file with servers of its own (sabotage, bench, races).
import { installAndRun } from './install.mjs'

await installAndRun('infra/local/src/with-environment.ts', process.argv.slice(2))
