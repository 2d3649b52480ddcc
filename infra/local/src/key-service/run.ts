import { type Client, type Credentials, clients } from './clients.ts'
import { createKeyFiles, type Disk } from './key-files.ts'
import { createKeyService, type LogLine } from './server.ts'

export type KeyServiceSettings = {
  port: number
  /** Its own: no other process of ours opens what is in it. */
  folder: string
  credentials: Credentials
}

const credentialVariable = (client: Client) => `KEY_SERVICE_CREDENTIAL_${client.toUpperCase()}`

/** Settings → what the process is started with. */
export const keyServiceEnvironment = ({ port, folder, credentials }: KeyServiceSettings): Record<string, string> => ({
  KEY_SERVICE_PORT: String(port),
  KEY_SERVICE_FOLDER: folder,
  ...Object.fromEntries(clients.map((client) => [credentialVariable(client), credentials[client]])),
})

/** @throws one error that lists every variable that is missing, without any value */
const settingsFrom = (values: NodeJS.ProcessEnv): KeyServiceSettings => {
  const names = ['KEY_SERVICE_PORT', 'KEY_SERVICE_FOLDER', ...clients.map(credentialVariable)]
  const missing = names.filter((name) => !values[name])
  if (missing.length > 0) throw new Error(`The key service cannot start:\n  ${missing.join(', ')}: not set`)
  const [port = '', folder = '', ...credentials] = names.map((name) => values[name] ?? '')
  if (new Set(credentials).size < clients.length)
    throw new Error('The key service cannot start:\n  two clients have one credential: each needs its own')
  return {
    port: Number(port),
    folder,
    credentials: Object.fromEntries(clients.map((client, index) => [client, credentials[index]])) as Credentials,
  }
}

/**
 * Runs the key service in this process until it is told to stop.
 * @param disk what its files are written with; default: the machine's own
 */
export const runKeyService = async (values: NodeJS.ProcessEnv, disk?: Disk): Promise<void> => {
  const { port, folder, credentials } = settingsFrom(values)
  const log = (line: LogLine) => console.log(JSON.stringify({ at: new Date().toISOString(), ...line }))
  const files = createKeyFiles(folder, () => new Date().toISOString(), disk)
  const service = createKeyService({ files, credentials, log })
  await service.listen(port)
  log({ code: 'STARTED' })
  const stop = () => void service.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
