import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { beginningOf } from './process-identity.ts'

type Entry = { name: string; pid: number; began: string; stopSignal: NodeJS.Signals }
type Run = { main: Entry; started: Entry[] }

/** Which processes this run has started, in a file, so that the next run can clean up after one that was killed. */
export type RunFile = {
  add: (name: string, pid: number, stopSignal?: NodeJS.Signals) => void
  remove: (pid: number) => void
  /** At once and without waiting, where the run itself is ending: what is still there is killed. */
  killAll: () => void
  /** At an orderly end: nothing is left to clean up. */
  close: () => void
}

const read = (path: string): Run | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Run
  } catch {
    return undefined
  }
}

const write = (path: string, run: Run) => {
  writeFileSync(`${path}.new`, JSON.stringify(run, null, 2))
  renameSync(`${path}.new`, path)
}

const entry = (name: string, pid: number, stopSignal: NodeJS.Signals): Entry => ({
  name,
  pid,
  began: beginningOf(pid) ?? '',
  stopSignal,
})

const isStillThere = ({ pid, began }: Entry) => began !== '' && beginningOf(pid) === began

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}

/** Stops a process by its own signal; after `patience` milliseconds it and its group are killed. */
export const stopProcess = async (pid: number, stopSignal: NodeJS.Signals, patience = 8000): Promise<void> => {
  const began = beginningOf(pid)
  if (began === undefined) return
  signal(pid, stopSignal)
  const until = performance.now() + patience
  while (beginningOf(pid) === began) {
    if (performance.now() > until) {
      signal(-pid, 'SIGKILL')
      signal(pid, 'SIGKILL')
    }
    await wait(20)
  }
}

/**
 * Begins a run: stops what an earlier, killed run of the same environment left behind, and nothing else.
 * @returns the file, and the names of what was left behind
 * @throws where the environment is running
 */
export const beginRun = async (path: string): Promise<{ runFile: RunFile; leftBehind: string[] }> => {
  const earlier = read(path)
  if (earlier && earlier.main.pid !== process.pid && isStillThere(earlier.main)) {
    throw new Error(`This is running already here (process ${earlier.main.pid}). Stop that one with Ctrl-C first.`)
  }
  const left = earlier?.started.filter(isStillThere) ?? []
  // Last started, first stopped: PostgreSQL and Temporal after those that use them.
  for (const { pid, stopSignal } of left.toReversed()) await stopProcess(pid, stopSignal)
  const run: Run = { main: entry('main', process.pid, 'SIGTERM'), started: [] }
  write(path, run)
  const runFile: RunFile = {
    add: (name, pid, stopSignal = 'SIGTERM') => {
      run.started.push(entry(name, pid, stopSignal))
      write(path, run)
    },
    remove: (pid) => {
      run.started = run.started.filter((one) => one.pid !== pid)
      write(path, run)
    },
    killAll: () => {
      for (const one of run.started.filter(isStillThere)) signal(-one.pid, 'SIGKILL')
    },
    close: () => rmSync(path, { force: true }),
  }
  return { runFile, leftBehind: left.map(({ name }) => name) }
}
