import { createWorkflowClient } from '@concord/workflows/client'
import { openEverything } from '@concord/workflows/testing'
import { Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually, temporalAddress } from './testing/environment.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
let worker: ReturnType<typeof environment.start>
beforeAll(async () => {
  environment = await anEnvironment()
  worker = environment.start()
})
afterAll(async () => {
  await worker.stop()
  await environment.close()
})

const mails = (count: number) =>
  eventually(
    () => environment.mailbox.caught.length,
    (all) => all >= count,
  )
const owed = async (rootId: string) =>
  (
    await environment.database.admin.query<{ kind: string; due_at: Date | null }>(
      `select kind, due_at from advice.promise where root_id = $1 and state = 'owed' order by due_at`,
      [rootId],
    )
  ).rows
/** Waits until just these kinds of things are owed, and moves the service clock to the first instant. */
const moveOn = async (rootId: string, kinds: readonly string[]) => {
  const next = await eventually(
    () => owed(rootId),
    (all) => all.map(({ kind }) => kind).join() === kinds.join(),
  )
  await environment.database.clock.moveTo(next[0]?.due_at?.toISOString() ?? '')
}
const plants = ['Zoë', 'Nåme', 'zoe1', 'Ådne', 'example.org', '/enter/']
const reminder = 'agreementReminder'
const deadline = 'agreementDeadline'

describe('AM-5: the whole worker on PostgreSQL, Temporal and SMTP', () => {
  test('invitations, two reminders each, then it ends as not agreed and everybody is told, once', async () => {
    const { rootId } = await environment.openMediation()
    await mails(2)
    await moveOn(rootId, [reminder, reminder, reminder, reminder, deadline])
    await mails(4)
    await moveOn(rootId, [reminder, reminder, deadline])
    await mails(6)
    await moveOn(rootId, [deadline])
    await eventually(
      () => environment.stageOf(rootId),
      (stage) => stage === 'ended',
    )
    await eventually(
      async () => {
        const next = (await owed(rootId))[0]?.due_at
        if (next && next.toISOString() > (await environment.database.clock.now()))
          await environment.database.clock.moveTo(next.toISOString())
        return owed(rootId)
      },
      (all) => all.length === 0,
    )
    const { caught } = environment.mailbox
    const count = (address: string) => caught.filter(({ to }) => to === address).length
    expect([count('adne@example.org'), count('zoe1@example.org'), count('zoe2@example.org')]).toEqual([1, 4, 4])
    expect(new Set(caught.map(({ mail }) => mail.messageId)).size).toBe(9)
  })
  test('every one of them is the same neutral notice, with a link that stands nowhere else', async () => {
    const { caught } = environment.mailbox
    expect(new Set(caught.map(({ mail }) => mail.subject))).toEqual(new Set(['There is something for you to read']))
    const tokens = caught.map(({ mail }) => /\/enter\/([A-Za-z0-9_-]{43})/.exec(mail.text ?? '')?.[1] ?? '')
    expect(new Set(tokens).size).toBe(9)
    expect(tokens.every((token) => !environment.lines.join('').includes(token))).toBe(true)
  })
  test('every payload of the run, decoded, and every search attribute: no name, address or token', async () => {
    const connection = await Connection.connect({ address: temporalAddress() })
    const client = createWorkflowClient(connection, environment.dataConverter)
    const { rows } = await environment.database.admin.query<{ process_id: string }>(
      `select process_id from advice.process where service = 'assisted-mediation'`,
    )
    const processId = rows[0]?.process_id ?? ''
    const history = await client.workflow.getHandle(`assisted-mediation/${processId}`).fetchHistory()
    const all = await openEverything(history, environment.payloadKeys)
    expect(all).toContain('agreementDeadline')
    for (const planted of plants) expect(all).not.toContain(planted)
    await connection.close()
  })
  test('log lines at their most talkative hold no name, address or token', async () => {
    const logged = environment.lines.join('')
    expect(logged).toContain('HAND_OVER')
    for (const planted of plants) expect(logged).not.toContain(planted)
  })
})
