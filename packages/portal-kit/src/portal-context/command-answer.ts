import type { FormProblem } from '../form-fields/index.ts'

/** What a mutation answers; null is the one answer for what is not there and for what is not this person's. */
export type CommandAnswer =
  | {
      readonly __typename: 'Accepted'
      readonly made: readonly { readonly name: string; readonly reference: string | null }[]
    }
  | {
      readonly __typename: 'Rejected'
      readonly rejections: readonly {
        readonly code: string
        readonly rule: string | null
        readonly message: string
        readonly field: string | null
      }[]
    }
  | null

/** A refusal as the problems of a form, in the words and with the fields of the domain. Empty for an acceptance. */
export const problemsOf = (answer: CommandAnswer): readonly FormProblem[] =>
  answer?.__typename === 'Rejected'
    ? answer.rejections.map(({ field, message, rule }) => ({ field, message, rule }))
    : []
