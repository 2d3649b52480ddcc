import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSaboteurs, type Saboteur } from './saboteur.ts'
import { type Report, whyItDoesNotCount } from './verdict.ts'

const root = resolve(fileURLToPath(import.meta.url), '../../../../..')
const tree = join(root, '.concord/sabotage/tree')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))

const run = (command: string, args: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = process.env) =>
  spawnSync(command, args, { cwd, env: environment, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

const must = (what: string, command: string, args: readonly string[], cwd: string): void => {
  const { status, stdout, stderr } = run(command, args, cwd)
  if (status !== 0) throw new Error(`${what} failed:\n${stdout}\n${stderr}`)
}

/** A checkout of its own, so that a patch never touches the tree that somebody works in. */
const makeTree = (): void => {
  run('git', ['worktree', 'remove', '--force', tree], root)
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(join(root, '.concord/sabotage'), { recursive: true })
  must('A second checkout', 'git', ['worktree', 'add', '--detach', tree, 'HEAD'], root)
  must('Installing in it', 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], tree)
  must('Generating in it', 'pnpm', ['-r', '--if-present', 'run', 'generate'], tree)
}

/** What the tests copy is made from migrations: and the clock that moves: where these are broken, a template is made from the broken ones. */
const environmentFor = (changed: readonly string[]): NodeJS.ProcessEnv => {
  const environment = { ...process.env, CONCORD_TEST_RESULTS: '', CONCORD_TEST_COVERAGE: '' }
  const makesTemplate = (path: string) =>
    path.startsWith('packages/records/prisma/migrations/') || path === 'infra/local/src/clock-sql.ts'
  if (!changed.some(makesTemplate)) return environment
  const own = {
    ...environment,
    CONCORD_USUAL_TEMPLATE: process.env['CONCORD_TEST_TEMPLATE'],
    CONCORD_TEST_TEMPLATE: 'concord_sabotaged',
  }
  const script = join(tree, 'infra/trials/src/sabotage/own-template.ts')
  const { status, stderr } = run(process.execPath, ['--import', 'tsx', script], join(tree, 'infra/local'), own)
  if (status !== 0) throw new Error(`A template of the broken migrations could not be made:\n${stderr}`)
  return own
}

const tryOne = (saboteur: Saboteur): string | undefined => {
  must(
    `Applying ${saboteur.file}`,
    'git',
    ['apply', '--whitespace=nowarn', join(root, 'infra/saboteurs', saboteur.file)],
    tree,
  )
  try {
    const changed = run('git', ['diff', '--name-only'], tree).stdout.trim().split('\n')
    for (const folder of new Set(changed.map((path) => path.split('/').slice(0, 2).join('/'))))
      if (existsSync(join(tree, folder, 'tsconfig.json'))) {
        const types = run('pnpm', ['exec', 'tsc', '--noEmit'], join(tree, folder))
        if (types.status !== 0) return `its types do not check: ${types.stdout.split('\n')[0]}`
      }
    const results = join(root, '.concord/sabotage/results.json')
    rmSync(results, { force: true })
    run(
      'pnpm',
      ['exec', 'vitest', 'run', saboteur.test, '--reporter=json', `--outputFile=${results}`],
      join(tree, saboteur.package),
      environmentFor(changed),
    )
    if (!existsSync(results)) return 'the test run gave no result'
    return whyItDoesNotCount(JSON.parse(readFileSync(results, 'utf8')) as Report, saboteur.name)
  } finally {
    must('Taking the patch back', 'git', ['checkout', '--', '.'], tree)
    must('Taking new files back', 'git', ['clean', '-fdq'], tree)
  }
}

const saboteurs = readSaboteurs(join(root, 'infra/saboteurs')).filter(
  ({ file }) => wanted.length === 0 || wanted.some((part) => file.includes(part)),
)
makeTree()
let failed = 0
for (const saboteur of saboteurs) {
  const why = tryOne(saboteur)
  if (why) failed += 1
  console.log(`${why ? 'NOT CAUGHT' : 'caught    '}  ${saboteur.file}  ${why ?? saboteur.breaks}`)
}
run('git', ['worktree', 'remove', '--force', tree], root)
console.log(`${saboteurs.length - failed} saboteurs caught, ${failed} not caught`)
process.exitCode = failed === 0 && saboteurs.length > 0 ? 0 : 1
