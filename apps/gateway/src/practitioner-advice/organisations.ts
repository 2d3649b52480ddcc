import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'

/** PP-1: those out of scope are listed too, because choosing one is how a person learns where to go instead. */
export const addOrganisations = (builder: Builder): void => {
  const organisation = builder
    .objectRef<{ readonly id: string; readonly name: string; readonly nation: string }>('Organisation')
    .implement({
      description: 'An organisation that can commission a mediation, or that is refused with where to go instead.',
      authScopes: { audience: 'staff' },
      fields: (t) => ({
        id: t.exposeID('id'),
        name: t.exposeString('name'),
        nation: t.exposeString('nation'),
      }),
    })
  builder.queryField('organisations', (t) =>
    t.field({
      type: [organisation],
      nullable: true,
      authScopes: { audience: 'staff' },
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).organisations(),
    }),
  )
}
