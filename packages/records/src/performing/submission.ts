import type { Rejection } from '@concord/domain/shared'
import { type Actor, subjectOf } from '../actor.ts'
import type { Sql } from '../connection.ts'
import type { NamedRoot } from './rights.ts'

export type Submission = {
  /** Random, made with the form: a repeat of an accepted one is told the same. */
  readonly submissionId: string
  readonly name: string
  readonly input: unknown
  readonly root?: NamedRoot
  /** Under which root a new one is opened, where it is opened under one. */
  readonly parent?: NamedRoot
}
export type Performed =
  | { readonly kind: 'accepted'; readonly rootId: string; readonly made: (name: string) => string }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'notFound' }
  /** The submission id was accepted before with other content. */
  | { readonly kind: 'conflict' }

/** What a sender's submission id is spent for. */
type Spending = {
  readonly sql: Sql
  readonly actor: Actor
  readonly submissionId: string
  readonly rootId: string
  readonly made: (name: string) => string
  readonly sealed: { readonly command: { readonly name: string }; readonly digest: Buffer }
}

/** Spends the id, waiting for a second sender of the same one. @returns whether it was still to be spent */
export const spend = async ({ sql, actor, submissionId, rootId, sealed }: Spending): Promise<boolean> => {
  const inserted = await sql(
    `insert into advice.submission (actor, submission_id, root_id, command, digest, accepted_at)
     values ($1, $2, $3, $4, $5, app.now()) on conflict do nothing returning 1`,
    [subjectOf(actor), submissionId, rootId, sealed.command.name, sealed.digest],
  )
  return inserted.length > 0
}

export const whatWasToldBefore = async (spending: Spending): Promise<Performed> => {
  const { sql, actor, submissionId, rootId, sealed, made } = spending
  const [earlier] = await sql<{ digest: Buffer; root_id: string }>(
    'select digest, root_id from advice.submission where actor = $1 and submission_id = $2',
    [subjectOf(actor), submissionId],
  )
  const same = earlier?.digest.equals(sealed.digest) && earlier.root_id === rootId
  return same ? { kind: 'accepted', rootId, made } : { kind: 'conflict' }
}

export const malformed = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Performed => ({
  kind: 'rejected',
  rejections: issues.map(({ path, message }) => ({
    code: 'MALFORMED',
    rule: null,
    field: path.length > 0 ? path.join('.') : null,
    severity: 'must',
    message,
  })),
})
