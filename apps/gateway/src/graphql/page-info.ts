import type { Builder } from './builder.ts'

/** How a list goes on: by keyset, without totals. */
export const addPageInfo = (builder: Builder) =>
  builder.objectRef<{ readonly endCursor: string | null; readonly hasNextPage: boolean }>('PageInfo').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      endCursor: t.exposeString('endCursor', { nullable: true }),
      hasNextPage: t.exposeBoolean('hasNextPage'),
    }),
  })
export type PageInfoRef = ReturnType<typeof addPageInfo>
