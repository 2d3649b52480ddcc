import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Child, startChild } from './child-process.ts'
import { moveClockTo, serviceNow } from './clock.ts'
import { makeDatabase, prepareDatabase, roleUrls } from './database.ts'
import { seedMediations, seedPlatform } from './demo.ts'
import { startDesk } from './desk.ts'
import { foldersOf, repository } from './folders.ts'
import { type CaughtMail, type MailCatcher, startMailCatcher } from './mail-catcher.ts'
import { requireOwn } from './mark.ts'
import { startOidc } from './oidc.ts'
import { type Persona, personas } from './personas.ts'
import { buildPortals } from './portals-build.ts'
import { type Ports, portsFrom, requireFreePorts, type Server } from './ports.ts'
import { type Postgres, startPostgres, withClient } from './postgres.ts'
import { emptyFolders, emptyOwnDatabase } from './reset.ts'
import { rolePasswords } from './roles.ts'
import { beginRun } from './run-file.ts'
import { digestKey, keyRing, secretsIn } from './secrets.ts'
import { type Addresses, addressesOf, oidcClientId, settingsOf } from './settings.ts'
import { startTemporal, type Temporal } from './temporal.ts'
import { NoTemporal, type Tell } from './temporal-found.ts'

/** One thing that can be stopped and started again while the rest goes on. */
export type Part = { stop: () => Promise<void>; start: () => Promise<void> }

export type Concord = {
  addresses: Addresses
  /** A superuser's address of the environment's database. */
  adminUrl: string
  personas: readonly Persona[]
  folders: { mail: string; logs: string }
  /** Why there is no Temporal, and how to get it; undefined where there is one. */
  asleep: () => string | undefined
  now: () => Promise<string>
  /** Moves the service clock on and rings for what has become due. @throws where it would go back */
  moveClockTo: (instant: string) => Promise<void>
  /** Every copy that the mail catcher accepted, in their order. */
  mail: () => Promise<readonly CaughtMail[]>
  parts: Record<
    'postgres' | 'temporal' | 'mail' | 'gateway' | 'secondGateway' | 'staffPortal' | 'participantPortal',
    Part
  > & {
    worker: Part & { kill: () => Promise<void> }
  }
  /** The second gateway's address; it runs after `parts.secondGateway.start()`. */
  secondGatewayUrl: string
  /** Stops all that was started, and nothing else. */
  stop: () => Promise<void>
}

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
  /** Opens two mediations to look at. */
  demo?: boolean
  /** Says what is being done. */
  step?: Step
  /** Told when an application ends by itself. */
  onDeath?: (message: string) => void
  /** Given the way to stop as soon as there is something to stop. */
  onStop?: (stop: () => Promise<void>) => void
}

const quietly: Step = (_, work) => work(() => {})

const always: readonly Server[] = ['desk', 'oidc', 'smtp', 'gateway', 'worker', 'staffPortal', 'participantPortal']

/** The servers whose ports this run needs. */
const needed = (databaseUrl: string | undefined): Server[] => [
  ...always,
  ...(databaseUrl ? [] : (['postgres'] as const)),
  ...(process.env['TEMPORAL_ADDRESS'] ? [] : (['temporal', 'temporalPage'] as const)),
]

