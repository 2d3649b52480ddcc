import type pg from 'pg'
import { moveClockSql } from './clock-sql.ts'
import { requireOwn } from './mark.ts'

/** What is owed and when, without a name: kinds and days as the operators see them. */
export type DueLine = { kind: string; dueAt: string; count: number; overdue: boolean }

/** The service clock, in UTC. */
export const serviceNow = async (admin: pg.Client): Promise<string> => {
  const { rows } = await admin.query<{ now: Date }>('select app.now() as now')
  return rows[0]!.now.toISOString()
}

/** Promises that are owed and have an instant, the next first; those due at one instant together. */
export const duePromises = async (admin: pg.Client): Promise<DueLine[]> => {
  const { rows } = await admin.query<{ kind: string; due_at: Date; count: number; overdue: boolean }>(
    `select kind, due_at, count(*)::int as count, due_at <= app.now() as overdue from advice.promise
     where state = 'owed' and due_at is not null group by kind, due_at order by due_at, kind limit 200`,
  )
  return rows.map(({ kind, due_at, count, overdue }) => ({ kind, dueAt: due_at.toISOString(), count, overdue }))
}

/** Leaves a bell for every root that owes something due now. @returns for how many */
export const ringWhatIsDue = async (admin: pg.Client): Promise<number> => {
  const { rowCount } = await admin.query(
    `insert into advice.outbox (root_id, made_at)
     select root_id, app.machine_now() from (
       select distinct root_id from advice.promise where state = 'owed' and due_at <= app.now()) due`,
  )
  return rowCount ?? 0
}

/** An instant that lies behind the service clock: it only grows. */
export class ClockOnlyGrows extends Error {}

/**
 * Moves the service clock on to an instant and rings for what has become due.
 * @param owner whose mark the database has to bear: nobody else's is moved in time
 * @param instant ISO, UTC
 * @throws ClockOnlyGrows where the clock is there already; NotOurDatabase
 */
export const moveClockTo = async (admin: pg.Client, owner: string, instant: string): Promise<void> => {
  await admin.query('begin')
  try {
    await requireOwn(admin, owner)
    const { rowCount } = await admin.query(moveClockSql, [instant])
    if (rowCount === 0) throw new ClockOnlyGrows(`The clock has passed ${instant} already. It only goes forward.`)
    await ringWhatIsDue(admin)
    await admin.query('commit')
  } catch (error) {
    await admin.query('rollback')
    throw error
  }
}
