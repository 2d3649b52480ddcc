import type pg from 'pg'
import { type Actor, subjectOf } from './actor.ts'
import { inTransaction, type Sql } from './connection.ts'
import { type InPrisma, prismaOn } from './prisma-door.ts'

/**
 * The reading door: one read-only transaction, as the actor, under row security. Everything that a request reads, it reads here,
 * by hand-written SQL where it is asked often, else by `prisma`, in the same transaction. Beginning and naming the actor travel
 * with the first statement. It does not nest: a second one inside the first would wait for a connection that the first holds.
 */
export const withActorOn =
  (pool: pg.Pool) =>
  async <Answer>(actor: Actor, work: (sql: Sql, prisma: InPrisma) => Promise<Answer>): Promise<Answer> =>
    inTransaction(pool, 'begin read only', async (sql, write, send) => {
      write("select set_config('app.actor', $1, true)", [subjectOf(actor)])
      return work(sql, prismaOn(send))
    })
