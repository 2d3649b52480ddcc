import type { Day } from '@concord/domain/shared'
import type { Sql } from '../connection.ts'

/** A mediator as the register has them; texts by their ids. */
export type RegisteredMediator = {
  readonly accountId: string
  readonly registeredOn: Day
  readonly accreditationTextId: string
  readonly accreditedUntil: Day
  /** Days until the accreditation runs out, by the service clock; less than 0 once it has. */
  readonly daysLeft: number
  readonly mostCases: number
  readonly openCases: number
  readonly away: readonly { readonly from: Day; readonly until: Day }[]
}

const register = `
select e.owner_id as "accountId", to_char(e.registered_at at time zone 'Europe/London', 'YYYY-MM-DD') as "registeredOn",
  e.accreditation_text_id as "accreditationTextId", to_char(e.accredited_until, 'YYYY-MM-DD') as "accreditedUntil",
  e.accredited_until - (app.now() at time zone 'Europe/London')::date as "daysLeft",
  e.most_cases as "mostCases", advice.open_cases_of(e.owner_id) as "openCases",
  (select coalesce(json_agg(json_build_object('from', a.first_day, 'until', a.last_day) order by a.first_day), '[]')
     from advice.mediator_away a where a.root_id = e.root_id) as away
from advice.mediator_entry e`

/** Everybody in the register, for whom it is to read; nobody for anybody else. */
export const listMediators = (sql: Sql): Promise<RegisteredMediator[]> =>
  sql<RegisteredMediator>(`${register} order by e.accredited_until, e.owner_id`)

export const registeredMediator = async (sql: Sql, accountId: string): Promise<RegisteredMediator | null> =>
  (await sql<RegisteredMediator>(`${register} where e.owner_id = $1`, [accountId]))[0] ?? null

/** A connection that the actor declared, counted from the first; its texts by their ids. */
export type OwnConnection = {
  readonly number: number
  readonly declaredOn: Day
  readonly nameTextId: string
  readonly emailTextId: string
}

const ownConnections = `
select c.number::int as number, c."declaredOn", c."nameTextId", c."emailTextId"
from (select 1) as one left join lateral (
  select row_number() over (order by d.declared_at, d.id) as number, to_char(d.declared_at at time zone 'Europe/London', 'YYYY-MM-DD') as "declaredOn",
    d.name_text_id as "nameTextId", d.email_text_id as "emailTextId" from advice.declared_connection d where d.owner_id = app.actor()) c on true
where exists (select 1 from advice.access_grant g where g.subject = app.actor() and g.class = 'declareConnectionTo' and g.verb = 'do')
order by c.number`

/** AM-1: what a mediator declared; null for who is not in the register. Nobody else ever reads it. */
export const ownConnectionsOf = async (sql: Sql): Promise<readonly OwnConnection[] | null> => {
  const rows = await sql<OwnConnection | { number: null }>(ownConnections)
  return rows.length === 0 ? null : rows.filter((row): row is OwnConnection => row.number !== null)
}
