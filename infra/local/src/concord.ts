import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { moveClockTo, serviceNow } from './clock.ts'
import { makeDatabase, prepareDatabase, roleUrls } from './database.ts'
import { seedMediations, seedPlatform } from './demo.ts'
import { startDesk } from './desk.ts'
import { type Folders, foldersOf } from './folders.ts'
import { keyServiceCredentials, startKeyService } from './key-service/start.ts'
import { type CaughtMail, type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { requireOwn } from './mark.ts'
import { startOidc } from './oidc.ts'
import { type PartnerClient, partnerClientsOf } from './partners.ts'
import { applicationsOf, type Part, partOf } from './parts.ts'
import { type Persona, personas } from './personas.ts'
import { buildPortals } from './portals-build.ts'
import { portsFrom, requireFreePorts, type Server } from './ports.ts'
import { startPostgres, withClient } from './postgres.ts'
import { emptyFolders, emptyOwnDatabase } from './reset.ts'
import { rolePasswords } from './roles.ts'
import { beginRun } from './run-file.ts'
import { digestKey, keyRing, secretsIn } from './secrets.ts'
import { type Addresses, addressesOf, oidcClientId, settingsOf } from './settings.ts'
import { startTemporal, type Temporal } from './temporal.ts'
import { NoTemporal, type Tell } from './temporal-found.ts'

export type Concord = {
  addresses: Addresses
  /** A superuser's address of the environment's database. */
  adminUrl: string
  /** The reading role's address of it. */
  readUrl: string
  personas: readonly Persona[]
  folders: Folders
  /** host:port */
  temporalAddress: string
  partners: readonly PartnerClient[]
  /** Why there is no Temporal, and how to get it; undefined where there is one. */
  asleep: () => string | undefined
  /** The service clock, ISO in UTC. */
  now: () => Promise<string>
  /** Moves the service clock on and rings for what has become due. @throws where it would go back */
  moveClockTo: (instant: string) => Promise<void>
  /** Every copy that the mail catcher accepted, in their order. */
  mail: () => Promise<readonly CaughtMail[]>
  parts: Record<PartName, Part> & { worker: Part & { kill: () => Promise<void> } }
  /** The second gateway's address; it runs after `parts.secondGateway.start()`. */
  secondGatewayUrl: string
  /** Stops all that was started, and nothing else. */
  stop: () => Promise<void>
}
type PartName =
  | 'postgres'
  | 'keyService'
  | 'temporal'
  | 'mail'
  | 'gateway'
  | 'secondGateway'
  | 'staffPortal'
  | 'participantPortal'

export type Step = <T>(name: string, work: (tell: Tell) => Promise<T>) => Promise<T>

export type ConcordParts = {
  /** Data, keys and logs are in `.concord/<environment>`. */
  environment: string
  portBase: number
  /** A superuser's address of the database to use; default: PostgreSQL of our own. */
  databaseUrl?: string
  /** For tests: nothing is kept from an earlier run and nothing is synced to the disk. */
  throwAway?: boolean
  /** Empties what is the environment's own before it starts. */
  reset?: boolean
  /** How talkative gateway and worker are; default: info. */
  logLevel?: 'info' | 'debug'
  /** Opens two mediations to look at; default: unless throwAway. */
  demo?: boolean
  /** Says what is being done. */
  step?: Step
  /** Told when an application ends by itself. */
  onDeath?: (message: string) => void
  /** Given the way to stop as soon as there is something to stop. */
  onStop?: (stop: () => Promise<void>) => void
}

const quietly: Step = (_, work) => work(() => {})

/** The servers whose ports this run needs. */
const needed = (databaseUrl: string | undefined): Server[] => [
  ...(['desk', 'oidc', 'smtp', 'keyService', 'gateway', 'worker', 'staffPortal', 'participantPortal'] as const),
  ...(databaseUrl ? [] : (['postgres'] as const)),
  ...(process.env['TEMPORAL_ADDRESS'] ? [] : (['temporal', 'temporalPage'] as const)),
]

/**
 * Starts the whole of Concord on this machine: database, key service, Temporal, sign-in, mail, gateway, worker and portals.
 * What was started before a failure is stopped.
 * @throws where a port is taken, a server cannot be had, or the database is somebody's
 */
export const startConcord = async (options: ConcordParts): Promise<Concord> => {
  const { environment, databaseUrl, throwAway = false, demo = !throwAway, step = quietly } = options
  const ports = portsFrom(String(options.portBase))
  const secondGatewayPort = ports.gateway + 5
  const addresses = addressesOf(ports)
  const folders = foldersOf(environment)
  const logFile = (name: string) => join(folders.logs, `${name}.log`)
  const { runFile, leftBehind } = await beginRun(folders.runFile)
  if (leftBehind.length > 0) await step(`ended what a killed run left: ${leftBehind.join(', ')}`, async () => {})
  process.once('exit', () => runFile.killAll())

  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one().catch(() => {})
    runFile.close()
  }
  const keep = <T extends { stop: () => Promise<void> }>(part: T): T => {
    stops.push(() => part.stop())
    return part
  }
  options.onStop?.(stop)

  try {
    await requireFreePorts(ports, needed(databaseUrl))
    const secrets = secretsIn(folders.keys)
    const owner = secrets('mark')
    // First of all: where the database is somebody's, nothing at all is done.
    if (databaseUrl) await withClient(databaseUrl, (admin) => requireOwn(admin, owner))
    if (options.reset || throwAway) emptyFolders(folders)
    for (const folder of [folders.temporal, folders.mail, folders.logs]) mkdirSync(folder, { recursive: true })

    const beginPostgres = () => {
      const password = secrets('postgres')
      const log = logFile('postgres')
      return startPostgres({
        folder: folders.postgres,
        port: ports.postgres,
        password,
        logFile: log,
        runFile,
        throwAway,
      })
    }
    const postgres = keep(partOf(beginPostgres))
    const server = await step('PostgreSQL', async (tell) => {
      tell(databaseUrl ? 'the one that DATABASE_URL names' : '')
      if (!databaseUrl) await postgres.start()
      return databaseUrl ?? postgres.get()!.url
    })

    const passwords = rolePasswords(secrets)
    const adminUrl = databaseUrl ?? (await makeDatabase(server, 'concord'))
    const withAdmin = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient<T>(adminUrl, work)
    const move = (instant: string) => withAdmin((admin) => moveClockTo(admin, owner, instant))
    await step('database', async (tell) => {
      if (options.reset) await withAdmin((admin) => emptyOwnDatabase(admin, owner))
      const applied = await prepareDatabase({ adminUrl, passwords, owner })
      await withAdmin((admin) => seedPlatform(admin, secrets('digest-key', digestKey)))
      tell(applied.length > 0 ? `${applied.length} migrations applied` : 'up to date')
    })
    const urls = roleUrls(adminUrl, passwords, new URL(adminUrl).pathname.slice(1))

    const beginKeyService = () =>
      startKeyService({
        port: ports.keyService,
        folder: folders.keyService,
        credentials: keyServiceCredentials(secrets),
        logFile: logFile('key-service'),
        runFile,
        onDeath: options.onDeath,
      })
    const keyService = keep(partOf(beginKeyService))
    await step('key service', () => keyService.start())

    let asleep: string | undefined
    const beginTemporal = (tell: Tell = () => {}) => {
      const places = { folder: folders.temporal, port: ports.temporal, pagePort: ports.temporalPage }
      return startTemporal({ ...places, logFile: logFile('temporal'), runFile, throwAway, tell })
    }
    const ownTemporal = await step('Temporal', async (tell): Promise<Temporal | undefined> => {
      try {
        return await beginTemporal(tell)
      } catch (error) {
        if (throwAway || !(error instanceof NoTemporal)) throw error
        asleep = error.message
        tell('there is none: promises sleep (see below)')
        return undefined
      }
    })
    const temporal = keep(partOf(() => beginTemporal(), ownTemporal))

    const partners = partnerClientsOf(secrets)
    const catcher = keep(partOf<MailCatcher>(() => startMailCatcher({ port: ports.smtp, folder: folders.mail })))
    const mails = await step('mail, sign-in and desk', async () => {
      await catcher.start()
      // Reads the folder, so it goes on answering while the server is stopped.
      const reader = catcher.get()!
      const client = { clientId: oidcClientId, clientSecret: secrets('oidc-client') }
      const { staffPortal: staffPortalUrl } = addresses
      const keyFile = join(folders.keys, 'oidc-key.json')
      const forPartners = { partners, partnerAudience: addresses.partnerApi }
      keep(await startOidc({ port: ports.oidc, keyFile, ...client, staffPortalUrl, personas, ...forPartners }))
      const doors = { mail: () => reader, database: withAdmin, moveClockTo: move, asleep: () => asleep }
      keep(await startDesk({ port: ports.desk, addresses, personas, partners, ...doors }))
      return reader
    })

    const vault = { vaultKeys: secrets('vault-keys-advice.json', keyRing), digestKey: secrets('digest-key', digestKey) }
    if (demo) await step('demo data', async (tell) => tell(`${await seedMediations({ urls, ...vault })} mediations`))
    await step('portals built', (tell) => buildPortals(logFile('portals-build'), runFile, tell))
    const temporalAddress = ownTemporal?.address ?? `127.0.0.1:${ports.temporal}`
    const settings = settingsOf({
      ports,
      secrets,
      urls,
      temporalAddress,
      // A shared Temporal server must not hand a throw-away environment's work to the workers of another one.
      taskQueue: throwAway ? `advice-${environment}` : 'advice',
      logLevel: options.logLevel ?? 'info',
    })
    const applications = applicationsOf({
      ...{ ports, settings, secondGatewayPort, logFile, runFile },
      onDeath: options.onDeath,
    })
    for (const application of Object.values(applications)) keep(application)
    const { gateway, worker, staffPortal, participantPortal } = applications
    await step('gateway, worker, portals', async () => {
      await Promise.all([gateway, worker, staffPortal, participantPortal].map((one) => one.start()))
    })
    return {
      addresses,
      adminUrl,
      readUrl: urls.read_advice,
      personas,
      partners,
      folders,
      temporalAddress,
      asleep: () => asleep,
      now: () => withAdmin(serviceNow),
      moveClockTo: move,
      mail: mails.list,
      parts: { ...applications, postgres, keyService, temporal, mail: catcher },
      secondGatewayUrl: `http://127.0.0.1:${secondGatewayPort}`,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
