import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { shown } from './child-process.ts'
import { repository } from './folders.ts'
import { beginningOf } from './process-identity.ts'
import type { RunFile } from './run-file.ts'

const portals = ['@concord/staff-portal', '@concord/participant-portal']

/** From the first line that speaks of an error. */
const whyNot = (said: string) => {
  const lines = said.trimEnd().split('\n')
  const first = lines.findIndex((line) => /error|failed/i.test(line))
  return lines.slice(Math.max(0, first), first + 12).join('\n')
}

const lock = join(repository, '.concord', 'portals-build.lock')

/** Two builds at once (`npm run dev` beside `npm test`) would empty each other's folders: the second one waits. */
const withLock = async <T>(tell: (detail: string) => void, work: () => Promise<T>): Promise<T> => {
  const mine = `${process.pid} ${beginningOf(process.pid)}`
  for (;;) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid = '', began] = readLock().split(' ')
    // Whoever held it has been killed. What is being written at this moment is empty, and its holder is there.
    if (pid !== '' && beginningOf(Number(pid)) !== began) rmSync(lock, { force: true })
    else tell('waiting for another build of them')
    await wait(250)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

const readLock = () => {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

const runBuild = (logFile: string, runFile: RunFile, tell: (detail: string) => void) =>
  new Promise<void>((resolve, reject) => {
    const args = ['run', 'build', ...portals.map((name) => `--filter=${name}`), '--output-logs=new-only']
    const from = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
    // Into a file and not a pipe: a build whose reader was killed must stay whole, for the next run to end it.
    const log = openSync(logFile, 'a')
    const child = spawn('turbo', args, {
      cwd: repository,
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const { pid } = child
    if (pid !== undefined) runFile.add('portals build', pid)
    const said = () => readFileSync(logFile).subarray(from).toString('utf8')
    const looking = setInterval(() => {
      const task = said()
        .match(/(staff|participant)-portal:(generate|build)/g)
        ?.at(-1)
      if (task) tell(task.replace(':', ', '))
    }, 1000)
    const end = () => {
      clearInterval(looking)
      if (pid !== undefined) runFile.remove(pid)
    }
    child.once('error', (error) => {
      end()
      reject(error)
    })
    child.once('close', (code) => {
      end()
      tell(/FULL TURBO/.test(said()) ? 'unchanged' : '')
      if (code === 0) resolve()
      else reject(new Error(`The portals could not be built. The whole of it: ${shown(logFile)}\n${whyNot(said())}`))
    })
  })

/**
 * Generates what is generated and builds the portals; what has not changed is taken from turbo's cache.
 * @throws with the first lines that speak of an error
 */
export const buildPortals = (logFile: string, runFile: RunFile, tell: (detail: string) => void): Promise<void> =>
  withLock(tell, () => runBuild(logFile, runFile, tell))
