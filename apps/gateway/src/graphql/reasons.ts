import type { Builder } from './builder.ts'

/** Reasons for going on against a guide of the rulebook. A rule's id cannot be a field's name in GraphQL, so that each is a pair. */
export const addReasons = (builder: Builder) =>
  builder.inputType('ReasonInput', {
    fields: (t) => ({
      reason: t.string({ required: true }),
      rule: t.string({ required: true, description: "The rulebook's id, e.g. PP-5." }),
    }),
  })
export type ReasonsRef = ReturnType<typeof addReasons>

/** The reasons as the command holds them, rule by rule. */
export const reasonsFrom = (given: readonly { readonly rule: string; readonly reason: string }[] | null | undefined) =>
  Object.fromEntries((given ?? []).map(({ rule, reason }) => [rule, reason]))
