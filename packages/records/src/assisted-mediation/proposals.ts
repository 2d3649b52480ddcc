import type { Sql } from '../connection.ts'
import { openIdentity } from '../vault/identity.ts'
import type { KeyRing } from '../vault/key-ring.ts'

/** A case for which the mediator who reads was asked. */
export type ProposalLine = {
  readonly reference: string
  readonly organisationName: string
  /** Whether they have declared that there is no connection. */
  readonly answered: boolean
  /** When it lapses without an answer; null until it was handed over. */
  readonly answerBy: string | null
}
/** AM-1: with the names, and nothing else of anybody: no part that they have in the case either. */
export type ProposalPage = ProposalLine & { readonly names: readonly string[] }

type ProposalRow = {
  reference: string
  organisation_name: string
  answered: boolean
  answer_by: Date | null
}
const proposals = `
select p.reference, o.name as organisation_name, p.answered, p.answer_by
from advice.mediator_proposal p join platform.organisation o on o.id = p.organisation_id where p.owner_id = app.actor()`

const lineOf = (row: ProposalRow): ProposalLine => ({
  reference: row.reference,
  organisationName: row.organisation_name,
  answered: row.answered,
  answerBy: row.answer_by?.toISOString() ?? null,
})

/** The cases for which the actor is asked; who lapses first stands first. */
export const listProposals = async (sql: Sql): Promise<readonly ProposalLine[]> =>
  (await sql<ProposalRow>(`${proposals} order by p.answered, p.answer_by nulls last, p.reference`)).map(lineOf)

const proposalWithNames = proposals.replace(
  'p.answer_by\n',
  `p.answer_by,
  (select coalesce(json_agg(y.name_text_id), '[]') from advice.party y where y.root_id = p.root_id and y.role <> 'companion') as names\n`,
)

/** One of them; null where the actor is not asked. */
export const proposalPage = async (sql: Sql, ring: KeyRing, reference: string): Promise<ProposalPage | null> => {
  const [row] = await sql<ProposalRow & { names: string[] }>(`${proposalWithNames} and p.reference = $1`, [reference])
  if (!row) return null
  const texts = await openIdentity(sql, ring, row.names)
  // By name, so that the order says nothing of who asked and who takes part.
  return { ...lineOf(row), names: [...texts.values()].sort((one, other) => one.localeCompare(other, 'en')) }
}
