import { dueNow, type PromiseKind, type Stage } from '@concord/domain/assisted-mediation'
import type { DisclosurePromiseKind, DisclosureStage } from '@concord/domain/safety-disclosure'
import type { Nature, Owed } from '@concord/domain/shared'
import type pg from 'pg'
import { isUuid, sqlOf } from '../connection.ts'

/** What a process of one service may know: its stages and the kinds of what it owes are the service's own. */
export type ProcessFacts<AnyStage extends string, Kind extends string> = {
  readonly rootId: string
  readonly asOf: string
  /** By the database's own clock, without offset: a worker whose clock differs from it by minutes does nothing that counts. */
  readonly machineNow: string
  readonly stage: AnyStage
  readonly owed: readonly (Owed & { readonly id: string; readonly kind: Kind })[]
  readonly needsPerson: boolean
}
export type MediationFacts = ProcessFacts<Stage, PromiseKind>
export type DisclosureFacts = ProcessFacts<DisclosureStage, DisclosurePromiseKind>
type FactsOf = { 'assisted-mediation': MediationFacts; 'safety-disclosure': DisclosureFacts }

type Row = {
  root_id: string
  as_of: Date
  machine_now: Date
  stage: string
  owed: {
    id: string
    kind: string
    party: string | null
    occurrence: number
    nature: Nature
    due: string | null
  }[]
  troubled: boolean
}

// A sending whose effect is settled is not owed to the process any more, even before the case has been told.
const factsOfProcess = `
select p.root_id, app.now() as as_of, app.machine_now() as machine_now, coalesce(m.stage, d.stage) as stage,
  (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'party', o.party_id, 'occurrence', o.occurrence, 'nature', o.nature, 'due', o.due_at)), '[]')
     from advice.promise o left join advice.effect e on e.promise_id = o.id
     where o.root_id = p.root_id and o.state = 'owed' and coalesce(e.state, '') not in ('uncertain', 'cancelled')) as owed,
  exists (select 1 from advice.effect e where e.root_id = p.root_id and e.state in ('refused', 'uncertain')) as troubled
from advice.process p left join advice.mediation m on m.root_id = p.root_id left join advice.disclosure d on d.root_id = p.root_id
where p.process_id = $1 and p.service = $2`

// AM-9: a disclosure that does not reach its recipient waits for a person at once.
const isUrgentTask = (kind: string): boolean => kind === 'commissionerToReach'

/** Content-free facts of one process of a service; null where there is none. Of several late reminders to one person only the last is owed. */
export const loadFactsOn =
  (pool: pg.Pool) =>
  async <Service extends keyof FactsOf>(service: Service, processId: string): Promise<FactsOf[Service] | null> => {
    if (!isUuid(processId)) return null
    const [row] = await sqlOf(pool)<Row>(factsOfProcess, [processId, service])
    if (!row) return null
    const asOf = row.as_of.toISOString()
    const owed = row.owed.map(({ id, kind, party, occurrence, nature, due }) => ({
      id,
      kind,
      partyId: party,
      occurrence,
      nature,
      dueAt: due === null ? null : new Date(due).toISOString(),
    }))
    const due = new Set(dueNow(owed, asOf).map(({ id }) => id))
    return {
      rootId: row.root_id,
      asOf,
      machineNow: row.machine_now.toISOString(),
      stage: row.stage,
      owed: owed.filter(({ id, dueAt }) => dueAt === null || dueAt > asOf || due.has(id)),
      needsPerson:
        row.troubled || owed.some(({ kind, dueAt }) => isUrgentTask(kind) && dueAt !== null && dueAt <= asOf),
      // The process's row says of which service it is: its stages and kinds are that service's.
    } as unknown as FactsOf[Service]
  }
