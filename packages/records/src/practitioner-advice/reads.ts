import {
  type Circumstances,
  type EnquiryCommandName,
  type EnquiryStage,
  type EnquiryStep,
  type EnquiryWaitingFacts,
  enquiryWaitingSentence,
} from '@concord/domain/practitioner-advice'
import type { ListPlace } from '../assisted-mediation/reads.ts'
import type { Sql } from '../connection.ts'
import { openIdentity } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'
import { answersOf } from './load.ts'

const day = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`
const lineColumns = `e.reference, o.name as organisation_name, e.stage, ${day('e.opened_at')} as opened_on, e.help, e.outcome, e.case_reference`

type LineRow = {
  reference: string
  organisation_name: string | null
  stage: EnquiryStage
  opened_on: string
  help: EnquiryWaitingFacts['help']
  outcome: EnquiryWaitingFacts['outcome']
  case_reference: string | null
}

export type EnquiryLine = {
  readonly reference: string
  /** Null while none is chosen. */
  readonly organisationName: string | null
  readonly stage: EnquiryStage
  readonly openedOn: string
  readonly waitingSentence: string
}

const lineFrom = (row: LineRow): EnquiryLine => ({
  reference: row.reference,
  organisationName: row.organisation_name,
  stage: row.stage,
  openedOn: row.opened_on,
  waitingSentence: enquiryWaitingSentence({ ...row, caseReference: row.case_reference }),
})

// As the list of mediations: it starts from the grants, newest first, and its keyset is (opened_at, reference).
const listOfEnquiries = `
select ${lineColumns}, e.opened_at
from advice.access_grant g join advice.enquiry e on e.root_id = g.root_id left join platform.organisation o on o.id = e.organisation_id
where g.subject = app.actor() and g.class = 'WF' and g.verb = 'R' and ($1::timestamptz is null or (g.opened_at, e.reference) < ($1, $2))
order by g.opened_at desc, e.reference desc limit $3`

/**
 * One page of the staff's list of enquiries: an Adviser's are their organisations' (PP-7).
 * @param first how many; one more is read, to know whether there are more
 */
export const listEnquiries = async (
  sql: Sql,
  { first, after }: { readonly first: number; readonly after: ListPlace | null },
): Promise<{ readonly nodes: readonly EnquiryLine[]; readonly next: ListPlace | null }> => {
  const rows = await sql<LineRow & { opened_at: Date }>(listOfEnquiries, [
    after?.openedAt ?? null,
    after?.reference ?? null,
    first + 1,
  ])
  const page = rows.slice(0, first)
  const last = rows.length > first ? page.at(-1) : undefined
  return {
    nodes: page.map(lineFrom),
    next: last ? { openedAt: last.opened_at.toISOString(), reference: last.reference } : null,
  }
}

/** The ids of what staff wrote: each is opened by itself, with an access entry. */
export type EnquiryWords = {
  readonly about: string | null
  readonly anotherMatter: string | null
  readonly circumstances: string | null
  readonly choice: string | null
  readonly closing: string | null
}
export type EnquiryPage = EnquiryLine & {
  readonly organisationId: string | null
  readonly callerName: string | null
  readonly callerEmail: string | null
  readonly channel: EnquiryStep['channel']
  readonly circumstances: Omit<Circumstances, 'note'> | null
  readonly help: EnquiryWaitingFacts['help']
  readonly recommended: EnquiryWaitingFacts['help']
  readonly outcome: EnquiryWaitingFacts['outcome']
  readonly caseReference: string | null
  readonly words: EnquiryWords
  readonly steps: readonly EnquiryStep[]
  /** What whoever asks may do now. */
  readonly mayDo: readonly EnquiryCommandName[]
}

type PageRow = LineRow & {
  organisation_id: string | null
  channel: EnquiryStep['channel']
  recommended: EnquiryWaitingFacts['help']
  caller: { name: string | null; email: string | null } | null
  words: { place: keyof EnquiryWords; id: string }[]
  circumstances: Omit<Circumstances, 'note'> | null
  steps: EnquiryStep[]
  may_do: EnquiryCommandName[]
}

const pageOfEnquiry = `
select ${lineColumns}, e.organisation_id, e.channel, e.recommended,
  (select json_build_object('name', c.name_text_id, 'email', c.email_text_id) from advice.enquiry_caller c where c.root_id = e.root_id) as caller,
  (select coalesce(json_agg(json_build_object('place', w.place, 'id', w.text_id)), '[]') from advice.enquiry_words w where w.root_id = e.root_id) as words,
  (select ${answersOf} from advice.enquiry_circumstances c where c.root_id = e.root_id) as circumstances,
  (select coalesce(json_agg(json_build_object('name', s.name, 'at', s.at, 'by', s.taken_by, 'channel', s.channel) order by s.number), '[]')
     from advice.enquiry_step s where s.root_id = e.root_id) as steps,
  (select coalesce(json_agg(g.class order by g.class), '[]') from advice.access_grant g
     where g.root_id = e.root_id and g.subject = app.actor() and g.verb = 'do') as may_do
from advice.enquiry e left join platform.organisation o on o.id = e.organisation_id where e.reference = $1`

const noWords: EnquiryWords = { about: null, anotherMatter: null, circumstances: null, choice: null, closing: null }

/** The staff's page of one enquiry; null where there is none for this actor. What they wrote is named by its id alone. */
export const enquiryPage = async (sql: Sql, ring: KeyRing, reference: string): Promise<EnquiryPage | null> => {
  const [row] = await sql<PageRow>(pageOfEnquiry, [reference])
  if (!row) return null
  const { name, email } = row.caller ?? { name: null, email: null }
  const texts = await openIdentity(
    sql,
    ring,
    [name, email].flatMap((id) => id ?? []),
  )
  return {
    ...lineFrom(row),
    organisationId: row.organisation_id,
    callerName: texts.get(name ?? '') ?? null,
    callerEmail: texts.get(email ?? '') ?? null,
    channel: row.channel,
    circumstances: row.circumstances,
    help: row.help,
    recommended: row.recommended,
    outcome: row.outcome,
    caseReference: row.case_reference,
    words: { ...noWords, ...Object.fromEntries(row.words.map(({ place, id }) => [place, id])) },
    steps: row.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    mayDo: row.may_do,
  }
}
