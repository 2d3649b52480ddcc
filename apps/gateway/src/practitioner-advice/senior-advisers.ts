import { mayBeginEnquiry } from '@concord/domain/practitioner-advice'
import type { Builder } from '../graphql/builder.ts'
import type { ColleagueRef } from '../graphql/colleague.ts'

/** PP-3: those to whom an enquiry can be passed, and those who can support a case. */
export const addSeniorAdvisers = (builder: Builder, colleague: ColleagueRef): void => {
  builder.queryFields((t) => {
    const withRole = (role: string) =>
      t.field({
        type: [colleague],
        nullable: true,
        authScopes: { role: mayBeginEnquiry },
        unauthorizedResolver: () => null,
        resolve: async (_, __, { records }) => (await records.colleagues()).filter(({ roles }) => roles.includes(role)),
      })
    return { caseSupporters: withRole('case-support'), seniorAdvisers: withRole('senior-adviser') }
  })
}
