import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginningOf } from './process-identity.ts'
import { beginRun } from './run-file.ts'

describe('a run that was killed half-way', () => {
  let folder: string
  let path: string
  const children: ChildProcess[] = []
  const sleeper = (): number => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    children.push(child)
    return child.pid!
  }
  const endedPid = async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.once('exit', resolve))
    return child.pid!
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'concord-run-'))
    path = join(folder, 'run.json')
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  const leave = async (started: { name: string; pid: number; began: string }[]) => {
    const main = { name: 'main', pid: await endedPid(), began: '1', stopSignal: 'SIGTERM' }
    writeFileSync(path, JSON.stringify({ main, started: started.map((one) => ({ ...one, stopSignal: 'SIGTERM' })) }))
  }

  it('has what it started stopped by the next one', async () => {
    const pid = sleeper()
    await leave([{ name: 'gateway', pid, began: beginningOf(pid)! }])
    const { leftBehind } = await beginRun(path)
    expect(leftBehind).toEqual(['gateway'])
    expect(beginningOf(pid)).toBeUndefined()
  })

  it('does not have a stranger stopped who was given the same number since', async () => {
    const pid = sleeper()
    await leave([{ name: 'gateway', pid, began: `${beginningOf(pid)}0` }])
    const { leftBehind } = await beginRun(path)
    expect(leftBehind).toEqual([])
    expect(beginningOf(pid)).toBeDefined()
  })

  it('is told from one that still runs', async () => {
    const pid = sleeper()
    const main = { name: 'main', pid, began: beginningOf(pid)!, stopSignal: 'SIGTERM' }
    writeFileSync(path, JSON.stringify({ main, started: [] }))
    await expect(beginRun(path)).rejects.toThrow(String(pid))
    expect(beginningOf(pid)).toBeDefined()
  })

  it('with a torn run file does not stop the next one', async () => {
    writeFileSync(path, '{"main"')
    const { runFile } = await beginRun(path)
    runFile.add('postgres', sleeper())
    expect(JSON.parse(readFileSync(path, 'utf8')).started).toHaveLength(1)
    runFile.close()
    expect(existsSync(path)).toBe(false)
  })
})
