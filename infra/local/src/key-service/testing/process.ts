import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Operation } from '../clients.ts'
import { type KeyServiceSettings, keyServiceEnvironment } from '../run.ts'

export const credentials = { gateway: 'credential-of-the-gateway', worker: 'credential-of-the-worker' }

export type Answered = { status: number; body: Record<string, string> }

/** Asks the key service as a client would. `body` is sent as JSON; a string as it stands. */
export const ask = async (
  port: number,
  credential: string | undefined,
  name: string,
  operation: Operation,
  body: object | string = {},
): Promise<Answered> => {
  const answered = await fetch(`http://127.0.0.1:${port}/v1/keys/${name}/${operation}`, {
    method: 'POST',
    headers: credential === undefined ? {} : { authorization: `Bearer ${credential}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answered.text()
  return { status: answered.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, string>) }
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Runs one of the key service's entries as a process of its own until the test ends, with what it says on its standard output within reach. */
export const runEntry = async (entry: string, settings: KeyServiceSettings, more: Record<string, string> = {}) => {
  const file = fileURLToPath(new URL(`../${entry}`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { PATH: process.env['PATH'], ...keyServiceEnvironment(settings), ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  /** Resolves at the first line that holds this; false where the process ends without one. */
  const says = (text: string) =>
    Promise.race([
      new Promise<boolean>((resolve) => lines.on('line', (line) => line.includes(text) && resolve(true))),
      ended.then(() => false),
    ])
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  // Also where the test fails half-way: nothing of it goes on running.
  onTestFinished(kill)
  if (!(await says('STARTED'))) throw new Error(`${entry} did not start`)
  return {
    says,
    /** `kill -9` */
    kill,
  }
}
