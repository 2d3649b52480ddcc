import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './generated/graphql-env.d.ts'

/** Documents checked against the gateway's committed schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: { Day: string; Instant: string }
  disableMasking: true
}>()
