import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mortalKeysAt } from '@concord/records'
import { createDataConverter } from '@concord/workflows/codec'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { readConfig } from './config.ts'
import { serveHealth } from './health.ts'
import { createLog } from './log.ts'
import { createMailer } from './notify/mailer.ts'
import { connectRecords } from './records.ts'
import { startWorker } from './worker.ts'

const besideThis = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** What the build made and shipped; a run from the sources makes it now. */
const workflowBundle = async () => {
  const codePath = besideThis('./workflows.js')
  if (existsSync(codePath)) return { codePath }
  const { bundleWorkflows } = await import('@concord/workflows/bundle')
  return { code: (await bundleWorkflows()).code }
}
const failureConverter = (): string | undefined => {
  const path = besideThis('./failure-converter.cjs')
  return existsSync(path) ? path : undefined
}

const main = async (): Promise<void> => {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL)
  // The SDK's own lines may quote what they work on: their level and nothing else passes.
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level }) =>
      log.warn(level === 'ERROR' ? 'TEMPORAL_SDK_ERROR' : 'TEMPORAL_SDK_WARNING'),
    ),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  })
  const work = connectRecords({
    workerUrl: config.DATABASE_URL_WORKER_ADVICE,
    decideUrl: config.DATABASE_URL_DECIDE_ADVICE,
    signInUrl: config.DATABASE_URL_SIGN_IN,
    vaultKeys: JSON.stringify(config.VAULT_KEYS_ADVICE),
    digestKey: config.DIGEST_KEY,
    keys: mortalKeysAt({ url: config.KEY_SERVICE_URL, credential: config.KEY_SERVICE_CREDENTIAL }),
  })
  const mailer = createMailer(config.SMTP_URL, config.MAIL_FROM)
  const worker = startWorker({
    work,
    mailer,
    log,
    digestKey: config.DIGEST_KEY,
    mailFrom: config.MAIL_FROM,
    participantPortalUrl: config.PARTICIPANT_PORTAL_URL,
    staffPortalUrl: config.STAFF_PORTAL_URL,
    temporal: {
      address: config.TEMPORAL_ADDRESS,
      namespace: config.TEMPORAL_NAMESPACE,
      taskQueue: config.TEMPORAL_TASK_QUEUE,
      dataConverter: createDataConverter(config.PAYLOAD_KEYS, failureConverter()),
      workflowBundle: await workflowBundle(),
    },
  })
  const health = await serveHealth(config.HEALTH_PORT, { database: work.answers, temporal: worker.isPolling })
  log.info('WORKER_STARTED', { port: health.port })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    log.info('WORKER_STOPPING')
    await worker.stop()
    mailer.close()
    await work.close()
    await health.close()
    log.info('WORKER_STOPPED')
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((fault: unknown) => {
  // Configuration alone has words for the operator; everything else is a code.
  console.error(
    fault instanceof Error && fault.message.startsWith('The worker cannot start')
      ? fault.message
      : 'WORKER_NOT_STARTED',
  )
  process.exitCode = 1
})
