import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Actor, subjectOf } from '../actor.ts'
import { inTransaction, isUuid } from '../connection.ts'
import { openAnyRow } from './identity.ts'
import type { KeyRing } from './key-ring.ts'
import { KeyDestroyed, KeyMissing, type MortalKeys } from './mortal-keys.ts'

/**
 * Opens one text of any class for an actor whose grants let it. The access entry is committed first, in a transaction of
 * its own: no entry, no text.
 * @param page the route pattern on which it is shown
 * @returns the text, or null where there is none or it is not theirs
 */
export const revealWith =
  (pool: pg.Pool, ring: KeyRing, keys: MortalKeys) =>
  async (actor: Actor, textId: string, page: string): Promise<string | null> => {
    if (!isUuid(textId)) return null
    const asActor = 'select set_config($1, $2, true)'
    const entered = await inTransaction(pool, 'begin', async (sql, write) => {
      write(asActor, ['app.actor', subjectOf(actor)])
      const rows = await sql<{ id: string }>(
        `insert into advice.access_entry (id, root_id, text_id, class, owner_id, actor, page, at)
         select $1, root_id, id, class, owner_id, app.actor(), $3, app.now() from advice.vault_text where id = $2 returning text_id as id`,
        [randomUUID(), textId, page],
      )
      return rows.length === 1
    })
    if (!entered) return null
    const row = await inTransaction(pool, 'begin read only', async (sql, write) => {
      write(asActor, ['app.actor', subjectOf(actor)])
      const [found] = await sql<Parameters<typeof openAnyRow>[2]>(
        'select id, owner_id, class, place, version, key_id, nonce, ciphertext from advice.vault_text where id = $1',
        [textId],
      )
      return found
    })
    if (!row) return null
    return openAnyRow(ring, keys, row).catch((fault) => {
      // What was destroyed is not there: the entry stays, since somebody asked for it.
      if (fault instanceof KeyDestroyed || fault instanceof KeyMissing) return null
      throw fault
    })
  }
