import { type DataClass, dataClasses, type Role, whoCanSee } from '@concord/domain/shared'
import type { Builder } from './builder.ts'

/** A class of a thing's data; `among` are the roles that a thing of its kind has, every role where it is a case. */
export type ShownClass = { readonly dataClass: DataClass; readonly among?: readonly Role[] }

/** "Who can see this": for each class of data that a page shows, everybody who may read any of it. */
export const addAccess = (builder: Builder) => {
  const reader = builder.objectRef<{ readonly who: string; readonly what: string }>('Reader').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      reach: t.string({ description: 'How far they may read.', resolve: ({ what }) => what }),
      who: t.exposeString('who'),
    }),
  })
  return builder.objectRef<ShownClass>('WhoCanSee').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      readers: t.field({ type: [reader], resolve: ({ dataClass, among }) => whoCanSee(dataClass, among) }),
      what: t.string({ resolve: ({ dataClass }) => dataClasses[dataClass] }),
    }),
  })
}
export type AccessPanel = ReturnType<typeof addAccess>
