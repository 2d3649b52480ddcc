import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Actor, subjectOf } from '../actor.ts'
import { inTransaction, isUuid } from '../connection.ts'
import { openRow } from './identity.ts'
import type { KeyRing } from './key-ring.ts'

/**
 * Opens one text of any class for an actor whose grants let it. The access entry is committed first, in a transaction of
 * its own: no entry, no text.
 * @param page the route pattern on which it is shown
 * @returns the text, or null where there is none or it is not theirs
 */
export const revealWith =
  (pool: pg.Pool, ring: KeyRing) =>
  async (actor: Actor, textId: string, page: string): Promise<string | null> => {
    if (!isUuid(textId)) return null
    const asActor = 'select set_config($1, $2, true)'
    const entered = await inTransaction(pool, 'begin', async (sql) => {
      await sql(asActor, ['app.actor', subjectOf(actor)])
      const rows = await sql<{ id: string }>(
        `insert into advice.access_entry (id, root_id, text_id, class, owner_id, actor, page, at)
         select $1, root_id, id, class, owner_id, app.actor(), $3, app.now() from advice.vault_text where id = $2 returning text_id as id`,
        [randomUUID(), textId, page],
      )
      return rows.length === 1
    })
    if (!entered) return null
    return inTransaction(pool, 'begin read only', async (sql) => {
      await sql(asActor, ['app.actor', subjectOf(actor)])
      const [row] = await sql<Parameters<typeof openRow>[1]>('select * from advice.vault_text where id = $1', [textId])
      return row ? openRow(ring, row) : null
    })
  }
