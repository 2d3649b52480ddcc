import type { Builder } from './builder.ts'

/** Where a page of a list ends, and whether there is more behind it. */
export const addPageInfo = (builder: Builder) =>
  builder.objectRef<{ readonly endCursor: string | null; readonly hasNextPage: boolean }>('PageInfo').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      endCursor: t.exposeString('endCursor', { nullable: true }),
      hasNextPage: t.exposeBoolean('hasNextPage'),
    }),
  })
export type PageInfoRef = ReturnType<typeof addPageInfo>
