import type { Person } from '../records-port.ts'
import type { Builder } from './builder.ts'

export const addMe = (builder: Builder): void => {
  const personKind = builder.enumType('PersonKind', { values: ['party', 'staff'] as const })
  const me = builder.objectRef<Person>('Me').implement({
    authScopes: { person: true },
    fields: (t) => ({
      displayName: t.string({
        nullable: true,
        description: 'Staff only; a party reads their own name on their own mediation.',
        resolve: (actor) => (actor.kind === 'staff' ? actor.displayName : null),
      }),
      kind: t.field({ type: personKind, resolve: ({ kind }) => kind }),
      roles: t.stringList({
        description: 'Roles of the service, staff only.',
        resolve: (actor) => (actor.kind === 'staff' ? [...actor.roles].sort() : []),
      }),
    }),
  })
  builder.queryField('me', (t) =>
    t.field({
      type: me,
      nullable: true,
      authScopes: { person: true },
      unauthorizedResolver: () => null,
      resolve: (_, __, { actor }) => (actor.kind === 'partner' ? null : actor),
    }),
  )
}
