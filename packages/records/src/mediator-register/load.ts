import type { MediatorEntry } from '@concord/domain/mediator-register'
import type { Sql } from '../connection.ts'

type Loaded = {
  entry: {
    root_id: string
    owner_id: string
    registered_at: string
    accreditation_text_id: string
    accreditation_length: number
    accredited_until: string
    most_cases: number
  } | null
  away: { first_day: string; last_day: string }[]
  connections: {
    id: string
    name_text_id: string
    name_length: number
    email_text_id: string
    email_length: number
    declared_at: string
  }[]
}

const wholeEntry = `
select (select to_json(e) from advice.mediator_entry e where e.root_id = $1) as entry,
  (select coalesce(json_agg(a order by a.first_day), '[]') from advice.mediator_away a where a.root_id = $1) as away,
  (select coalesce(json_agg(c order by c.declared_at), '[]') from advice.declared_connection c where c.root_id = $1) as connections`

/** A mediator's entry under its root's lock; null where there is none. */
export const loadEntry = async (sql: Sql, rootId: string): Promise<MediatorEntry | null> => {
  const [row] = await sql<Loaded>(wholeEntry, [rootId])
  if (!row?.entry) return null
  const { entry, away, connections } = row
  return {
    id: entry.root_id,
    accountId: entry.owner_id,
    registeredAt: new Date(entry.registered_at).toISOString(),
    accreditation: { textId: entry.accreditation_text_id, length: entry.accreditation_length },
    accreditedUntil: entry.accredited_until,
    mostCases: entry.most_cases,
    away: away.map(({ first_day, last_day }) => ({ from: first_day, until: last_day })),
    connections: connections.map((one) => ({
      id: one.id,
      name: { textId: one.name_text_id, length: one.name_length },
      email: { textId: one.email_text_id, length: one.email_length },
      declaredAt: new Date(one.declared_at).toISOString(),
    })),
  }
}
