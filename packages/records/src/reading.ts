import type pg from 'pg'
import { type Actor, subjectOf } from './actor.ts'
import { inTransaction, type Sql } from './connection.ts'

/**
 * The reading door: one read-only transaction, as the actor, under row security. Everything that a request reads, it reads here.
 * Beginning and naming the actor travel with the first statement. It does not nest: a second one inside the first would wait for
 * a connection that the first holds.
 */
export const withActorOn =
  (pool: pg.Pool) =>
  async <Answer>(actor: Actor, work: (sql: Sql) => Promise<Answer>): Promise<Answer> =>
    inTransaction(pool, 'begin read only', async (sql, write) => {
      write("select set_config('app.actor', $1, true)", [subjectOf(actor)])
      return work(sql)
    })
