import {
  type DisclosureStage,
  type DisclosureWaitingFacts,
  disclosureWaitingSentence,
  type Ground,
} from '@concord/domain/safety-disclosure'
import type { Sql } from '../connection.ts'

const day = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`
const waitingColumns =
  'd.stage, d.view_due_at, d.acknowledged_at, d.to_reach, d.tell_due_at, d.participants, d.third_party_to_tell'

type WaitingRow = {
  stage: DisclosureStage
  view_due_at: Date
  acknowledged_at: Date | null
  to_reach: boolean
  tell_due_at: Date | null
  participants: DisclosureWaitingFacts['participants']
  third_party_to_tell: boolean
}
const sentenceOf = (row: WaitingRow): string =>
  disclosureWaitingSentence({
    stage: row.stage,
    viewDueAt: row.view_due_at.toISOString(),
    acknowledged: row.acknowledged_at !== null,
    toReach: row.to_reach,
    tellDueAt: row.tell_due_at?.toISOString() ?? null,
    participants: row.participants,
    thirdPartyToTell: row.third_party_to_tell,
  })

export type DisclosureLine = {
  readonly reference: string
  readonly begunOn: string
  readonly stage: DisclosureStage
  readonly waitingSentence: string
  /** Whether the reader wrote it: they cannot be the second person. */
  readonly ownWriting: boolean
}
const lineOf = (row: WaitingRow & { reference: string; begun_on: string; own_writing: boolean }): DisclosureLine => ({
  reference: row.reference,
  begunOn: row.begun_on,
  stage: row.stage,
  waitingSentence: sentenceOf(row),
  ownWriting: row.own_writing,
})

// Started from the grants: those that the reader wrote, and those that they may view as the second person from now on.
const openDisclosures = `
select d.reference, ${day('d.begun_at')} as begun_on, d.begun_by = app.actor() as own_writing, ${waitingColumns}
from advice.access_grant g join advice.disclosure d on d.root_id = g.root_id
where g.subject = app.actor() and g.class = 'WF' and g.verb = 'R' and d.stage <> 'closed'
order by g.opened_at, d.reference limit $1`

/** The open disclosures of a staff member, the oldest first. @param most how many at most */
export const openDisclosuresOf = async (sql: Sql, most = 100): Promise<readonly DisclosureLine[]> =>
  (await sql<Parameters<typeof lineOf>[0]>(openDisclosures, [most])).map(lineOf)

export type DisclosurePage = DisclosureLine & {
  readonly viewedOn: string | null
  readonly ownView: boolean
  readonly acknowledgedOn: string | null
  readonly participants: DisclosureWaitingFacts['participants']
  readonly thirdPartyToTell: boolean
  readonly ownReason: boolean
  /** Null for its writer, who never reads it back. The texts open one at a time, through `reveal`. */
  readonly content: {
    readonly ground: Ground
    readonly extractTextId: string
    readonly actionTextId: string
    readonly thirdParty: { readonly nameTextId: string; readonly howReachedTextId: string } | null
    readonly reasonTextIds: readonly string[]
  } | null
}

const pageOfDisclosure = `
select d.reference, ${day('d.begun_at')} as begun_on, d.begun_by = app.actor() as own_writing, ${day('d.viewed_at')} as viewed_on,
  coalesce(d.viewed_by = app.actor(), false) as own_view, ${day('d.acknowledged_at')} as acknowledged_on, ${waitingColumns},
  (select to_json(c) from advice.disclosure_content c where c.root_id = d.root_id) as content,
  (select coalesce(json_agg(r.text_id order by r.given_at), '[]') from advice.disclosure_reason r where r.root_id = d.root_id) as reasons,
  exists (select 1 from advice.history h where h.root_id = d.root_id and h.command = 'doNotTell' and h.actor = app.actor()) as own_reason
from advice.disclosure d where d.reference = $1`

type ContentRow = {
  ground: Ground
  extract_text_id: string
  action_text_id: string
  third_name_text_id: string | null
  third_reached_text_id: string | null
}

/** A disclosure for its writer or for a second person; null where there is none for this actor. */
export const disclosurePage = async (sql: Sql, reference: string): Promise<DisclosurePage | null> => {
  const [row] = await sql<
    Parameters<typeof lineOf>[0] & {
      viewed_on: string | null
      own_view: boolean
      acknowledged_on: string | null
      content: ContentRow | null
      reasons: string[]
      own_reason: boolean
    }
  >(pageOfDisclosure, [reference])
  if (!row) return null
  const { content, reasons } = row
  return {
    ...lineOf(row),
    viewedOn: row.viewed_on,
    ownView: row.own_view,
    acknowledgedOn: row.acknowledged_on,
    participants: row.participants,
    thirdPartyToTell: row.third_party_to_tell,
    ownReason: row.own_reason,
    content: content && {
      ground: content.ground,
      extractTextId: content.extract_text_id,
      actionTextId: content.action_text_id,
      thirdParty:
        content.third_name_text_id && content.third_reached_text_id
          ? { nameTextId: content.third_name_text_id, howReachedTextId: content.third_reached_text_id }
          : null,
      reasonTextIds: reasons,
    },
  }
}

export type AddressedDisclosure = {
  readonly reference: string
  readonly ground: Ground
  readonly sentOn: string
  readonly acknowledgedOn: string | null
  readonly extractTextId: string
  readonly actionTextId: string
}

/** What is addressed to the commissioner who asks, the newest first. The texts open one at a time, through `reveal`. */
export const addressedDisclosures = async (sql: Sql): Promise<readonly AddressedDisclosure[]> => {
  const rows = await sql<{
    reference: string
    ground: Ground
    sent_on: string
    acknowledged_on: string | null
    extract_text_id: string
    action_text_id: string
  }>(
    `select d.reference, d.ground, ${day('d.sent_at')} as sent_on, ${day('d.acknowledged_at')} as acknowledged_on, d.extract_text_id, d.action_text_id
     from advice.disclosure_addressed d where d.owner_id = app.actor() order by d.sent_at desc, d.reference`,
  )
  return rows.map((row) => ({
    reference: row.reference,
    ground: row.ground,
    sentOn: row.sent_on,
    acknowledgedOn: row.acknowledged_on,
    extractTextId: row.extract_text_id,
    actionTextId: row.action_text_id,
  }))
}

/** The days on which the participant who asks was told of a disclosure; none before they are told, or where they are not. */
export const toldOfSafety = async (sql: Sql): Promise<readonly string[]> =>
  (
    await sql<{ told_on: string }>(
      `select distinct ${day('t.told_at')} as told_on from advice.disclosure_told t where t.owner_id = app.actor() order by 1`,
    )
  ).map(({ told_on }) => told_on)
