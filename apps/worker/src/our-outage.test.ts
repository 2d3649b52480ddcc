import { describe, expect, test } from 'vitest'
import { anEnvironment, eventually } from './testing/environment.ts'

type Environment = Awaited<ReturnType<typeof anEnvironment>>
const day = 86_400_000
const later = (instant: string, days: number) => new Date(Date.parse(instant) + days * day).toISOString()
const dateOf = (instant: string): number => Date.parse(instant.slice(0, 10))
/** Mondays to Fridays that lie between two instants, whatever their hours, the first one's day not counted. */
const weekdaysBetween = (from: string, to: string): number =>
  Array.from({ length: (dateOf(to) - dateOf(from)) / day }, (_, index) =>
    new Date(dateOf(from) + (index + 1) * day).getUTCDay(),
  ).filter((weekday) => weekday !== 0 && weekday !== 6).length

const row = async ({ database }: Environment, rootId: string) => {
  const { rows } = await database.admin.query<{ due: Date | null; ended: Date | null; told: number }>(
    `select agreement_due_at as due, ended_at as ended,
       (select count(*)::int from advice.hand_over h where h.root_id = m.root_id) as told
     from advice.mediation m where root_id = $1`,
    [rootId],
  )
  return rows[0]
}

describe('DESIGN, How a process waits: our outage must not end somebody’s mediation', () => {
  test('worker and mail down from day 1 on, until before or long after the last day: of the late reminders the last alone goes, and five working days are given after it', async () => {
    for (const until of [20, 34]) {
      const environment = await anEnvironment()
      const { database, mailbox } = environment
      let worker = environment.start()
      const { rootId } = await environment.openMediation()
      await eventually(
        () => row(environment, rootId),
        (one) => one?.told === 2,
      )
      const opened = await database.clock.now()
      await database.clock.moveTo(later(opened, 1))
      await worker.stop()
      await mailbox.stop()

      await database.clock.moveTo(later(opened, until))
      await mailbox.goOn()
      worker = environment.start()
      const reminded = await eventually(
        () => row(environment, rootId),
        (one) => (one?.told ?? 0) >= 4,
      )
      expect(await environment.stageOf(rootId)).toBe('awaitingAgreement')
      const due = reminded?.due?.toISOString() ?? ''
      expect(weekdaysBetween(await database.clock.now(), due)).toBeGreaterThanOrEqual(5)

      await database.clock.moveTo(due)
      const ended = await eventually(
        () => row(environment, rootId),
        (one) => one?.ended !== null,
      )
      expect(ended?.ended?.toISOString() ?? '').toSatisfy((at: string) => at >= due)
      await worker.stop()
      const reminders = (await environment.effects(rootId)).filter(
        ({ kind, state }) => kind === 'agreementReminder' && state === 'done',
      )
      expect(new Set(reminders.map(({ recipient }) => recipient)).size).toBe(2)
      expect(reminders).toHaveLength(2)
      await environment.close()
    }
  }, 120_000)
})
