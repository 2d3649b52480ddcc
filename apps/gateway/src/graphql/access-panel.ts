import { type DataClass, dataClasses, whoCanSee } from '@concord/domain/shared'
import type { Builder } from './builder.ts'

/** "Who can see this": for each class of data that a page shows, everybody who may read any of it. */
export const addAccess = (builder: Builder) => {
  const reader = builder.objectRef<{ readonly who: string; readonly what: string }>('Reader').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      reach: t.string({ description: 'How far they may read.', resolve: ({ what }) => what }),
      who: t.exposeString('who'),
    }),
  })
  return builder.objectRef<DataClass>('WhoCanSee').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      readers: t.field({ type: [reader], resolve: (dataClass) => whoCanSee(dataClass) }),
      what: t.string({ resolve: (dataClass) => dataClasses[dataClass] }),
    }),
  })
}
export type AccessPanel = ReturnType<typeof addAccess>
export const everyClass = Object.keys(dataClasses) as DataClass[]
