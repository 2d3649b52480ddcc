import { randomUUID } from 'node:crypto'
import { mayGoOnceMore, type SendingKind } from '@concord/domain/assisted-mediation'
import type pg from 'pg'
import { inTransaction, type Sql, sqlOf } from '../connection.ts'
import { openRow } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'

export type Claim = {
  readonly effectId: string
  readonly attemptId: string
  readonly rootId: string
  readonly kind: string
  readonly recipient: string
  readonly occurrence: number
  /** Opened under this claim's lease, and by nothing else of the worker's. Null: the recipient is no party of this case. */
  readonly address: string | null
}
export type ClaimAnswer =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'done' | 'refused' | 'uncertain' | 'cancelled' | 'notDue' | 'underWay' }
/** `notHandedOver`: surely nothing was accepted, so it is planned again. */
export type Settlement = 'done' | 'refused' | 'notHandedOver'

type EffectRow = {
  id: string
  root_id: string
  kind: string
  recipient: string
  state: 'planned' | 'handing over' | 'done' | 'refused' | 'uncertain' | 'cancelled' | 'blocked'
  attempts: number
  lease_over: boolean
  occurrence: number | null
  due: boolean
  overtaken: boolean
  no_email: boolean
}

// Locked, so that two workers cannot both claim it. `overtaken`: a later reminder to the same person is due as well. `no_email`: its
// reader has asked for another way since it was planned.
const lookAtEffect = `
select e.id, e.root_id, e.kind, e.recipient, e.state, e.attempts, coalesce(e.lease_until <= app.machine_now(), true) as lease_over, p.occurrence,
  (e.promise_id is null or (p.state = 'owed' and p.nature = 'sending' and p.due_at <= app.now())) as due,
  exists (select 1 from advice.safe_contact s where s.owner_id = e.recipient and s.channel <> 'email') as no_email,
  coalesce(p.kind = 'agreementReminder' and exists (select 1 from advice.promise l where l.root_id = p.root_id and l.kind = p.kind
    and l.party_id = p.party_id and l.occurrence > p.occurrence and l.state = 'owed' and l.due_at <= app.now()), false) as overtaken
from advice.effect e left join advice.promise p on p.id = e.promise_id where e.id = $1 for update of e`

const mostAttempts = 2

const settle = (sql: Sql, id: string, state: string, reference: string | null = null) =>
  sql(
    `update advice.effect set state = $2, provider_reference = coalesce($3, provider_reference),
       settled_at = case when $2 = 'planned' then null else app.machine_now() end where id = $1`,
    [id, state, reference],
  )

/**
 * Everything done to the world: claimed before the first byte leaves, with a lease longer than the client's whole timeout.
 * @param leaseSeconds how long a hand-over may take at most
 */
export const effectsOn = (pool: pg.Pool, ring: KeyRing, leaseSeconds = 60) => {
  const addressOf = async (sql: Sql, recipient: string): Promise<string | null> => {
    const [row] = await sql<Parameters<typeof openRow>[1]>(
      // A safe address that the person gave comes before what others gave, however new.
      `select v.* from advice.vault_text v where v.owner_id = $1 and ((v.class = 'ID' and v.place like '%email')
         or v.id = (select s.at_text_id from advice.safe_contact s where s.owner_id = $1 and s.channel = 'email'))
         and not exists (select 1 from advice.safe_contact s where s.owner_id = $1 and s.channel <> 'email')
       order by (v.class = 'SC') desc, v.kept_at desc limit 1`,
      [recipient],
    )
    return row ? openRow(ring, row) : null
  }
  return {
    claim: async (effectId: string): Promise<ClaimAnswer> => {
      const answer = await inTransaction<ClaimAnswer | { kind: 'taken'; row: EffectRow; attemptId: string }>(
        pool,
        'begin',
        async (sql) => {
          const [row] = await sql<EffectRow>(lookAtEffect, [effectId])
          if (!row || row.state === 'blocked') return { kind: 'notDue' }
          if (row.state !== 'planned' && row.state !== 'handing over') return { kind: row.state }
          if (row.state === 'handing over') {
            if (!row.lease_over) return { kind: 'underWay' }
            // The lease has run out and nobody can be asked whether it was accepted.
            const onceMore =
              row.occurrence !== null && mayGoOnceMore[row.kind as SendingKind] && row.attempts < mostAttempts
            if (!onceMore) {
              await settle(sql, effectId, 'uncertain')
              return { kind: 'uncertain' }
            }
          }
          if (row.no_email && row.state === 'planned' && row.occurrence === null) {
            await sql("update advice.effect set state = 'blocked' where id = $1", [effectId])
            return { kind: 'notDue' }
          }
          if (!row.due || row.overtaken) return { kind: 'notDue' }
          const attemptId = randomUUID()
          await sql(
            `update advice.effect set state = 'handing over', attempt_id = $2, attempts = attempts + 1,
             lease_until = app.machine_now() + $3 * interval '1 second' where id = $1`,
            [effectId, attemptId, leaseSeconds],
          )
          return { kind: 'taken', row, attemptId }
        },
      )
      if (answer.kind !== 'taken') return answer as ClaimAnswer
      const { row, attemptId } = answer
      const address = await addressOf(sqlOf(pool), row.recipient)
      return {
        kind: 'claimed',
        claim: {
          effectId,
          attemptId,
          rootId: row.root_id,
          kind: row.kind,
          recipient: row.recipient,
          occurrence: row.occurrence ?? 1,
          address,
        },
      }
    },
    /** Settles this attempt's claim; another attempt's is left alone. */
    settle: async (
      { effectId, attemptId }: Pick<Claim, 'effectId' | 'attemptId'>,
      how: Settlement,
      reference: string,
    ): Promise<void> => {
      await sqlOf(pool)(
        `update advice.effect set state = $3, provider_reference = $4, lease_until = null,
           attempts = attempts - case when $3 = 'planned' then 1 else 0 end,
           settled_at = case when $3 = 'planned' then null else app.machine_now() end
         where id = $1 and attempt_id = $2 and state = 'handing over'`,
        [effectId, attemptId, how === 'notHandedOver' ? 'planned' : how, reference],
      )
    },
    /** Sendings that no promise carries (codes, links asked for again), oldest first. They are good for ten minutes. */
    unpromised: async (most: number): Promise<readonly string[]> => {
      const rows = await sqlOf(pool)<{ id: string }>(
        `select id from advice.effect where promise_id is null and (state = 'planned' or (state = 'handing over' and lease_until <= app.machine_now()))
           and planned_at > app.machine_now() - interval '10 minutes' order by planned_at limit $1`,
        [most],
      )
      return rows.map(({ id }) => id)
    },
    /** What was handed over or refused, and the case has not been told: the worker was killed in between. */
    untold: async (
      promiseId: string,
    ): Promise<{
      rootId: string
      recipient: string
      kind: string
      occurrence: number
      outcome: 'handedOver' | 'refused'
    } | null> => {
      const [row] = await sqlOf(pool)<{
        root_id: string
        recipient: string
        kind: string
        occurrence: number
        state: string
      }>(
        `select e.root_id, e.recipient, e.kind, p.occurrence, e.state from advice.effect e join advice.promise p on p.id = e.promise_id
         where e.id = $1 and e.state in ('done', 'refused') and p.state = 'owed'`,
        [promiseId],
      )
      return row
        ? {
            rootId: row.root_id,
            recipient: row.recipient,
            kind: row.kind,
            occurrence: row.occurrence,
            outcome: row.state === 'done' ? 'handedOver' : 'refused',
          }
        : null
    },
  }
}
