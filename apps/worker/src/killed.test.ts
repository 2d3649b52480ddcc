import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { anEnvironment, eventually, mailFrom, portalUrl } from './testing/environment.ts'
import type { Step } from './testing/killed-worker.ts'

type Environment = Awaited<ReturnType<typeof anEnvironment>>
const entry = fileURLToPath(new URL('./testing/killed-worker.ts', import.meta.url))

/** Runs a worker process of its own until it is killed at this step. @returns the signal that ended it */
const killedAt = async ({ database, mailbox, parts, payloadKeys }: Environment, step: Step): Promise<string | null> => {
  const { temporal } = parts()
  const process_ = spawn(process.execPath, ['--import', 'tsx', entry], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      KILLED_AT: step,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      HEALTH_PORT: '1',
      DATABASE_URL_WORKER_ADVICE: database.urlOf('worker_advice'),
      DATABASE_URL_DECIDE_ADVICE: database.urlOf('decide_advice'),
      DATABASE_URL_SIGN_IN: database.urlOf('sign_in'),
      VAULT_KEYS_ADVICE: database.vaultKeys,
      DIGEST_KEY: database.digestKey,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      TEMPORAL_TASK_QUEUE: temporal.taskQueue,
      PAYLOAD_KEYS: JSON.stringify(payloadKeys),
      SMTP_URL: mailbox.url,
      MAIL_FROM: mailFrom,
      PARTICIPANT_PORTAL_URL: portalUrl,
      STAFF_PORTAL_URL: 'http://localhost:4120',
      // Nothing is destroyed here, so nobody listens.
      KEY_SERVICE_URL: 'http://127.0.0.1:1',
      KEY_SERVICE_CREDENTIAL: 'of-nobody',
      LOG_LEVEL: 'silent',
    },
  })
  const [, signal] = (await once(process_, 'exit')) as [number | null, string | null]
  return signal
}

const owedNext = async ({ database }: Environment, rootId: string) =>
  (
    await database.admin.query<{ kind: string; due_at: Date }>(
      `select kind, due_at from advice.promise where root_id = $1 and state = 'owed' order by due_at, kind`,
      [rootId],
    )
  ).rows

/** One participant has agreed, so that one reminder alone falls due: to the other. Nothing else is under way. */
const aReminderIsDue = async (environment: Environment): Promise<string> => {
  const worker = environment.start()
  const { rootId, parties } = await environment.openMediation()
  const agreed = await environment.records.perform(parties[0]!, {
    submissionId: crypto.randomUUID(),
    name: 'agreeToMediate',
    input: { keepsConfidentiality: true },
  })
  expect(agreed.kind).toBe('accepted')
  const [next] = await eventually(
    () => owedNext(environment, rootId),
    (owed) => owed.map(({ kind }) => kind).join() === 'agreementReminder,agreementReminder,agreementDeadline',
  )
  await worker.stop()
  await environment.database.clock.moveTo(next?.due_at.toISOString() ?? '')
  return rootId
}

const steps: readonly (readonly [string, Step, number])[] = [
  ['before the claim', 'claim', 1],
  ['after the claim, before the first byte', 'send', 1],
  ['after the mail system’s acceptance, before the mark', 'settle', 2],
  ['after the mark, before the case is told', 'recordHandOver', 1],
]

// Side by side: each waits until Temporal gives up on the attempt that was killed, a minute and a half after it began.
describe('TEMPORAL, 5: the worker’s process killed with -9 at each step of a reminder', () => {
  test.concurrent.each(steps)(
    '%s: an extra copy only where nobody can say whether it was accepted, one at most, and the case is told once',
    async (_, step, copies) => {
      const environment = await anEnvironment()
      try {
        const rootId = await aReminderIsDue(environment)
        const before = environment.mailbox.caught.length
        expect(await killedAt(environment, step)).toBe('SIGKILL')
        expect(environment.mailbox.caught.length - before).toBe(step === 'claim' || step === 'send' ? 0 : 1)
        const worker = environment.start()
        await eventually(
          () => owedNext(environment, rootId),
          (owed) => owed.length === 2,
          150_000,
        )
        await worker.stop()
        const caught = environment.mailbox.caught.slice(before)
        expect(caught.map(({ to }) => to)).toEqual(Array(copies).fill('zoe2@example.org'))
        expect(new Set(caught.map(({ mail }) => mail.messageId)).size).toBe(1)
        const told = await environment.database.admin.query(
          "select 1 from advice.history where root_id = $1 and command = 'recordHandOver' and concerns = (select party_id from advice.promise where root_id = $1 and kind = 'agreementReminder' limit 1)",
          [rootId],
        )
        // The invitation, and the reminder once.
        expect(told.rowCount).toBe(2)
        expect(await environment.stageOf(rootId)).toBe('awaitingAgreement')
      } finally {
        await environment.close()
      }
    },
    240_000,
  )
})
