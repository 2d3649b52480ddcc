import {
  decideEnquiry,
  type Enquiry,
  type EnquiryCommand,
  type EnquiryContext,
  enquiryCommandSchemas,
  enquiryGrantsOf,
  evolveEnquiry,
  explainEnquiry,
  mayBeginEnquiry,
} from '@concord/domain/practitioner-advice'
import type { Sql } from '../connection.ts'
import { withoutConflict } from '../performing/rights.ts'
import type { RootStore } from '../performing/store.ts'
import { staffRolesOf } from '../platform/staff-roles.ts'
import { loadEnquiry } from './load.ts'
import { organisationOf } from './organisation.ts'
import { saveEnquiry } from './save.ts'

/** Of a case that the actor has a grant on; row security answers any other as none. */
const organisationOfCase = async (sql: Sql, reference: string): Promise<string | null> =>
  (
    await sql<{ organisation_id: string }>('select organisation_id from advice.mediation where reference = $1', [
      reference,
    ])
  )[0]?.organisation_id ?? null

const hasEnquiryOpen = async (sql: Sql, marks: readonly Buffer[], organisationId: string): Promise<boolean> =>
  (await sql<{ yes: boolean }>('select advice.has_enquiry_open($1, $2) as yes', [marks, organisationId]))[0]?.yes ??
  false

type Named = Pick<EnquiryContext, 'organisation' | 'callerIsKnown' | 'namedAccountRoles' | 'caseOrganisationId'>

const factsNamed = async (sql: Sql, command: EnquiryCommand, marks: readonly Buffer[]): Promise<Named> => {
  const organisationId = 'organisationId' in command ? command.organisationId : undefined
  const [organisation, callerIsKnown, namedAccountRoles, caseOrganisationId] = await Promise.all([
    organisationId ? organisationOf(sql, organisationId) : null,
    command.name === 'logEnquiry' ? hasEnquiryOpen(sql, marks, command.organisationId) : false,
    command.name === 'passToSeniorAdviser' ? staffRolesOf(sql, command.accountId) : [],
    command.name === 'recordCaseOpened' ? organisationOfCase(sql, command.caseReference) : null,
  ])
  return { organisation, callerIsKnown, namedAccountRoles, caseOrganisationId }
}

/** How an enquiry is kept, for `perform`. Nothing is owed of it to anybody by a day, so that no process waits for one. */
export const enquiryStore: RootStore<Enquiry, EnquiryCommand, EnquiryContext> = {
  kind: 'enquiry',
  service: null,
  schemas: enquiryCommandSchemas,
  opens: 'beginEnquiry',
  mayOpen: mayBeginEnquiry,
  findByReference: async (sql, reference) =>
    (
      await sql<{ root_id: string }>(
        `select root_id from advice.enquiry where reference = $1 and ${withoutConflict('enquiry')}`,
        [reference],
      )
    )[0]?.root_id ?? null,
  load: loadEnquiry,
  save: saveEnquiry,
  contextFor: async (sql, command, { actor, made, marks }) => ({
    actor,
    made,
    ...(await factsNamed(sql, command, marks.all)),
  }),
  decide: decideEnquiry,
  evolve: evolveEnquiry,
  explain: explainEnquiry,
  grantsOf: enquiryGrantsOf,
  promisesOf: () => [],
  wasKept: () => false,
  stageOf: ({ stage }) => stage,
  openedAt: ({ openedAt }) => openedAt,
}
