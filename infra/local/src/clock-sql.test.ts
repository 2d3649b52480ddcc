import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ClockOnlyGrows, duePromises, moveClockTo, serviceNow } from './clock.ts'
import { clockSql } from './clock-sql.ts'
import { NotOurDatabase } from './mark.ts'
import { withClient } from './postgres.ts'
import { emptyDatabase } from './testing.ts'

const hour = 3_600_000
const later = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString()

describe('the service clock of the local environment', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let owner = ''
  beforeAll(async () => {
    database = await emptyDatabase(process.env['CONCORD_TEST_TEMPLATE'] ?? 'concord_template')
    owner = await withClient(database.url, async (admin) => {
      const { rows } = await admin.query<{ owner: string }>('select owner from local.mark')
      return rows[0]!.owner
    })
  })
  afterAll(() => database.drop())

  it('is moved on for every role, and the machine’s clock is not', async () => {
    await withClient(database.url, async (admin) => {
      const before = await serviceNow(admin)
      await moveClockTo(admin, owner, later(before, 48 * hour))
    })
    for (const role of ['read_advice', 'decide_advice', 'worker_advice', 'sign_in'] as const) {
      const { rows } = await withClient(database.roleUrls[role], (client) =>
        client.query<{ hours: number }>(
          'select extract(epoch from app.now() - app.machine_now())::float8 / 3600 as hours',
        ),
      )
      expect(rows[0]?.hours).toBeGreaterThan(47.9)
      expect(rows[0]?.hours).toBeLessThan(48.1)
    }
  })

  it('only grows, whoever asks', () =>
    withClient(database.url, async (admin) => {
      const now = await serviceNow(admin)
      await expect(moveClockTo(admin, owner, later(now, -hour))).rejects.toThrow(ClockOnlyGrows)
      const ways = [
        "update local.clock_offset set moved = moved - interval '1 second'",
        'delete from local.clock_offset',
        'truncate local.clock_offset',
        'insert into local.clock_offset (singleton) values (false)',
        'insert into local.clock_offset default values',
      ]
      for (const sql of ways) await expect(admin.query(sql), sql).rejects.toThrow()
      expect(Date.parse(await serviceNow(admin))).toBeGreaterThanOrEqual(Date.parse(now))
    }))

  it('is not moved in a database that is another environment’s', () =>
    withClient(database.url, async (admin) => {
      const now = await serviceNow(admin)
      await expect(moveClockTo(admin, 'somebody', later(now, 1000 * hour))).rejects.toThrow(NotOurDatabase)
      expect(Date.parse(await serviceNow(admin)) - Date.parse(now)).toBeLessThan(hour)
    }))

  it('cannot be moved by an application’s role', async () => {
    for (const role of ['read_advice', 'decide_advice', 'reveal_advice', 'worker_advice', 'sign_in'] as const) {
      const tried = withClient(database.roleUrls[role], (client) =>
        client.query("update local.clock_offset set moved = moved + interval '1 day'"),
      )
      await expect(tried).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('stays where it is when its SQL runs again', () =>
    withClient(database.url, async (admin) => {
      const before = await serviceNow(admin)
      await admin.query(clockSql)
      const after = Date.parse(await serviceNow(admin)) - Date.parse(before)
      expect(after).toBeGreaterThanOrEqual(0)
      expect(after).toBeLessThan(hour)
    }))

  it('rings for each root that owes something when it has come, once a move', () =>
    withClient(database.url, async (admin) => {
      const [one, other] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2']
      const now = await serviceNow(admin)
      await admin.query(
        "insert into advice.root (id, kind, opened_at) values ($1, 'mediation', app.now()), ($2, 'mediation', app.now())",
        [one, other],
      )
      const promise =
        'insert into advice.promise (id, root_id, kind, occurrence, nature, due_at, state) values (gen_random_uuid(), $1, $2, 1, $3, $4, $5)'
      await admin.query(promise, [one, 'agreementReminder', 'sending', later(now, 5 * hour), 'owed'])
      await admin.query(promise, [one, 'invitation', 'sending', later(now, 5 * hour), 'owed'])
      await admin.query(promise, [one, 'agreementDeadline', 'decision', later(now, 500 * hour), 'owed'])
      await admin.query(promise, [other, 'agreementReminder', 'sending', later(now, 5 * hour), 'dropped'])
      const unrung = async () => {
        const { rows } = await admin.query<{ root_id: string }>(
          'select root_id from advice.outbox where rung_at is null and root_id = any($1)',
          [[one, other]],
        )
        return rows.map(({ root_id }) => root_id)
      }
      await moveClockTo(admin, owner, later(now, 2 * hour))
      expect(await unrung()).toEqual([])
      await moveClockTo(admin, owner, later(now, 6 * hour))
      expect(await unrung()).toEqual([one])
      const due = (await duePromises(admin)).filter(({ kind }) => kind !== 'canary')
      expect(due.filter(({ overdue }) => overdue).map(({ kind }) => kind)).toEqual(['agreementReminder', 'invitation'])
      expect(JSON.stringify(due)).not.toContain(one)
    }))
})
