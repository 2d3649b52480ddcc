import { mortalKeysAt } from '@concord/records'
import { createDataConverter } from '@concord/workflows/codec'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { createMailer } from '../notify/mailer.ts'
import { connectRecords } from '../records.ts'
import { startWorker } from '../worker.ts'

// A worker process whose power fails at one step of a hand-over: started by killed.test.ts alone. Its settings are the worker's
// own, with KILLED_AT and WORKFLOW_BUNDLE, which nothing in production reads.

/** What the process does not get to do: it is killed in its place. */
export type Step = 'claim' | 'send' | 'settle' | 'recordHandOver'

const dies = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}
const config = readConfig(process.env)
const at = process.env['KILLED_AT'] as Step
const work = connectRecords({
  workerUrl: config.DATABASE_URL_WORKER_ADVICE,
  decideUrl: config.DATABASE_URL_DECIDE_ADVICE,
  signInUrl: config.DATABASE_URL_SIGN_IN,
  vaultKeys: JSON.stringify(config.VAULT_KEYS_ADVICE),
  digestKey: config.DIGEST_KEY,
  keys: mortalKeysAt({ url: config.KEY_SERVICE_URL, credential: config.KEY_SERVICE_CREDENTIAL }),
})
const mailer = createMailer(config.SMTP_URL, config.MAIL_FROM)
startWorker({
  work: {
    ...work,
    ...(at === 'claim' ? { claim: dies } : {}),
    ...(at === 'settle' ? { settle: dies } : {}),
    ...(at === 'recordHandOver' ? { recordHandOver: dies } : {}),
  },
  mailer: at === 'send' ? { ...mailer, send: dies } : mailer,
  log: createLog(config.LOG_LEVEL),
  digestKey: config.DIGEST_KEY,
  mailFrom: config.MAIL_FROM,
  participantPortalUrl: config.PARTICIPANT_PORTAL_URL,
  staffPortalUrl: config.STAFF_PORTAL_URL,
  reconcilePause: 500,
  temporal: {
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    workflowBundle: { codePath: process.env['WORKFLOW_BUNDLE'] ?? '' },
    pause: 100,
  },
})
