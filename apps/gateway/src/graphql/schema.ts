import type { GraphQLSchema } from 'graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { addPartnerTypes } from '../assisted-mediation/partner-types.ts'
import { addPartyMutations } from '../assisted-mediation/party-mutations.ts'
import { addPartyTypes } from '../assisted-mediation/party-types.ts'
import { addProposalTypes } from '../assisted-mediation/proposal-types.ts'
import { addStaffMutations } from '../assisted-mediation/staff-mutations.ts'
import { addStaffTypes } from '../assisted-mediation/staff-types.ts'
import { addRegisterMutations } from '../mediator-register/register-mutations.ts'
import { addRegisterTypes } from '../mediator-register/register-types.ts'
import { addEnquiryMutations } from '../practitioner-advice/enquiry-mutations.ts'
import { addEnquiryTypes } from '../practitioner-advice/enquiry-types.ts'
import { addOrganisations } from '../practitioner-advice/organisations.ts'
import { addSeniorAdvisers } from '../practitioner-advice/senior-advisers.ts'
import { addDisclosureMutations } from '../safety-disclosure/mutations.ts'
import { addDisclosurePartyTypes } from '../safety-disclosure/party-types.ts'
import { addDisclosureStaffTypes, addGround } from '../safety-disclosure/staff-types.ts'
import { addAccess } from './access-panel.ts'
import { createBuilder } from './builder.ts'
import { addColleague } from './colleague.ts'
import { addCommandAnswer } from './command-answer.ts'
import { denyingByDefault } from './deny-by-default.ts'
import { addMe } from './me.ts'
import { addPageInfo } from './page-info.ts'
import { addReasons } from './reasons.ts'

/** Builds the schema; throws where a field has no scope. */
export const createSchema = (): GraphQLSchema => {
  const builder = createBuilder()
  builder.queryType({
    description: "Null is the one answer for what is not there and for what is not this person's.",
  })
  builder.mutationType({
    description:
      "Each takes the form's submission id, a UUID; null means there is no such thing for this person. One mutation a request.",
  })
  const panel = addAccess(builder)
  const commandAnswer = addCommandAnswer(builder)
  addMe(builder)
  addOrganisations(builder)
  const colleague = addColleague(builder)
  const pageInfo = addPageInfo(builder)
  const reason = addReasons(builder)
  addStaffTypes(builder, colleague, pageInfo)
  addProposalTypes(builder)
  addPartyTypes(builder)
  addPartnerTypes(builder, pageInfo)
  addStaffMutations(builder, commandAnswer, reason)
  addPartyMutations(builder, commandAnswer)
  addRegisterTypes(builder, colleague)
  addRegisterMutations(builder, commandAnswer)
  addSeniorAdvisers(builder, colleague)
  addEnquiryTypes(builder, panel, pageInfo)
  addEnquiryMutations(builder, commandAnswer, reason)
  const ground = addGround(builder)
  addDisclosureStaffTypes(builder, panel, ground)
  addDisclosurePartyTypes(builder, ground)
  addDisclosureMutations(builder, commandAnswer)
  return denyingByDefault(builder.toSchema())
}

/** The text that is committed as `schema.graphql`. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(createSchema()))}\n`
