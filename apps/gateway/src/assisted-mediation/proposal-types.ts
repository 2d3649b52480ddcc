import { parseReference } from '@concord/domain/shared'
import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'
import type { ProposalLine, ProposalPage } from './staff-rows.ts'

const mediators = { audience: 'staff', role: ['mediator'], reads: 'CO' } as const

/** AM-1: what a mediator who is asked for a case sees of it: the names and the organisation, and until when they are asked. */
export const addProposalTypes = (builder: Builder): void => {
  const line = builder.objectRef<ProposalLine>('ProposalSummary').implement({
    description: 'A case for which the mediator who reads is asked.',
    authScopes: mediators,
    fields: (t) => ({
      answerBy: t.expose('answerBy', { type: 'Instant', nullable: true, description: 'When it lapses.' }),
      answered: t.exposeBoolean('answered', { description: 'Whether they have declared that there is no connection.' }),
      organisationName: t.exposeString('organisationName'),
      reference: t.exposeString('reference'),
    }),
  })
  const proposal = builder.objectRef<ProposalPage>('Proposal').implement({
    description: 'The same with the names of everybody in the case, and nothing else of anybody.',
    authScopes: mediators,
    fields: (t) => ({
      answerBy: t.expose('answerBy', { type: 'Instant', nullable: true }),
      answered: t.exposeBoolean('answered'),
      names: t.exposeStringList('names', {
        description: 'In the order of the names, whatever part somebody has.',
        authScopes: { audience: 'staff', reads: 'ID' },
      }),
      organisationName: t.exposeString('organisationName'),
      reference: t.exposeString('reference'),
    }),
  })
  builder.queryFields((t) => ({
    proposal: t.field({
      type: proposal,
      nullable: true,
      authScopes: mediators,
      unauthorizedResolver: () => null,
      args: { reference: t.arg.string({ required: true }) },
      resolve: (_, { reference }, context) => {
        const parsed = parseReference(reference)
        return parsed === null ? null : readsOf(context).proposalPage(parsed)
      },
    }),
    proposals: t.field({
      type: [line],
      nullable: true,
      authScopes: mediators,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).listProposals(),
    }),
  }))
}
