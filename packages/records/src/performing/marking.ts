import { createHmac, hkdfSync } from 'node:crypto'
import type { MarkKind } from '@concord/domain/shared'
import type { Write } from '../connection.ts'

/** Somebody's name or address in a command, as a keyed hash: found again, and never read. */
export type Mark = {
  /** The property that it was typed into, e.g. `participants.0.email`. */
  readonly path: string
  readonly of: 'name' | 'address'
  readonly kind: MarkKind
  readonly ownerId: string
  readonly mark: Buffer
}
/** The marks of a command, for the look-ups that its rules need. */
export type Marks = {
  /** Those of one property and of what is within it. */
  readonly at: (path: string) => readonly Buffer[]
  readonly all: readonly Buffer[]
}

/** The wall's own key, so that one wall's marks say nothing in another. */
export const markKeyOf = (digestKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', digestKey, Buffer.alloc(0), 'concord/advice/mark', 32))

// Upper case first: letters that have two small forms become one.
const normalised = (of: Mark['of'], value: string): string => {
  const folded = value.normalize('NFKC').toUpperCase().toLowerCase()
  return of === 'name' ? folded.replaceAll(/\s+/g, ' ').trim() : folded.trim()
}

export const markOf = (markKey: Buffer, of: Mark['of'], value: string): Buffer =>
  createHmac('sha256', markKey)
    .update(JSON.stringify([of, normalised(of, value)]))
    .digest()

/** A staff account's marks, for `advice.mark_staff`. Of addresses alone: two persons may have one name. */
export const staffMarks = (digestKey: string, addresses: readonly string[]): readonly Buffer[] =>
  addresses.map((address) => markOf(markKeyOf(Buffer.from(digestKey, 'base64')), 'address', address))

export const marksOf = (marks: readonly Mark[]): Marks => ({
  at: (path) => marks.filter((one) => one.path === path || one.path.startsWith(`${path}.`)).map(({ mark }) => mark),
  all: marks.map(({ mark }) => mark),
})

/**
 * Takes each person's lock, before the root's: of two commands that name one person the second sees what the first has kept.
 * In one order for all, so that no two wait for each other.
 */
export const lockMarks = (write: Write, marks: readonly Mark[]): void => {
  if (marks.length === 0) return
  const keys = [...new Set(marks.map(({ mark }) => mark.readBigInt64BE()))].sort((one, other) => (one < other ? -1 : 1))
  write('select pg_advisory_xact_lock(m.key) from unnest($1::bigint[]) as m (key)', [keys.map(String)])
}

/** Keeps who is named; a staff account that is thereby a party has a conflict with the case from here on. */
export const keepMarks = (write: Write, rootId: string, marks: readonly Mark[]): void => {
  if (marks.length === 0) return
  write(
    `insert into advice.mark (mark, root_id, owner_id, kind)
     select m.mark, $1, m.owner, m.kind from unnest($2::bytea[], $3::uuid[], $4::text[]) as m (mark, owner, kind) on conflict do nothing`,
    [rootId, marks.map(({ mark }) => mark), marks.map(({ ownerId }) => ownerId), marks.map(({ kind }) => kind)],
  )
  const parties = marks.filter(({ kind, of }) => kind === 'party' && of === 'address')
  if (parties.length > 0)
    write(
      'insert into advice.conflict (root_id, subject) select $1, s from advice.staff_with_marks($2::bytea[]) s on conflict do nothing',
      [rootId, parties.map(({ mark }) => mark)],
    )
}
