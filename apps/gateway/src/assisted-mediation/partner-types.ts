import type { MilestoneName } from '@concord/domain/assisted-mediation'
import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'
import type { PageInfoRef } from '../graphql/page-info.ts'
import type { PartnerLine, PartnerPlace } from '../records-port.ts'
import { pageSize } from './list-page.ts'
import { partnerCursorOf, partnerPlaceOf } from './partner-page.ts'

const partners = { audience: 'partner', reads: 'WF' } as const

/** What an organisation's own systems read of its mediations: the one type that they are ever given. */
export const addPartnerTypes = (builder: Builder, pageInfo: PageInfoRef): void => {
  const milestone = builder.enumType('PartnerMilestone', {
    description: 'What everybody concerned has been told.',
    values: ['askedToAgree', 'goingAhead', 'notGoingAhead'] as const satisfies readonly MilestoneName[],
  })
  const partnerMediation = builder.objectRef<PartnerLine>('PartnerMediation').implement({
    description: "A mediation as its organisation's own systems know it.",
    authScopes: partners,
    fields: (t) => ({
      milestone: t.expose('milestone', { type: milestone, description: 'The latest.' }),
      month: t.exposeString('month', { description: 'The month in which it was reached: YYYY-MM.' }),
      reference: t.exposeString('reference', {
        description: "The organisation's own reference for it, which nobody else uses.",
      }),
    }),
  })
  type Connection = { readonly nodes: readonly PartnerLine[]; readonly next: PartnerPlace | null }
  const connection = builder.objectRef<Connection>('PartnerMediationConnection').implement({
    description: 'By month, newest first, by keyset, without totals.',
    authScopes: partners,
    fields: (t) => ({
      nodes: t.field({ type: [partnerMediation], resolve: ({ nodes }) => nodes }),
      pageInfo: t.field({
        type: pageInfo,
        resolve: ({ next }) => ({ endCursor: partnerCursorOf(next), hasNextPage: next !== null }),
      }),
    }),
  })
  builder.queryField('partnerMediations', (t) =>
    t.field({
      type: connection,
      nullable: true,
      description:
        'The mediations of the organisation whose system asks. At most 50 a page; a line moves up as it goes on.',
      authScopes: partners,
      unauthorizedResolver: () => null,
      args: { after: t.arg.string(), first: t.arg.int({ defaultValue: 25 }) },
      resolve: (_, args, context) =>
        readsOf(context).listPartnerMediations({ first: pageSize(args.first), after: partnerPlaceOf(args.after) }),
    }),
  )
}
