import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from '../connection.ts'

export type MessageToSelf = 'signInCode' | 'linkAgain'

/**
 * Commits that a party is to be sent a code, or a fresh link. The worker sends it within seconds, without Temporal; nothing that
 * could be used is written here. A party asking again while one is still planned is sent that one. To whom no e-mail may go, none
 * goes: that they asked waits for a person.
 * @returns whether there was a case to send it for
 */
export const requestMessageOn =
  (pool: pg.Pool) =>
  async (partyId: string, kind: MessageToSelf): Promise<boolean> =>
    inTransaction(pool, 'begin', async (sql) => {
      await sql("select set_config('app.actor', $1, true)", [partyId])
      const [found] = await sql<{ root_id: string }>(
        'select root_id from advice.access_grant where subject = app.actor() limit 1',
      )
      if (!found) return false
      await sql("select set_config('app.root', $1, true)", [found.root_id])
      // One that was blocked does not stand in the way once e-mail may go again.
      await sql(
        `insert into advice.effect (id, root_id, kind, recipient, state, planned_at)
         select $1, $2, $3, $4, now.state, app.machine_now() from (select case when exists (
           select 1 from advice.safe_contact s where s.owner_id = $4 and s.channel <> 'email') then 'blocked' else 'planned' end as state) now
         where not exists (
           select 1 from advice.effect e where e.root_id = $2 and e.recipient = $4 and e.kind = $3 and e.state = now.state)`,
        [randomUUID(), found.root_id, kind, partyId],
      )
      return true
    })
