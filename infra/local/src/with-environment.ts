import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { repository } from './folders.ts'
import { startThrowAway } from './throw-away.ts'

const [script, ...args] = process.argv.slice(2)
if (!script) {
  console.error('Which file? node infra/local/with-environment.mjs <file.ts> [its arguments]')
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

// Reports that are read by a program go to stdout: what is said about servers goes to stderr.
const quiet = args.includes('--json')
if (quiet) console.log = console.error
try {
  const servers = await startThrowAway(process.env['CONCORD_ENVIRONMENT'] ?? 'trials')
  try {
    process.exitCode = await new Promise<number>((done) => {
      const child = spawn(process.execPath, ['--import', 'tsx', resolve(repository, script), ...args], {
        stdio: 'inherit',
        env: { ...process.env, ...servers.environment },
      })
      child.once('exit', (code) => done(code ?? 1))
    })
  } finally {
    await servers.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
