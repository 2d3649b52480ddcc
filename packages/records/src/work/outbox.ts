import type pg from 'pg'
import { inTransaction, sqlOf } from '../connection.ts'

export type Bell = { readonly outboxId: string; readonly processId: string; readonly service: string }

/** The outbox: which processes are to be rung. */
export const outboxOn = (pool: pg.Pool) => ({
  /**
   * Claims up to `most` bells and rings them, each marked by itself: one that cannot be rung holds up no other.
   * @returns how many were rung
   */
  ring: (most: number, ring: (bell: Bell) => Promise<void>): Promise<number> =>
    inTransaction(pool, 'begin', async (sql) => {
      const rows = await sql<{ id: string; process_id: string; service: string }>(
        `select o.id, p.process_id, p.service from advice.outbox o join advice.process p on p.root_id = o.root_id
         where o.rung_at is null order by o.id limit $1 for update of o skip locked`,
        [most],
      )
      const rung: string[] = []
      for (const row of rows)
        try {
          await ring({ outboxId: row.id, processId: row.process_id, service: row.service })
          rung.push(row.id)
        } catch {
          // It stays unrung, and is tried again.
        }
      await sql('update advice.outbox set rung_at = app.machine_now() where id = any($1)', [rung])
      return rung.length
    }),
  /** Rings again for whatever is due and not done: lost bells, lost runs. A task waits for a person. @returns for how many roots */
  reconcile: async (): Promise<number> => {
    const rows = await sqlOf(pool)(
      `insert into advice.outbox (root_id, made_at)
       select due.root_id, app.machine_now() from (
         select distinct p.root_id from advice.promise p where p.state = 'owed' and p.nature <> 'task' and p.due_at <= app.now()) due
       where not exists (select 1 from advice.outbox o where o.root_id = due.root_id and o.rung_at is null) returning 1`,
    )
    return rows.length
  },
})
