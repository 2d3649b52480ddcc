import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { step } from '../steps.mjs'
import { coverageOf, coverageTable, evidenceIn } from './coverage.ts'
import { repository } from './folders.ts'
import { buildPortals } from './portals-build.ts'
import { reportOf, tallyOf } from './results.ts'
import { type Suite, suitesNamed } from './suites.ts'
import { startThrowAway, type ThrowAway } from './throw-away.ts'

let stopping = false
let running: ChildProcess | undefined

const turbo = (args: string[], environment: Record<string, string> = {}) =>
  new Promise<number>((resolve) => {
    const env = { ...process.env, ...environment }
    const child = spawn('turbo', args, { cwd: repository, stdio: 'inherit', env, shell: process.platform === 'win32' })
    running = child
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })

const runSuites = async (
  suites: readonly Suite[],
  vitestArgs: readonly string[],
  environment: Record<string, string>,
) => {
  const chosen = suites.map((suite) => `--filter=${suite.package}`)
  const after = vitestArgs.length > 0 ? ['--', ...vitestArgs] : []
  return turbo(['run', 'test', '--concurrency=1', '--continue=always', ...chosen, ...after], environment)
}

/** Journeys run against what the portals' bundles really are. A build that fails must not hide what the other suites have to say. */
const buildForJourneys = async ({ folders, runFile }: ThrowAway): Promise<string[]> => {
  try {
    await step('portals built', (tell) => buildPortals(join(folders.logs, 'portals-build.log'), runFile, tell))
    return []
  } catch (error) {
    console.error((error as Error).message)
    return ['the portals could not be built']
  }
}

/** `-- records gateway -- -t name`: packages first, and after a second pair of dashes what vitest is to be told. */
const split = (args: readonly string[]) => {
  const at = args.indexOf('--')
  return at < 0 ? { names: args, rest: [] } : { names: args.slice(0, at), rest: args.slice(at + 1) }
}

const main = async (): Promise<{ passed: number; failed: number }> => {
  const { names, rest } = split(process.argv.slice(2))
  const suites = suitesNamed(names)
  const environment = await startThrowAway('test')
  try {
    const unbuilt = suites.some(({ short }) => short === 'trials') ? await buildForJourneys(environment) : []
    const code = await runSuites(suites, rest, environment.environment)
    const results = environment.environment['CONCORD_TEST_RESULTS'] ?? ''
    const tallies = suites.map((suite) => ({
      suite,
      ...tallyOf(suite.short, reportOf(results, suite.short), rest.length > 0),
    }))
    const problems = [...unbuilt, ...tallies.flatMap((tally) => tally.problems)]
    let passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
    if (code !== 0 && problems.length === 0) problems.push(`a task outside the tests failed (exit ${code})`)
    console.log('')
    for (const tally of tallies) {
      console.log(
        `${tally.suite.short.padEnd(20)} ${String(tally.passed).padStart(5)} passed ${String(tally.failed).padStart(5)} failed`,
      )
    }
    // The rulebook is covered by all suites together, not by some.
    if (names.length === 0) {
      const covered = coverageOf(evidenceIn(environment.coverage))
      console.log(`\n${coverageTable(covered).join('\n')}`)
      for (const { rule, missing } of covered) {
        if (missing.length === 0) passed += 1
        else problems.push(`${rule} is listed and not covered`)
      }
    }
    if (problems.length > 0) console.log(`\n${problems.map((problem) => `✗ ${problem}`).join('\n')}`)
    return { passed, failed: problems.length }
  } finally {
    await environment.stop()
  }
}

// Ctrl-C reaches turbo by the terminal; the servers are stopped when it has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    if (signal !== 'SIGINT') running?.kill(signal)
  })
}

let tally = { passed: 0, failed: 1 }
try {
  tally = await main()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
}
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1
