import { randomUUID } from 'node:crypto'
import { createAdviceRecords } from '@concord/records'
import { aTestDatabase, keysInMemory, openedBy, seedPeople } from '@concord/records/testing'
import { createDataConverter } from '@concord/workflows/codec'
import { Runtime } from '@temporalio/worker'
import { expect, inject } from 'vitest'
import { createLog, type Log } from '../log.ts'
import { createMailer } from '../notify/mailer.ts'
import { connectRecords } from '../records.ts'
import { startWorker, type WorkerParts } from '../worker.ts'
import { aMailbox } from './mailbox.ts'

Runtime.install({
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
})

/** The Temporal server of this run. @throws Error where there is none: tests are never skipped */
export const temporalAddress = (): string => {
  const address = process.env['CONCORD_TEST_TEMPORAL_ADDRESS']
  if (!address)
    throw new Error('No Temporal server: CONCORD_TEST_TEMPORAL_ADDRESS is not set. Run `npm test`, which starts one.')
  return address
}

/**
 * Polls until it holds. What never comes fails as an assertion, which tells it from a crash.
 * @param patience milliseconds, below the test's own timeout
 */
export const eventually = async <Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
  patience = 45_000,
): Promise<Value> => {
  const end = Date.now() + patience
  for (;;) {
    const value = await look()
    if (holds(value)) return value
    if (Date.now() > end) expect.fail(`waited in vain: it is ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export const mailFrom = 'Concord <concord@example.org>'
export const portalUrl = 'http://localhost:4130'
const staffPortalUrl = 'http://localhost:4120'

/** PostgreSQL, a mail server and, where it is started, the whole worker on the real Temporal server: a test file's own. */
export const anEnvironment = async () => {
  const database = await aTestDatabase()
  const people = await seedPeople(database.admin)
  const mailbox = await aMailbox()
  const { vaultKeys, digestKey } = database
  const mortalKeys = keysInMemory()
  const records = createAdviceRecords({
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    vaultKeys,
    digestKey,
    mortalKeys,
  })
  const lines: string[] = []
  const log: Log = createLog('trace', { write: (line) => lines.push(line) })
  const taskQueue = `test-${randomUUID()}`
  const payloadKeys = { current: 'k1', keys: { k1: Buffer.alloc(32, 3).toString('base64') } }
  const dataConverter = createDataConverter(payloadKeys)

  /** @param port where PostgreSQL is reached, if not where it is */
  const work = (leaseSeconds?: number, port?: number) => {
    const urlOf = (role: 'worker_advice' | 'decide_advice' | 'sign_in') => {
      const url = new URL(database.urlOf(role))
      if (port !== undefined) url.port = String(port)
      return url.href
    }
    return connectRecords({
      workerUrl: urlOf('worker_advice'),
      decideUrl: urlOf('decide_advice'),
      signInUrl: urlOf('sign_in'),
      vaultKeys,
      digestKey,
      leaseSeconds,
      keys: mortalKeys,
    })
  }
  const parts = (given: Partial<WorkerParts> = {}): WorkerParts => ({
    work: given.work ?? work(),
    mailer: createMailer(mailbox.url, mailFrom),
    log,
    digestKey,
    mailFrom,
    participantPortalUrl: portalUrl,
    staffPortalUrl,
    reconcilePause: 500,
    ...given,
    temporal: {
      address: temporalAddress(),
      namespace: 'concord',
      taskQueue,
      dataConverter,
      workflowBundle: { codePath: inject('workflowBundle') },
      pause: 100,
      ...given.temporal,
    },
  })
  const openMediation = async (participants = 2) => {
    const opened = await openedBy(records, participants, { kind: 'staff', id: people.adviser })
    const { rows } = await database.admin.query<{ process_id: string }>(
      'select process_id from advice.process where root_id = $1',
      [opened.rootId],
    )
    return { ...opened, processId: rows[0]?.process_id ?? '' }
  }
  const effects = async (rootId: string) =>
    (
      await database.admin.query<{ id: string; kind: string; state: string; attempts: number; recipient: string }>(
        'select id, kind, state, attempts, recipient from advice.effect where root_id = $1 order by planned_at, id',
        [rootId],
      )
    ).rows

  return {
    database,
    people,
    mailbox,
    mortalKeys,
    records,
    log,
    lines,
    dataConverter,
    payloadKeys,
    work,
    parts,
    openMediation,
    effects,
    start: (given: Partial<WorkerParts> = {}) => {
      const made = parts(given)
      const worker = startWorker(made)
      return {
        ...worker,
        stop: async () => {
          await worker.stop()
          made.mailer.close()
          await made.work.close()
        },
      }
    },
    stageOf: async (rootId: string): Promise<string> =>
      (await database.admin.query<{ stage: string }>('select stage from advice.mediation where root_id = $1', [rootId]))
        .rows[0]?.stage ?? '',
    close: async () => {
      await mailbox.stop()
      await records.close()
      await database.close()
    },
  }
}
