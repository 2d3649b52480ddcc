import { join } from 'node:path'
import { type Child, startChild } from '../child-process.ts'
import { repository } from '../folders.ts'
import type { RunFile } from '../run-file.ts'
import type { Secrets } from '../secrets.ts'
import { type Credentials, clients } from './clients.ts'
import { type KeyServiceSettings, keyServiceEnvironment } from './run.ts'

export type KeyServiceStart = KeyServiceSettings & {
  logFile: string
  runFile: RunFile
  onDeath?: ((message: string) => void) | undefined
}

/** A credential a client, made at the first need. */
export const keyServiceCredentials = (secrets: Secrets): Credentials =>
  Object.fromEntries(clients.map((client) => [client, secrets(`key-service-${client}`)])) as Credentials

export const keyServiceUrl = (port: number) => `http://127.0.0.1:${port}`

/** Starts the key service as a process of its own and waits until it answers. @throws as startChild does */
export const startKeyService = (parts: KeyServiceStart): Promise<Child> => {
  const { port, logFile, runFile, onDeath } = parts
  return startChild({
    name: 'key-service',
    folder: join(repository, 'infra', 'local'),
    args: ['--import', 'tsx', join('src', 'key-service', 'main.ts')],
    environment: keyServiceEnvironment(parts),
    logFile,
    health: `${keyServiceUrl(port)}/health`,
    runFile,
    ...(onDeath ? { onDeath } : {}),
  })
}
