import type { Grant, Owed, SealedText } from '@concord/domain/shared'
import type { Write } from '../connection.ts'
import { promiseId } from './identifiers.ts'
import type { SealedCommand } from './sealing.ts'

export const insertTexts = (
  write: Write,
  rootId: string,
  { texts, isDraft }: Pick<SealedCommand, 'texts' | 'isDraft'>,
): void => {
  if (texts.length === 0) return
  write(
    `insert into advice.vault_text (id, root_id, owner_id, class, place, version, key_id, nonce, ciphertext, length, is_draft)
     select t.id, $1, t.owner, t.class, t.place, t.version, t.key, t.nonce, t.ciphertext, t.length, $11
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[], $8::bytea[], $9::bytea[], $10::int[])
       as t (id, owner, class, place, version, key, nonce, ciphertext, length)`,
    [
      rootId,
      texts.map(({ id }) => id),
      texts.map(({ ownerId }) => ownerId),
      texts.map(({ dataClass }) => dataClass),
      texts.map(({ place }) => place),
      texts.map(({ version }) => version),
      texts.map(({ keyId }) => keyId),
      texts.map(({ nonce }) => nonce),
      texts.map(({ ciphertext }) => ciphertext),
      texts.map(({ length }) => length),
      isDraft,
    ],
  )
}

/** A draft's text keeps its id for ever: what it held before is gone with this. */
export const replaceDrafts = (write: Write, rootId: string, sealed: Pick<SealedCommand, 'texts' | 'isDraft'>): void => {
  write('delete from advice.vault_text where id = any($1)', [sealed.texts.map(({ id }) => id)])
  insertTexts(write, rootId, sealed)
}

/** Grants are replaced as a whole by what the state now grants. */
export const replaceGrants = (write: Write, rootId: string, openedAt: string, grants: readonly Grant[]): void => {
  write('delete from advice.access_grant where root_id = $1', [rootId])
  write(
    `insert into advice.access_grant (root_id, subject, class, verb, valid_from, valid_until, opened_at)
     select $1, g.subject, g.class, g.verb, g.valid_from, g.valid_until, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[]) as g (subject, class, verb, valid_from, valid_until)`,
    [
      rootId,
      openedAt,
      grants.map(({ subject }) => subject),
      grants.map(({ dataClass }) => dataClass),
      grants.map(({ verb }) => verb),
      grants.map(({ validFrom }) => validFrom),
      grants.map(({ validUntil }) => validUntil),
    ],
  )
}

/**
 * Brings promises to what is owed now: new ones are inserted, with an effect for each sending; a moved date keeps the id;
 * those no longer owed are marked, and what was planned for them is cancelled. One that was dropped and is owed again is owed, and
 * where it is a sending planned, again. A kept one is never touched.
 */
export const bringPromises = (
  write: Write,
  rootId: string,
  now: string,
  owed: readonly Owed[],
  kept: readonly string[],
): void => {
  const ids = owed.map((one) => promiseId(rootId, one))
  write(
    `insert into advice.promise (id, root_id, kind, party_id, occurrence, nature, due_at, state)
     select p.id, $1, p.kind, p.party, p.occurrence, p.nature, p.due, 'owed'
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::timestamptz[]) as p (id, kind, party, occurrence, nature, due)
     on conflict (id) do update set due_at = excluded.due_at, nature = excluded.nature, state = 'owed', settled_at = null
       where promise.state <> 'kept' and (promise.due_at is distinct from excluded.due_at or promise.nature <> excluded.nature
         or promise.state = 'dropped')`,
    [
      rootId,
      ids,
      owed.map(({ kind }) => kind),
      owed.map(({ partyId }) => partyId),
      owed.map(({ occurrence }) => occurrence),
      owed.map(({ nature }) => nature),
      owed.map(({ dueAt }) => dueAt),
    ],
  )
  write(
    `update advice.promise set settled_at = $4, state = case when id = any($3::uuid[]) then 'kept' else 'dropped' end
     where root_id = $1 and state = 'owed' and id <> all($2::uuid[])`,
    [rootId, ids, kept, now],
  )
  write(
    `insert into advice.effect (id, root_id, promise_id, kind, recipient, state, planned_at)
     select p.id, $1, p.id, p.kind, p.party_id, 'planned', $3 from advice.promise p
     where p.root_id = $1 and p.id = any($2::uuid[]) and p.nature = 'sending'
     on conflict (id) do update set state = 'planned', settled_at = null where effect.state = 'cancelled'`,
    [rootId, ids, now],
  )
  // What is told by a person from here on is sent no more.
  const sendings = ids.filter((_, index) => owed[index]?.nature === 'sending')
  write(
    `update advice.effect set state = 'cancelled', settled_at = $3
     where root_id = $1 and state = 'planned' and promise_id <> all($2::uuid[])`,
    [rootId, sendings, now],
  )
}

/** Why a person went on against a guide: the text's id beside the rule. */
export const keepReasons = (
  write: Write,
  rootId: string,
  now: string,
  command: string,
  reasons: Readonly<Record<string, SealedText | undefined>> = {},
): void => {
  for (const [rule, reason] of Object.entries(reasons))
    if (reason)
      write('insert into advice.given_reason (text_id, root_id, rule, command, given_at) values ($1, $2, $3, $4, $5)', [
        reason.textId,
        rootId,
        rule,
        command,
        now,
      ])
}
