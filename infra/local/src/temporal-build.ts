import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { cacheFolder, repository } from './folders.ts'

/** The last version that `go install` takes without a module of ours, and that an older Go can build. */
const olderVersion = '1.5.1'
const olderGo = '1.25'

const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0)

const isAtLeast = (version: string, wanted: string) => {
  const [have, want] = [numbers(version), numbers(wanted)]
  for (const place of [0, 1, 2]) {
    const difference = (have[place] ?? 0) - (want[place] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

const goVersion = (): string | undefined => {
  const asked = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: goEnvironment() })
  return asked.status === 0 ? asked.stdout.trim().replace(/^go/, '') : undefined
}

/** Go needs a home for its own caches; where the account has none they go beside the program. */
const goEnvironment = () => ({
  ...process.env,
  ...(homedir() === '/' || !process.env['HOME'] ? { HOME: join(cacheFolder(), 'go-home') } : {}),
  CGO_ENABLED: '0',
  GOTOOLCHAIN: 'local',
})

const runGo = (args: string[], folder: string, environment: NodeJS.ProcessEnv, tell: (detail: string) => void) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn('go', args, { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
    tell('building with Go, once; this takes some minutes')
    let done = 0
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      done += text.split('\n').length - 1
      tell(`building with Go, once; this takes some minutes (${done} parts done)`)
    })
    // Go's own children write into its cache: they end with it.
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve()
      else reject(new Error(`go ended with ${code}: ${said.trim().split('\n').at(-1)}`))
    })
  })

/**
 * Builds the Temporal CLI from the module that pins every dependency with its checksum; with an older Go, an older version.
 * @param to the program's file
 * @throws where there is no Go that can
 */
export const buildTemporal = async (_version: string, to: string, tell: (detail: string) => void): Promise<void> => {
  const have = goVersion()
  if (!have) throw new Error('Go is not installed')
  const module = join(repository, 'infra', 'temporal')
  const wanted = /^go (\S+)/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'))?.[1] ?? olderGo
  const environment = goEnvironment()
  if (isAtLeast(have, wanted)) {
    const readOnly = { ...environment, GOFLAGS: '-mod=readonly' }
    const program = 'github.com/temporalio/cli/cmd/temporal'
    return runGo(['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', to, program], module, readOnly, tell)
  }
  if (!isAtLeast(have, olderGo)) throw new Error(`Go ${have} is too old`)
  const target = `github.com/temporalio/cli/cmd/temporal@v${olderVersion}`
  const folder = join(dirname(to), `go-${process.pid}`)
  await runGo(['install', '-v', '-trimpath', target], repository, { ...environment, GOBIN: folder }, tell)
  renameSync(join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal'), to)
  rmSync(folder, { recursive: true, force: true })
}
