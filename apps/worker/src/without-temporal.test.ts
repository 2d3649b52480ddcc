import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually, temporalAddress } from './testing/environment.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
beforeAll(async () => {
  environment = await anEnvironment()
})
afterAll(() => environment.close())

const partyOf = async (rootId: string) =>
  (
    await environment.database.admin.query<{ id: string }>(
      `select id from advice.party where root_id = $1 and role = 'participant' order by position limit 1`,
      [rootId],
    )
  ).rows[0]?.id ?? ''

describe('TEMPORAL, 2: the worker starts and goes on without a Temporal server', () => {
  test('codes, and links asked for again, go out; promises wait in the outbox and are kept when it is there', async () => {
    const { temporal } = environment.parts()
    const { rootId } = await environment.openMediation()
    const partyId = await partyOf(rootId)
    const alone = environment.start({ temporal: { ...temporal, address: '127.0.0.1:1' } })
    await environment.records.requestMessage(partyId, 'signInCode')
    await environment.records.requestMessage(partyId, 'linkAgain')
    const { caught } = environment.mailbox
    let polled = true
    // Stopped in any case, so that the next tests have the outbox to themselves.
    await eventually(
      () => caught.length,
      (count) => count === 2,
    ).finally(async () => {
      polled = alone.isPolling()
      await alone.stop()
    })
    const texts = caught.map(({ mail }) => mail.text ?? '')
    expect(texts.filter((text) => /^\d{6}$/m.test(text) && !text.includes('/enter/'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('/enter/'))).toHaveLength(1)
    expect(polled).toBe(false)

    const connected = environment.start({ temporal: { ...temporal, address: temporalAddress() } })
    await eventually(
      () => caught.length,
      (count) => count === 4,
    )
    await connected.stop()
  })
  test('a code that cannot go is tried again, and holds up no other', async () => {
    const first = await partyOf((await environment.openMediation()).rootId)
    const second = await partyOf((await environment.openMediation()).rootId)
    const codesGone = async () =>
      (
        await environment.database.admin.query(
          "select 1 from advice.effect where kind = 'signInCode' and state = 'done' and recipient = any($1)",
          [[first, second]],
        )
      ).rowCount
    environment.mailbox.answersBy('busy')
    const worker = environment.start()
    await environment.records.requestMessage(first, 'signInCode')
    await eventually(
      () => environment.lines.join(''),
      (lines) => lines.includes('CODE_SENDER_FAILED'),
    )
    environment.mailbox.answersBy('takes')
    await environment.records.requestMessage(second, 'signInCode')
    await eventually(codesGone, (count) => count === 2)
    await worker.stop()
  })
})

describe('TEMPORAL, 2: the outbox', () => {
  test('one bell that cannot be rung holds up no other, and is rung again', async () => {
    const work = environment.work()
    await work.ringBells(100, async () => {})
    const [bad, good] = [await environment.openMediation(), await environment.openMediation()]
    const rung = new Set<string>()
    await work.ringBells(100, async ({ processId }) => {
      if (processId === bad.processId) throw new Error('unavailable')
      rung.add(processId)
    })
    expect([...rung]).toEqual([good.processId])
    await work.ringBells(100, async ({ processId }) => {
      rung.add(processId)
    })
    expect([...rung]).toEqual([good.processId, bad.processId])
    await work.close()
  })
})
