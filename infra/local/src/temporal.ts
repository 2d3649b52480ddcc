import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { namespace, searchAttributes } from '@concord/workflows/client'
import { Connection } from '@temporalio/client'
import { type RunFile, stopProcess } from './run-file.ts'
import { findTemporal, type Tell } from './temporal-found.ts'

export type Temporal = {
  /** host:port */
  address: string
  /** Undefined where the server is not ours (TEMPORAL_ADDRESS). */
  pid: number | undefined
  stop: () => Promise<void>
}

export type TemporalParts = {
  /** Where the server keeps what it knows. */
  folder: string
  port: number
  pagePort: number
  logFile: string
  runFile?: RunFile
  /** Data that nobody will miss. */
  throwAway?: boolean
  tell?: Tell
}

const isReady = async (address: string): Promise<boolean> => {
  let connection: Connection | undefined
  try {
    connection = await Connection.connect({ address, connectTimeout: 2000 })
    await connection.workflowService.describeNamespace({ namespace })
    return true
  } catch {
    return false
  } finally {
    await connection?.close()
  }
}

/** The numbers of the API's IndexedValueType. */
const valueTypes: Record<string, number> = { Keyword: 2, Bool: 5, Datetime: 6 }

/** Brings a server that something else runs to what the worker needs: the namespace and its search attributes. */
const prepareShared = async (address: string): Promise<void> => {
  const connection = await Connection.connect({ address, connectTimeout: 5000 })
  const ignoreExisting = (error: unknown) => {
    // 6 is ALREADY_EXISTS.
    if ((error as { code?: number }).code !== 6) throw error
  }
  try {
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: (7 * 86_400) as never } })
      .catch(ignoreExisting)
    const known = await connection.operatorService.listSearchAttributes({ namespace })
    const missing = searchAttributes.filter(({ name }) => !(name in (known.customAttributes ?? {})))
    if (missing.length > 0) {
      const types = Object.fromEntries(missing.map(({ name, type }) => [name, valueTypes[type] as never]))
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: types }).catch(ignoreExisting)
    }
  } finally {
    await connection.close()
  }
}

/** The server that `TEMPORAL_ADDRESS` names, with namespace and search attributes. It is never stopped. */
export const useTemporal = async (address: string): Promise<Temporal> => {
  try {
    await prepareShared(address)
  } catch (error) {
    throw new Error(`TEMPORAL_ADDRESS is ${address}, and that server cannot be used: ${(error as Error).message}`)
  }
  return { address, pid: undefined, stop: async () => {} }
}

/**
 * Starts a Temporal server, or takes the one that `TEMPORAL_ADDRESS` names, and waits until it answers.
 * @throws NoTemporal where none can be had
 */
export const startTemporal = async (parts: TemporalParts): Promise<Temporal> => {
  const named = process.env['TEMPORAL_ADDRESS']
  if (named) return useTemporal(named)
  const program = await findTemporal(parts.tell ?? (() => {}))
  parts.tell?.('')
  const log = openSync(parts.logFile, 'a')
  const pragmas = parts.throwAway ? ['journal_mode=WAL', 'synchronous=OFF'] : ['journal_mode=WAL']
  const child = spawn(
    program,
    [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', namespace],
      ...['--db-filename', join(parts.folder, 'temporal.db')],
      ...['--port', String(parts.port), '--ui-port', String(parts.pagePort), '--ui-disable-news-fetch'],
      ...['--log-level', 'error'],
      ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
      ...searchAttributes.flatMap(({ name, type }) => ['--search-attribute', `${name}=${type}`]),
    ],
    { detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`
  })
  const { pid } = child
  if (pid !== undefined) parts.runFile?.add('temporal', pid)
  const address = `127.0.0.1:${parts.port}`
  while (!(await isReady(address))) {
    if (ended !== undefined) {
      const last = readFileSync(parts.logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
      throw new Error(`Temporal did not start (${ended}):\n${last}`)
    }
    await wait(100)
  }
  child.unref()
  return {
    address,
    pid,
    stop: async () => {
      if (pid === undefined) return
      await stopProcess(pid, 'SIGTERM')
      parts.runFile?.remove(pid)
    },
  }
}
