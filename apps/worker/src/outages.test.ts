import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually, temporalAddress } from './testing/environment.ts'
import { aLineTo } from './testing/line.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
beforeAll(async () => {
  environment = await anEnvironment()
})
afterAll(() => environment.close())

const mails = (count: number) =>
  eventually(
    () => environment.mailbox.caught.length,
    (all) => all >= count,
  )

describe('DESIGN, nine sentences, 3: what a person declares never waits for Temporal', () => {
  test('Temporal stopped: a code goes out, a withdrawal counts at once, and the others are told after it is back, once', async () => {
    const [host = '', port = ''] = temporalAddress().split(':')
    const line = await aLineTo(host, Number(port))
    const { temporal } = environment.parts()
    const worker = environment.start({ temporal: { ...temporal, address: line.address } })
    const { rootId } = await environment.openMediation()
    await mails(2)
    await line.cut()
    const { rows } = await environment.database.admin.query<{ id: string }>(
      `select id from advice.party where root_id = $1 and role = 'participant' order by position`,
      [rootId],
    )
    const partyId = rows[0]?.id ?? ''
    await environment.records.requestMessage(partyId, 'signInCode')
    await mails(3)
    const withdrawn = await environment.records.perform(
      { kind: 'party', id: partyId },
      { submissionId: crypto.randomUUID(), name: 'withdraw', input: {} },
    )
    expect(withdrawn.kind).toBe('accepted')
    expect(await environment.stageOf(rootId)).toBe('ended')
    const told = await environment.database.admin.query<{ told: Date }>(
      'select ending_told_at as told from advice.mediation where root_id = $1',
      [rootId],
    )
    await environment.database.clock.moveTo(told.rows[0]?.told.toISOString() ?? '')
    await eventually(
      () => environment.lines.join(''),
      (lines) => lines.includes('TEMPORAL_AWAY'),
    )
    expect(environment.mailbox.caught).toHaveLength(3)
    await line.mend()
    await mails(5)
    await eventually(
      async () => (await environment.effects(rootId)).filter(({ kind }) => kind === 'endingNotice'),
      (notices) => notices.length === 2 && notices.every(({ state }) => state === 'done'),
    )
    expect(environment.mailbox.caught).toHaveLength(5)
    await worker.stop()
    await line.cut()
  })
})

describe('PostgreSQL away', () => {
  test('it starts without, is not ready, goes on when it is there, and once more after it was gone', async () => {
    const { hostname, port } = new URL(environment.database.adminUrl)
    const line = await aLineTo(hostname, Number(port))
    await line.cut()
    const before = environment.mailbox.caught.length
    const work = environment.work(undefined, line.port)
    const worker = environment.start({ work })
    await expect(work.answers()).rejects.toThrow()
    await environment.openMediation()
    await line.mend()
    await mails(before + 2)
    expect(await work.answers()).toBe(true)
    await line.cut()
    await environment.openMediation()
    await line.mend()
    await mails(before + 4)
    await worker.stop()
    await line.cut()
    expect(environment.mailbox.caught).toHaveLength(before + 4)
  })
})
