import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// Runs every test file that holds a race, in full: a thousand rounds instead of the few of `npm test`.

const root = resolve(fileURLToPath(import.meta.url), '../../../../..')
const listed = spawnSync('git', ['ls-files', 'packages/*.test.ts', 'apps/*.test.ts'], { cwd: root, encoding: 'utf8' })
const files = listed.stdout
  .trim()
  .split('\n')
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('CONCORD_RACES'))
const packageOf = (file: string): string => file.split('/').slice(0, 2).join('/')

if (files.length === 0) console.error('There is no test file with a race.')
let failed = files.length === 0
for (const folder of new Set(files.map(packageOf))) {
  const inside = files.filter((file) => packageOf(file) === folder).map((file) => file.slice(folder.length + 1))
  const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', ...inside, '--testTimeout=900000'], {
    cwd: join(root, folder),
    env: { ...process.env, CONCORD_RACES: 'full', CONCORD_TEST_RESULTS: '', CONCORD_TEST_COVERAGE: '' },
    stdio: 'inherit',
  })
  if (status !== 0) failed = true
}
process.exitCode = failed ? 1 : 0
