import type { GraphQLSchema } from 'graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { addMediationMutations } from '../assisted-mediation/mutations.ts'
import { addPartyMutations } from '../assisted-mediation/party-mutations.ts'
import { addPartyTypes } from '../assisted-mediation/party-types.ts'
import { addStaffTypes } from '../assisted-mediation/staff-types.ts'
import { addOrganisations } from '../practitioner-advice/organisations.ts'
import { addAccess } from './access-panel.ts'
import { createBuilder } from './builder.ts'
import { addCommandAnswer } from './command-answer.ts'
import { denyingByDefault } from './deny-by-default.ts'
import { addMe } from './me.ts'

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
  addStaffTypes(builder, panel)
  addPartyTypes(builder)
  addMediationMutations(builder, commandAnswer)
  addPartyMutations(builder, commandAnswer)
  return denyingByDefault(builder.toSchema())
}

/** The text that is committed as `schema.graphql`. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(createSchema()))}\n`
