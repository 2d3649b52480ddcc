import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { repository } from './folders.ts'
import { type RunFile, stopProcess } from './run-file.ts'

export type ChildParts = {
  /** In messages and in the run file. */
  name: string
  /** Absolute. */
  folder: string
  args: string[]
  environment: Record<string, string>
  logFile: string
  /** Answers 200 when the process is up. */
  health: string
  runFile: RunFile
  /** When it ends without having been told to. */
  onDeath?: (message: string) => void
}

export type Child = {
  pid: number
  stop: () => Promise<void>
  /** `kill -9`: what a machine that loses its power does. */
  kill: () => Promise<void>
}

/** What every application may know of this machine; its settings are given, never inherited. */
const inherited = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'XDG_CACHE_HOME',
  'SystemRoot',
  'TEMP',
  'NODE_EXTRA_CA_CERTS',
]

const own = (): Record<string, string> =>
  Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

const isUp = async (address: string) => {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2000), redirect: 'manual' })).status < 400
  } catch {
    return false
  }
}

const lastLines = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : ''

/**
 * Starts an application in a process group of its own (Ctrl-C in a terminal does not reach it) and waits until it answers.
 * @throws with the last lines of its log where it ends, or does not answer within a minute
 */
export const startChild = async (parts: ChildParts): Promise<Child> => {
  const log = openSync(parts.logFile, 'a')
  const child = spawn(process.execPath, parts.args, {
    cwd: parts.folder,
    env: { ...own(), ...parts.environment },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let told = false
  let ended: string | undefined
  const end = (how: string) => {
    ended = how
    if (up && !told) parts.onDeath?.(`${parts.name} has ended by itself (${how}). Its log: ${shown(parts.logFile)}`)
  }
  let up = false
  child.once('error', (error) => end(error.message))
  child.once('exit', (code, signal) => end(code === null ? String(signal) : `exit ${code}`))
  const pid = child.pid ?? 0
  if (pid > 0) parts.runFile.add(parts.name, pid)
  const until = performance.now() + 60_000
  while (!(await isUp(parts.health))) {
    if (ended !== undefined || performance.now() > until) {
      if (ended === undefined) await stopProcess(pid, 'SIGKILL')
      throw new Error(`${parts.name} did not start (${ended ?? 'no answer in a minute'}):\n${lastLines(parts.logFile)}`)
    }
    await wait(50)
  }
  up = true
  child.unref()
  const stopBy = (signal: NodeJS.Signals) => async () => {
    told = true
    await stopProcess(pid, signal)
    parts.runFile.remove(pid)
  }
  return { pid, stop: stopBy('SIGTERM'), kill: stopBy('SIGKILL') }
}

/** A path as it is shown: from the repository. */
export const shown = (path: string): string => path.replace(`${repository}/`, '')
