import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually } from './testing/environment.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
let worker: ReturnType<typeof environment.start>
beforeAll(async () => {
  environment = await anEnvironment()
  worker = environment.start()
})
afterAll(async () => {
  console.log(
    'DBG',
    environment.lines.slice(0, 60).join(''),
    environment.mailbox.caught.length,
    JSON.stringify((await environment.database.admin.query('select * from advice.outbox')).rows),
    JSON.stringify((await environment.database.admin.query('select * from advice.effect')).rows),
  )
  await worker.stop()
  await environment.close()
})

const mailsOf = (count: number) =>
  eventually(
    () => environment.mailbox.caught.length,
    (all) => all >= count,
  )
const dueAt = async (rootId: string, kind: string) => {
  const { rows } = await environment.database.admin.query<{ due_at: Date }>(
    `select max(due_at) as due_at from advice.promise where root_id = $1 and kind = $2 and state = 'owed'`,
    [rootId, kind],
  )
  return rows[0]?.due_at.toISOString() ?? ''
}

describe('AM-5: the whole worker on PostgreSQL, Temporal and SMTP', () => {
  test('invitations, reminders, then it ends as not agreed and everybody is told', async () => {
    const { rootId } = await environment.openMediation()
    await mailsOf(3)
    expect(
      (await environment.effects(rootId)).filter(({ kind }) => kind === 'invitation').map(({ state }) => state),
    ).toEqual(['done', 'done'])
    for (const count of [5, 7]) {
      const next = await eventually(
        async () =>
          (
            await environment.database.admin.query<{ due_at: Date }>(
              `select min(due_at) as due_at from advice.promise where root_id = $1 and kind = 'agreementReminder' and state = 'owed'`,
              [rootId],
            )
          ).rows[0]?.due_at,
        (due) => due instanceof Date,
      )
      await environment.database.clock.moveTo(next?.toISOString() ?? '')
      await mailsOf(count)
    }
    await eventually(() => dueAt(rootId, 'agreementDeadline'), Boolean)
    await environment.database.clock.moveTo(await dueAt(rootId, 'agreementDeadline'))
    await eventually(
      () => environment.stageOf(rootId),
      (stage) => stage === 'ended',
    )
    await mailsOf(10)
    const told = environment.mailbox.caught.map(({ to }) => to)
    expect(told.filter((to) => to === 'adne@example.org')).toHaveLength(2)
    expect(new Set(environment.mailbox.caught.map(({ mail }) => mail.messageId)).size).toBe(10)
  })
})
