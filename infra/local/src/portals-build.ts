import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { shown } from './child-process.ts'
import { repository } from './folders.ts'

const portals = ['@concord/staff-portal', '@concord/participant-portal']

/** From the first line that speaks of an error. */
const whyNot = (said: string) => {
  const lines = said.trimEnd().split('\n')
  const first = lines.findIndex((line) => /error|failed/i.test(line))
  return lines.slice(Math.max(0, first), first + 12).join('\n')
}

/**
 * Generates what is generated and builds the portals; what has not changed is taken from turbo's cache.
 * @throws with the last lines of the build
 */
export const buildPortals = (logFile: string, tell: (detail: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = ['run', 'build', ...portals.map((name) => `--filter=${name}`), '--output-logs=new-only']
    const log = createWriteStream(logFile, { flags: 'a' })
    const child = spawn('turbo', args, {
      cwd: repository,
      // A group of its own, so that it can be ended as a whole.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    process.once('exit', end)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log.write(text)
        said = (said + text).slice(-100_000)
        const task = /(staff-portal|participant-portal|records|gateway):(\w+): [^\n]*\n?$/.exec(text)
        if (task) tell(`${task[1]}, ${task[2]}`)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', end)
      log.end()
      tell(/FULL TURBO/.test(said) ? 'unchanged' : '')
      if (code === 0) resolve()
      else reject(new Error(`The portals could not be built. The whole of it: ${shown(logFile)}\n${whyNot(said)}`))
    })
  })
