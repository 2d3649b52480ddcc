import { join } from 'node:path'
import { type Child, startChild } from './child-process.ts'
import { repository } from './folders.ts'
import type { Ports } from './ports.ts'
import type { RunFile } from './run-file.ts'
import type { Settings } from './settings.ts'

/** One thing that can be stopped and started again while the rest goes on. */
export type Part = { stop: () => Promise<void>; start: () => Promise<void> }

/** A part that knows what it runs now; `running` is what was started before. */
export const partOf = <T extends { stop: () => Promise<void> }>(begin: () => Promise<T>, running?: T) => {
  let one = running
  return {
    get: () => one,
    start: async () => {
      one ??= await begin()
    },
    stop: async () => {
      const last = one
      one = undefined
      await last?.stop()
    },
  }
}

export type ApplicationParts = {
  ports: Ports
  settings: Settings
  secondGatewayPort: number
  logFile: (name: string) => string
  runFile: RunFile
  onDeath?: ((message: string) => void) | undefined
}

/** Gateway, worker and portals, each a process of its own. None is started yet. */
export const applicationsOf = ({ ports, settings, secondGatewayPort, logFile, runFile, onDeath }: ApplicationParts) => {
  const application = (name: string, file: string, port: number, environment: Record<string, string>, folder = name) =>
    partOf<Child>(() =>
      startChild({
        name,
        folder: join(repository, 'apps', folder),
        args: ['--import', 'tsx', file],
        environment,
        logFile: logFile(name),
        health: `http://127.0.0.1:${port}/health`,
        runFile,
        ...(onDeath ? { onDeath } : {}),
      }),
    )
  const gatewayOn = (name: string, port: number) =>
    application(name, 'src/main.ts', port, settings.gateway(port), 'gateway')
  const worker = application('worker', 'src/main.ts', ports.worker, settings.worker)
  return {
    gateway: gatewayOn('gateway', ports.gateway),
    secondGateway: gatewayOn('second-gateway', secondGatewayPort),
    staffPortal: application('staff-portal', 'server.ts', ports.staffPortal, settings.staffPortal),
    participantPortal: application(
      'participant-portal',
      'server.ts',
      ports.participantPortal,
      settings.participantPortal,
    ),
    worker: {
      ...worker,
      /** `kill -9`: the worker does not get to put anything away. */
      kill: async () => {
        await worker.get()?.kill()
        await worker.stop()
      },
    },
  }
}
