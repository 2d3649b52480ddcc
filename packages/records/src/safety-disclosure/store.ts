import type { Nation } from '@concord/domain/practitioner-advice'
import {
  type DisclosedMediation,
  type Disclosure,
  type DisclosureCommand,
  type DisclosureContext,
  decide,
  disclosureCommandSchemas,
  evolve,
  explainDisclosure,
  grantsOf,
  type ParticipantToTell,
  promisesOf,
  wasKept,
} from '@concord/domain/safety-disclosure'
import type { Sql } from '../connection.ts'
import { saveTables } from '../performing/kept-tables.ts'
import { withoutConflict } from '../performing/rights.ts'
import type { RootStore } from '../performing/store.ts'
import { loadDisclosure } from './load.ts'
import { disclosureTables } from './rows.ts'

// A right that begins later finds nothing yet: the other Senior Advisers have theirs from the next working day.
const findDisclosure = `
select root_id from advice.disclosure where reference = $1 and ${withoutConflict('disclosure')}
  and exists (select 1 from advice.access_grant g
    where g.root_id = disclosure.root_id and g.subject = app.actor() and g.valid_from <= app.now())`

// Asked of the mediation, whose row is locked FOR SHARE: ids, and by which holidays days are counted.
const disclosedMediation = `
select m.root_id, m.nation, p.id as commissioner,
  case when exists (select 1 from advice.conflict c where c.root_id = m.root_id and c.subject = m.opened_by) then null
    else m.opened_by end as senior_adviser,
  (select coalesce(json_agg(r.account_id order by r.account_id), '[]') from platform.staff_role r
     where r.wall = 'advice' and r.role = 'senior-adviser' and r.account_id <> m.opened_by
       and not exists (select 1 from advice.conflict c where c.root_id = m.root_id and c.subject = r.account_id)) as others
from advice.mediation m join advice.party p on p.root_id = m.root_id and p.role = 'commissioner' where m.root_id = $1`

const mediationOf = async (sql: Sql, mediationId: string): Promise<DisclosedMediation | null> => {
  const [row] = await sql<{
    root_id: string
    nation: Nation
    commissioner: string
    senior_adviser: string | null
    others: string[]
  }>(disclosedMediation, [mediationId])
  return row
    ? {
        id: row.root_id,
        nation: row.nation,
        commissioner: row.commissioner,
        seniorAdviser: row.senior_adviser,
        otherSeniorAdvisers: row.others,
      }
    : null
}

// Who was never invited knows of no mediation, and is not told of this.
const participantsToTell = `
select p.id, s.channel, s.from_hour, s.until_hour from advice.disclosure d
join advice.party p on p.root_id = d.mediation_id and p.role = 'participant'
left join advice.safe_contact s on s.owner_id = p.id
where d.root_id = app.root() and exists (select 1 from advice.hand_over h where h.root_id = d.mediation_id and h.party_id = p.id
  and h.kind = 'invitation' and h.outcome = 'handedOver')
order by p.position`

const toTell = async (sql: Sql): Promise<readonly ParticipantToTell[]> => {
  const rows = await sql<{
    id: string
    channel: string | null
    from_hour: number | null
    until_hour: number | null
  }>(participantsToTell)
  return rows.map(({ id, channel, from_hour, until_hour }) => ({
    partyId: id,
    byEmail: channel === null || channel === 'email',
    hours: from_hour === null || until_hour === null ? null : { fromHour: from_hour, untilHour: until_hour },
  }))
}

/** How a safety disclosure is kept, for `perform`: opened under a mediation, by whom that one grants it. */
export const disclosureStore: RootStore<Disclosure, DisclosureCommand, DisclosureContext> = {
  kind: 'disclosure',
  service: 'safety-disclosure',
  schemas: disclosureCommandSchemas,
  opens: 'beginDisclosure',
  mayOpen: [],
  opensUnder: 'mediation',
  findByReference: async (sql, reference) =>
    (await sql<{ root_id: string }>(findDisclosure, [reference]))[0]?.root_id ?? null,
  load: loadDisclosure,
  save: (write, before, after) => saveTables(write, disclosureTables, before, after, after.id),
  contextFor: async (sql, command, { actor, made, parentId }) => ({
    actor,
    made,
    mediation: parentId === null ? null : await mediationOf(sql, parentId),
    participants: command.name === 'tellParticipants' ? await toTell(sql) : [],
  }),
  decide,
  evolve,
  explain: explainDisclosure,
  grantsOf,
  promisesOf,
  wasKept,
  stageOf: ({ stage }) => stage,
  openedAt: ({ begunAt }) => begunAt,
}
