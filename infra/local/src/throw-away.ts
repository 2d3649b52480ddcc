import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '../steps.mjs'
import { findBrowser } from './browser.ts'
import { makeDatabase, prepareDatabase, roleUrls } from './database.ts'
import { type Folders, foldersOf } from './folders.ts'
import { keyServiceCredentials, keyServiceUrl, startKeyService } from './key-service/start.ts'
import { freePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { removePostgresData } from './postgres-place.ts'
import { rolePasswords } from './roles.ts'
import { beginRun, type RunFile } from './run-file.ts'
import { secretsIn } from './secrets.ts'
import { startTemporal } from './temporal.ts'

/** The database that tests copy: migrated, empty, with a clock that can be moved on. */
export const templateDatabase = 'concord_template'

export type ThrowAway = {
  folders: Folders
  runFile: RunFile
  /** Where tests write which rule they saw accepted or refused. */
  coverage: string
  /** What the tests read from their environment. */
  environment: Record<string, string>
  stop: () => Promise<void>
}

/**
 * Servers for tests: PostgreSQL, Temporal and a key service with nothing in them, on free ports, beside whatever else runs.
 * What was started before a failure is stopped.
 * @param name the environment's; each has one run at a time
 * @throws where a server cannot be had, saying how to get it
 */
export const startThrowAway = async (name: string): Promise<ThrowAway> => {
  const folders = foldersOf(name)
  const { runFile, leftBehind } = await beginRun(folders.runFile)
  if (leftBehind.length > 0) console.log(`Stopped what an earlier run left behind: ${leftBehind.join(', ')}.`)
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one()
    runFile.close()
  }
  process.once('exit', () => runFile.killAll())
  try {
    const results = join(folders.data, 'results')
    const coverage = join(folders.data, 'coverage')
    for (const folder of [folders.keyService, folders.temporal, results, coverage]) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    }
    const secrets = secretsIn(folders.keys)
    const passwords = rolePasswords(secrets)
    const [port = 0, temporalPort = 0, pagePort = 0, keyPort = 0] = await freePorts(4)
    const adminUrl = await step('PostgreSQL', async (tell) => {
      removePostgresData(folders.postgres)
      const logFile = join(folders.logs, 'postgres.log')
      const password = secrets('postgres')
      const server = await startPostgres({
        folder: folders.postgres,
        port,
        password,
        logFile,
        runFile,
        throwAway: true,
      })
      stops.push(server.stop)
      tell(`127.0.0.1:${port}`)
      return server.url
    })
    await step('template database', async (tell) => {
      const template = await makeDatabase(adminUrl, templateDatabase)
      const applied = await prepareDatabase({ adminUrl: template, passwords, owner: secrets('mark') })
      tell(`${applied.length} migrations`)
    })
    const keyService = await step('key service', async (tell) => {
      const credentials = keyServiceCredentials(secrets)
      const logFile = join(folders.logs, 'key-service.log')
      const places = { port: keyPort, folder: folders.keyService, logFile }
      const server = await startKeyService({ ...places, credentials, runFile })
      stops.push(server.stop)
      tell(`127.0.0.1:${keyPort}`)
      return { url: keyServiceUrl(keyPort), ...credentials }
    })
    const address = await step('Temporal', async (tell) => {
      const logFile = join(folders.logs, 'temporal.log')
      const places = { folder: folders.temporal, port: temporalPort, pagePort, logFile }
      const server = await startTemporal({ ...places, runFile, throwAway: true, tell })
      stops.push(server.stop)
      tell(server.address)
      return server.address
    })
    const browser = await step('browser', (tell) => findBrowser(tell))
    const environment = {
      CONCORD_TEST_ADMIN_URL: adminUrl,
      CONCORD_TEST_ROLE_URLS: JSON.stringify(roleUrls(adminUrl, passwords, '%DATABASE%')),
      CONCORD_TEST_TEMPLATE: templateDatabase,
      CONCORD_TEST_TEMPORAL_ADDRESS: address,
      /** {url, gateway, worker}: its address, and each client's credential. */
      CONCORD_TEST_KEY_SERVICE: JSON.stringify(keyService),
      CONCORD_TEST_RESULTS: results,
      CONCORD_TEST_COVERAGE: join(coverage, 'evidence.json'),
      CONCORD_TEST_CHROMIUM: browser.executablePath,
      CONCORD_TEST_CHROMIUM_ARGS: JSON.stringify(browser.args),
    }
    return { folders, runFile, coverage, environment, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