const started = <T extends { stop: () => Promise<void> }>(begin: () => Promise<T>, running?: T) => {
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

/**
 * Starts the whole of Concord on this machine: database, Temporal, sign-in, mail, gateway, worker and portals.
 * What was started before a failure is stopped.
 * @throws where a port is taken, a server cannot be had, or the database is somebody's
 */
export const startConcord = async (options: ConcordParts): Promise<Concord> => {
  const { environment, throwAway = false, demo = !throwAway, step = quietly } = options
  const ports: Ports = portsFrom(String(options.portBase))
  const secondPort = ports.gateway + 5
  const addresses = addressesOf(ports)
  const folders = foldersOf(environment)
  const { runFile, leftBehind } = await beginRun(folders.runFile)
  if (leftBehind.length > 0) await step(`stopped what a killed run left: ${leftBehind.join(', ')}`, async () => {})
  process.once('exit', () => runFile.killAll())
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one().catch(() => {})
    runFile.close()
  }
  options.onStop?.(stop)
  const keep = <T extends { stop: () => Promise<void> }>(part: T): T => {
    stops.push(() => part.stop())
    return part
  }
  try {
    await requireFreePorts(ports, needed(options.databaseUrl))
    const secrets = secretsIn(folders.keys)
    const owner = secrets('mark')
    if (options.reset || throwAway) {
      emptyFolders(folders)
      for (const folder of [folders.temporal, folders.mail, folders.logs]) mkdirSync(folder, { recursive: true })
    }
    const logFile = (name: string) => join(folders.logs, `${name}.log`)

    const beginPostgres = () =>
      startPostgres({
        ...{ folder: folders.postgres, port: ports.postgres, password: secrets('postgres') },
        ...{ logFile: logFile('postgres'), runFile, throwAway },
      })
    let ownPostgres: Postgres | undefined
    const adminUrl = await step('PostgreSQL', async (tell) => {
      if (options.databaseUrl) {
        tell('the one that DATABASE_URL names')
        return options.databaseUrl
      }
      ownPostgres = await beginPostgres()
      return ownPostgres.url
    })
    const postgres = keep(started(beginPostgres, ownPostgres))

    const passwords = rolePasswords(secrets)
    const database = options.databaseUrl ?? (await makeDatabase(adminUrl, 'concord'))
    const withAdmin = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient<T>(database, work)
    await step('database', async (tell) => {
      if (options.reset) await withAdmin((admin) => emptyOwnDatabase(admin, owner))
      await withAdmin((admin) => requireOwn(admin, owner))
      const applied = await prepareDatabase({ adminUrl: database, passwords, owner })
      await withAdmin(seedPlatform)
      tell(applied.length > 0 ? `${applied.length} migrations applied` : 'up to date')
    })
    const name = new URL(database).pathname.slice(1)
    const urls = roleUrls(database, passwords, name)

    let asleep: string | undefined
    const beginTemporal = (tell: Tell = () => {}) =>
      startTemporal({
        ...{ folder: folders.temporal, port: ports.temporal, pagePort: ports.temporalPage },
        ...{ logFile: logFile('temporal'), runFile, throwAway, tell },
      })
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
    const temporal = keep(started(() => beginTemporal(), ownTemporal))

    const catcher = keep(started<MailCatcher>(() => startMailCatcher({ port: ports.smtp, folder: folders.mail })))
    let reader: MailCatcher | undefined
    await step('mail, sign-in and desk', async () => {
      await catcher.start()
      reader = catcher.get()
      keep(
        await startOidc({
          ...{ port: ports.oidc, keyFile: join(folders.keys, 'oidc-key.json'), clientId: oidcClientId },
          ...{ clientSecret: secrets('oidc-client'), staffPortalUrl: addresses.staffPortal, personas },
        }),
      )
      keep(
        await startDesk({
          ...{ port: ports.desk, addresses, personas, database: withAdmin, asleep: () => asleep },
          mail: () => reader!,
        }),
      )
    })
    await step('portals built', (tell) => buildPortals(logFile('portals-build'), tell))

    const settings = settingsOf({
      ...{ ports, secrets, urls, logLevel: 'info' },
      temporalAddress: ownTemporal?.address ?? `127.0.0.1:${ports.temporal}`,
      // A shared Temporal server must not hand a throw-away environment's work to the workers of another one.
      taskQueue: throwAway ? `advice-${environment}` : 'advice',
    })
    if (demo) {
      await step('demo data', async (tell) => {
        const vault = {
          vaultKeys: secrets('vault-keys-advice.json', keyRing),
          digestKey: secrets('digest-key', digestKey),
        }
        tell(`${await seedMediations({ urls, ...vault })} mediations`)
      })
    }
    const application = (
      title: string,
      folder: string,
      file: string,
      given: Record<string, string>,
      health: string,
      log = title,
    ) =>
      keep(
        started<Child>(() =>
          startChild({
            ...{ name: title, folder: join(repository, 'apps', folder), args: ['--import', 'tsx', file] },
            ...{ environment: given, logFile: logFile(log), health, runFile },
            ...(options.onDeath ? { onDeath: options.onDeath } : {}),
          }),
        ),
      )
    const at = (port: number) => `http://127.0.0.1:${port}/health`
    const gateway = application('gateway', 'gateway', 'src/main.ts', settings.gateway(ports.gateway), at(ports.gateway))
    const secondGateway = application(
      ...(['second-gateway', 'gateway', 'src/main.ts', settings.gateway(secondPort), at(secondPort)] as const),
    )
    const worker = application('worker', 'worker', 'src/main.ts', settings.worker, at(ports.worker))
    const staffPortal = application(
      ...(['staff-portal', 'staff-portal', 'server.ts', settings.staffPortal, at(ports.staffPortal)] as const),
    )
    const participantPortal = application(
      ...(['participant-portal', 'participant-portal', 'server.ts', settings.participantPortal] as const),
      at(ports.participantPortal),
    )
    await Promise.all([
      step('gateway', () => gateway.start()),
      step('worker', () => worker.start()),
      step('staff portal', () => staffPortal.start()),
      step('participant portal', () => participantPortal.start()),
    ])
    return {
      ...{ addresses, adminUrl: database, personas, folders, asleep: () => asleep, stop },
      now: () => withAdmin(serviceNow),
      moveClockTo: (instant) => withAdmin((admin) => moveClockTo(admin, instant)),
      mail: () => reader!.list(),
      parts: {
        ...{ postgres, temporal, gateway, secondGateway, staffPortal, participantPortal },
        mail: catcher,
        worker: {
          ...worker,
          kill: async () => {
            await worker.get()?.kill()
            await worker.stop()
          },
        },
      },
      secondGatewayUrl: `http://127.0.0.1:${secondPort}`,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
