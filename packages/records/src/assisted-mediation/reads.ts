import type { Stage } from '@concord/domain/assisted-mediation'
import type { Sql } from '../connection.ts'
import { openIdentity } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { type WaitingRow, waitingSentenceOf } from './waiting-row.ts'

const waitingColumns =
  'm.stage, m.waiting_charges, m.waiting_to_tell, m.waiting_talks, m.waiting_agreed, m.waiting_of, m.next_reminder_at, m.agreement_due_at, m.unreachable, m.going_ahead_told_at, m.ending, m.ended_at, m.ending_told_at'
const day = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`

export type MediationLine = {
  readonly reference: string
  readonly organisationName: string
  readonly stage: Stage
  readonly openedOn: string
  readonly waitingSentence: string
}
/** Where a page of the list ends: the instant and the reference of its last case. */
export type ListPlace = { readonly openedAt: string; readonly reference: string }

// Lists start from the grants, newest first; the keyset is (opened_at, reference).
const listOfMediations = `
select m.reference, o.name as organisation_name, ${day('m.opened_at')} as opened_on, m.opened_at, ${waitingColumns}
from advice.access_grant g join advice.mediation m on m.root_id = g.root_id join platform.organisation o on o.id = m.organisation_id
where g.subject = app.actor() and g.class = 'WF' and g.verb = 'R'
  and ($1::text is null or m.stage = $1) and ($2::timestamptz is null or (g.opened_at, m.reference) < ($2, $3))
order by g.opened_at desc, m.reference desc limit $4`

/**
 * One page of the staff's list.
 * @param first how many; one more is read, to know whether there are more
 */
export const listMediations = async (
  sql: Sql,
  { first, after, stage }: { readonly first: number; readonly after: ListPlace | null; readonly stage: Stage | null },
): Promise<{ readonly nodes: readonly MediationLine[]; readonly next: ListPlace | null }> => {
  const rows = await sql<
    WaitingRow & { reference: string; organisation_name: string; opened_on: string; opened_at: Date }
  >(listOfMediations, [stage, after?.openedAt ?? null, after?.reference ?? null, first + 1])
  const page = rows.slice(0, first)
  const last = rows.length > first ? page.at(-1) : undefined
  return {
    nodes: page.map((row) => ({
      reference: row.reference,
      organisationName: row.organisation_name,
      stage: row.stage,
      openedOn: row.opened_on,
      waitingSentence: waitingSentenceOf(row),
    })),
    next: last ? { openedAt: last.opened_at.toISOString(), reference: last.reference } : null,
  }
}

export type PersonLine = { readonly position: number; readonly name: string | null; readonly email: string | null }
export type MediationPage = MediationLine & {
  readonly commissioner: PersonLine | null
  readonly participants: readonly (PersonLine & {
    readonly agreementReceived: boolean | null
    readonly agreedOn: string | null
    readonly reachable: boolean
  })[]
  readonly timeline: readonly {
    readonly at: string
    readonly command: string
    readonly actorKind: 'staff' | 'party' | 'system'
    /** Position of the party that acted or is concerned, 0 the commissioner; null for none. */
    readonly position: number | null
  }[]
}

// Every part is a subselect of its own, so that a class the reader may not read leaves its part empty and the rest whole.
const pageOfMediation = `
select m.reference, o.name as organisation_name, ${day('m.opened_at')} as opened_on, ${waitingColumns},
  (select coalesce(json_agg(json_build_object('id', c.party_id, 'position', c.position) order by c.position), '[]')
     from advice.party_contact c where c.root_id = m.root_id) as positions,
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name_text_id, 'email', p.email_text_id)), '[]')
     from advice.party p where p.root_id = m.root_id) as people,
  (select coalesce(json_agg(json_build_object('id', r.party_id, 'on', ${day('r.received_at')})), '[]')
     from advice.agreement_receipt r where r.root_id = m.root_id) as receipts,
  (select coalesce(json_agg(json_build_object('at', h.occurred_at, 'command', h.command, 'kind', h.actor_kind, 'actor', h.actor,
     'concerns', h.concerns) order by h.seq desc), '[]')
     from (select * from advice.history h where h.root_id = m.root_id order by h.seq desc limit 100) h) as history
from advice.mediation m join platform.organisation o on o.id = m.organisation_id where m.reference = $1`

type PageRow = WaitingRow & {
  reference: string
  organisation_name: string
  opened_on: string
  positions: { id: string; position: number }[]
  people: { id: string; name: string; email: string }[]
  receipts: { id: string; on: string | null }[]
  history: { at: string; command: string; kind: 'staff' | 'party' | 'system'; actor: string; concerns: string | null }[]
}

/** The staff's page of one mediation; null where there is none for this actor. */
export const mediationPage = async (sql: Sql, ring: KeyRing, reference: string): Promise<MediationPage | null> => {
  const [row] = await sql<PageRow>(pageOfMediation, [reference])
  if (!row) return null
  const texts = await openIdentity(
    sql,
    ring,
    row.people.flatMap(({ name, email }) => [name, email]),
  )
  const positionOf = (id: string | null) => row.positions.find((one) => one.id === id)?.position ?? null
  const lineOf = ({ id, position }: { id: string; position: number }): PersonLine => {
    const person = row.people.find((one) => one.id === id)
    return { position, name: texts.get(person?.name ?? '') ?? null, email: texts.get(person?.email ?? '') ?? null }
  }
  const commissioner = row.positions.find(({ position }) => position === 0)
  return {
    reference: row.reference,
    organisationName: row.organisation_name,
    stage: row.stage,
    openedOn: row.opened_on,
    waitingSentence: waitingSentenceOf(row),
    commissioner: commissioner ? lineOf(commissioner) : null,
    participants: row.positions
      .filter(({ position }) => position > 0)
      .map((one) => {
        const receipt = row.receipts.find(({ id }) => id === one.id)
        return {
          ...lineOf(one),
          agreementReceived: receipt ? receipt.on !== null : null,
          agreedOn: receipt?.on ?? null,
          reachable: !row.unreachable.includes(one.position),
        }
      }),
    timeline: row.history.map(({ at, command, kind, actor, concerns }) => ({
      at: new Date(at).toISOString(),
      command,
      actorKind: kind,
      position: positionOf(kind === 'party' ? actor : concerns),
    })),
  }
}
