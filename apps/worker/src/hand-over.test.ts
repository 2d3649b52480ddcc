import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMediationActivities } from './assisted-mediation/activities.ts'
import { createClockGuard, widestDifference } from './clock-guard.ts'
import { createHandOver } from './hand-over.ts'
import { createMailer } from './notify/mailer.ts'
import { anEnvironment, eventually, mailFrom } from './testing/environment.ts'
import { aLineTo } from './testing/line.ts'
import type { AdviceWork } from './work.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
beforeAll(async () => {
  environment = await anEnvironment()
})
afterAll(() => environment.close())

/** An invitation that is due, and a hand-over whose attempts can be stopped at a step, as by `kill -9`. */
const anInvitation = async (clock?: () => number) => {
  const { rootId } = await environment.openMediation()
  const effects = await environment.effects(rootId)
  const id = effects.find(({ kind }) => kind === 'invitation')?.id ?? ''
  const work = environment.work(1)
  let killedAt: keyof AdviceWork | null = null
  const killed =
    <Args extends unknown[], Answer>(name: keyof AdviceWork, act: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> =>
      killedAt === name ? Promise.reject(new Error('killed')) : act(...args)
  const handOver = createHandOver({
    ...environment.parts({
      work: {
        ...work,
        makeLink: killed('makeLink', work.makeLink),
        settle: killed('settle', work.settle),
        recordHandOver: killed('recordHandOver', work.recordHandOver),
      },
    }),
    clockIsRight: createClockGuard(work, environment.log, clock),
  })
  const before = environment.mailbox.caught.length
  return {
    rootId,
    id,
    handOver: () => handOver(id),
    /** Until the lease of the attempt before is over. */
    afterLease: () =>
      eventually(
        () => handOver(id),
        (answer) => answer !== 'underWay',
      ),
    killAt: (step: keyof AdviceWork | null) => {
      killedAt = step
    },
    copies: () => environment.mailbox.caught.slice(before),
    effect: async () => (await environment.effects(rootId)).find((effect) => effect.id === id),
    promise: async () =>
      (
        await environment.database.admin.query<{ state: string }>('select state from advice.promise where id = $1', [
          id,
        ])
      ).rows[0]?.state,
  }
}

describe('TEMPORAL, 5: an effect goes once', () => {
  test('taken: done, the case is told, and asked again it is not sent again', async () => {
    const one = await anInvitation()
    expect(await one.handOver()).toBe('done')
    expect(await one.handOver()).toBe('done')
    expect(one.copies()).toHaveLength(1)
    expect(await one.promise()).toBe('kept')
  })
  test('two attempts at once: one sends, the other waits', async () => {
    const one = await anInvitation()
    const answers = await Promise.all([one.handOver(), one.handOver()])
    expect(answers).toContain('done')
    expect(one.copies()).toHaveLength(1)
  })
  test('killed between claim and mail system: it goes once, after the lease', async () => {
    const one = await anInvitation()
    one.killAt('makeLink')
    await expect(one.handOver()).rejects.toThrow()
    one.killAt(null)
    expect(await one.handOver()).toBe('underWay')
    expect(await one.afterLease()).toBe('done')
    expect(one.copies()).toHaveLength(1)
  })
  test('killed between acceptance and mark: at most one extra copy, with the same Message-ID', async () => {
    const one = await anInvitation()
    one.killAt('settle')
    await expect(one.handOver()).rejects.toThrow()
    expect(one.copies()).toHaveLength(1)
    one.killAt(null)
    expect(await one.afterLease()).toBe('done')
    expect(one.copies()).toHaveLength(2)
    expect(new Set(one.copies().map(({ mail }) => mail.messageId)).size).toBe(1)
  })
  test('killed there twice: uncertain, a task for a person, never a third copy', async () => {
    const one = await anInvitation()
    one.killAt('settle')
    await expect(one.handOver()).rejects.toThrow()
    await expect(one.afterLease()).rejects.toThrow()
    one.killAt(null)
    expect(await one.afterLease()).toBe('uncertain')
    expect(one.copies()).toHaveLength(2)
  })
  test('killed between mark and case: the case is told by the next attempt, without a copy', async () => {
    const one = await anInvitation()
    one.killAt('recordHandOver')
    await expect(one.handOver()).rejects.toThrow()
    expect(await one.promise()).toBe('owed')
    one.killAt(null)
    expect(await one.handOver()).toBe('done')
    expect(one.copies()).toHaveLength(1)
    expect(await one.promise()).toBe('kept')
  })
  test('the mail system is busy or away: planned again, and it goes when it is back', async () => {
    const one = await anInvitation()
    environment.mailbox.answersBy('busy')
    await expect(one.handOver()).rejects.toThrow('MAIL_UNAVAILABLE')
    environment.mailbox.answersBy('takes')
    await environment.mailbox.stop()
    await expect(one.handOver()).rejects.toThrow('MAIL_UNAVAILABLE')
    expect(await one.effect()).toMatchObject({ state: 'planned', attempts: 0 })
    await environment.mailbox.goOn()
    expect(await one.handOver()).toBe('done')
    expect(one.copies()).toHaveLength(1)
  })
  test('refused for good: the case is told, and it is a person’s task', async () => {
    const one = await anInvitation()
    environment.mailbox.answersBy('refuses')
    expect(await one.handOver()).toBe('refused')
    environment.mailbox.answersBy('takes')
    const { rows } = await environment.database.admin.query<{ agreement_due_at: Date | null }>(
      'select agreement_due_at from advice.mediation where root_id = $1',
      [one.rootId],
    )
    expect(rows[0]?.agreement_due_at).toBeNull()
    expect(one.copies()).toHaveLength(0)
  })
  test('a withdrawal before the claim: nothing goes', async () => {
    const one = await anInvitation()
    const { rows } = await environment.database.admin.query<{ recipient: string }>(
      'select recipient from advice.effect where id = $1',
      [one.id],
    )
    const withdrawn = await environment.records.perform(
      { kind: 'party', id: rows[0]?.recipient ?? '' },
      { submissionId: crypto.randomUUID(), name: 'withdraw', input: {} },
    )
    expect(withdrawn.kind).toBe('accepted')
    expect(await one.handOver()).toBe('cancelled')
    expect(one.copies()).toHaveLength(0)
  })
})

describe('DESIGN, Time: a worker whose clock is wrong does nothing that cannot be taken back', () => {
  test.each([
    ['two minutes and a little fast', widestDifference + 5_000],
    ['two minutes and a little slow', -widestDifference - 5_000],
  ])('%s: it alarms and waits', async (_, difference) => {
    const one = await anInvitation(() => Date.now() + difference)
    await expect(one.handOver()).rejects.toThrow('CLOCK_DIFFERS')
    expect(one.copies()).toHaveLength(0)
    expect(await one.effect()).toMatchObject({ state: 'planned', attempts: 0 })
    expect(environment.lines.at(-1)).toContain('"code":"CLOCK_DIFFERS"')
  })
  test('an ending waits too, and is not even asked for', async () => {
    const asked: string[] = []
    const work = environment.work()
    const { endAsNotAgreed } = createMediationActivities(
      {
        ...work,
        endAsNotAgreed: async (processId) => {
          asked.push(processId)
          return 'accepted'
        },
      },
      async () => 'done',
      createClockGuard(work, environment.log, () => Date.now() + 2 * widestDifference),
    )
    await expect(endAsNotAgreed(crypto.randomUUID(), crypto.randomUUID())).rejects.toThrow('CLOCK_DIFFERS')
    expect(asked).toEqual([])
    await work.close()
  })
  test('less than that passes, and the service clock moved months on is no difference', async () => {
    const one = await anInvitation(() => Date.now() + widestDifference - 10_000)
    const { rows } = await environment.database.admin.query<{ later: Date }>(
      "select app.now() + interval '90 days' as later",
    )
    await environment.database.clock.moveTo(rows[0]?.later.toISOString() ?? '')
    expect(await one.handOver()).toBe('done')
  })
})

describe('the mail system’s answers', () => {
  const message = { to: 'a@example.org', subject: 's', text: 't', html: '<p>t</p>', messageId: '<a@example.org>' }
  test('nothing was accepted where nobody answers', async () => {
    const mailer = createMailer('smtp://127.0.0.1:1', mailFrom)
    expect(await mailer.send(message)).toBe('later')
    mailer.close()
  })
  test('nobody can say whether it was taken where the connection breaks after the message', async () => {
    environment.mailbox.answersBy('takes')
    const line = await aLineTo('127.0.0.1', Number(new URL(environment.mailbox.url).port))
    const before = environment.mailbox.caught.length
    environment.mailbox.whenAccepted(() => void line.cut())
    const mailer = createMailer(`smtp://${line.address}`, mailFrom)
    expect(await mailer.send(message)).toBe('unknown')
    environment.mailbox.whenAccepted(() => {})
    expect(environment.mailbox.caught).toHaveLength(before + 1)
    mailer.close()
  })
})
