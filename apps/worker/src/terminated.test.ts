import { createWorkflowClient, workflowIdOf } from '@concord/workflows/client'
import { Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually, temporalAddress } from './testing/environment.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
let worker: ReturnType<typeof environment.start>
let connection: Connection
let client: ReturnType<typeof createWorkflowClient>
beforeAll(async () => {
  environment = await anEnvironment()
  worker = environment.start()
  connection = await Connection.connect({ address: temporalAddress() })
  client = createWorkflowClient(connection, environment.dataConverter)
})
afterAll(async () => {
  await worker.stop()
  await connection.close()
  await environment.close()
})

type Opened = Awaited<ReturnType<typeof environment.openMediation>>
const perform = async ({ parties }: Opened, participant: number, name: string, input: object) => {
  const answer = await environment.records.perform(parties[participant]!, {
    submissionId: crypto.randomUUID(),
    name,
    input,
  })
  expect(answer.kind).toBe('accepted')
}
const agree = (opened: Opened, participant: number) =>
  perform(opened, participant, 'agreeToMediate', { keepsConfidentiality: true })

/** Kinds owed in the order of their instants, once all bells have been rung and nothing is due any more. */
const owedWhenQuiet = (rootId: string) =>
  eventually(
    async () =>
      (
        await environment.database.admin.query<{ kind: string; due: Date | null; late: boolean; bells: number }>(
          `select kind, due_at as due, due_at <= app.now() as late,
             (select count(*)::int from advice.outbox o where o.root_id = p.root_id and o.rung_at is null) as bells
           from advice.promise p where root_id = $1 and state = 'owed' order by due_at, kind`,
          [rootId],
        )
      ).rows,
    (rows) => rows.every(({ late, bells }) => !late && bells === 0),
  )

/** Stage, how it is reached, what is owed there first, and to how many. */
const stages: readonly (readonly [string, (opened: Opened) => Promise<void>, string, number])[] = [
  ['awaitingAgreement', async () => {}, 'agreementReminder', 2],
  [
    'agreed',
    async (opened) => {
      await agree(opened, 0)
      await agree(opened, 1)
    },
    'goingAheadNotice',
    3,
  ],
  ['ended', (opened) => perform(opened, 0, 'withdraw', {}), 'endingNotice', 2],
]

describe('TEMPORAL, 7: an operator’s terminate changes no case, and reconcile starts the process again', () => {
  test('terminated at each stage: it goes on, and nothing goes twice', async () => {
    for (const [stage, reach, kind, count] of stages) {
      const opened = await environment.openMediation()
      const { rootId, processId } = opened
      await owedWhenQuiet(rootId)
      await reach(opened)
      const owed = await owedWhenQuiet(rootId)
      expect(owed[0]?.kind).toBe(kind)
      await client.workflow.getHandle(workflowIdOf('assisted-mediation', processId)).terminate()
      expect(await environment.stageOf(rootId)).toBe(stage)

      await environment.database.clock.moveTo(owed[0]?.due?.toISOString() ?? '')
      await owedWhenQuiet(rootId)
      const sent = (await environment.effects(rootId)).filter((one) => one.kind === kind && one.state === 'done')
      expect(sent.map(({ attempts }) => attempts)).toEqual(Array(count).fill(1))
    }
    const messageIds = environment.mailbox.caught.map(({ mail }) => mail.messageId)
    expect(new Set(messageIds).size).toBe(messageIds.length)
  }, 120_000)
})
