import { mayBeginEnquiry } from '@concord/domain/practitioner-advice'
import type { Builder } from '../graphql/builder.ts'
import type { Colleague } from '../records-port.ts'

/** PP-3: those to whom an enquiry can be passed. */
export const addSeniorAdvisers = (builder: Builder): void => {
  const scopes = { role: mayBeginEnquiry } as const
  const colleague = builder.objectRef<Colleague>('Colleague').implement({
    description: 'Somebody who works here, to be chosen from a list.',
    authScopes: scopes,
    fields: (t) => ({
      displayName: t.exposeString('displayName'),
      id: t.exposeID('id'),
    }),
  })
  builder.queryField('seniorAdvisers', (t) =>
    t.field({
      type: [colleague],
      nullable: true,
      authScopes: scopes,
      unauthorizedResolver: () => null,
      resolve: async (_, __, { records }) =>
        (await records.colleagues()).filter(({ roles }) => roles.includes('senior-adviser')),
    }),
  )
}
