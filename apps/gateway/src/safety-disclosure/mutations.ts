import type { DisclosureCommandName } from '@concord/domain/safety-disclosure'
import { parseReference } from '@concord/domain/shared'
import type { Builder } from '../graphql/builder.ts'
import {
  answerOf,
  type CommandAnswer,
  type CommandAnswerRef,
  isUuid,
  malformedSubmission,
} from '../graphql/command-answer.ts'
import type { Context } from '../graphql/context.ts'

type Given = { readonly submissionId: string; readonly name: DisclosureCommandName; readonly reference: string }

const onDisclosure = async (
  { actor, records }: Context,
  { submissionId, name, reference }: Given,
  input: unknown = {},
): Promise<CommandAnswer | null> => {
  if (!isUuid(submissionId)) return malformedSubmission
  const parsed = parseReference(reference)
  return parsed === null
    ? null
    : answerOf(await records.perform(actor, { submissionId, name, input, reference: parsed }))
}

/** A mutation a command that a person may give; those of the service itself are not here. */
export const addDisclosureMutations = (builder: Builder, commandAnswer: CommandAnswerRef): void => {
  const thirdParty = builder.inputType('ThirdPartyInput', {
    fields: (t) => ({ howReached: t.string({ required: true }), name: t.string({ required: true }) }),
  })
  const beginDisclosure = builder.inputType('BeginDisclosureInput', {
    fields: (t) => ({
      expectedAction: t.string({ required: true }),
      extract: t.string({ required: true }),
      ground: t.string({ required: true, description: 'Of the closed list; empty where none was chosen.' }),
      thirdParty: t.field({ type: thirdParty }),
    }),
  })
  const answered = { type: commandAnswer, nullable: true, unauthorizedResolver: () => null } as const
  const staff = { audience: 'staff', reads: 'WF' } as const
  builder.mutationFields((t) => {
    const named = { reference: t.arg.string({ required: true }), submissionId: t.arg.id({ required: true }) }
    const onOne = (name: DisclosureCommandName, authScopes: typeof staff | { audience: 'commissioner'; reads: 'SD' }) =>
      t.field({
        ...answered,
        authScopes,
        args: named,
        resolve: (_, given, context) => onDisclosure(context, { ...given, name }),
      })
    return {
      beginDisclosure: t.field({
        ...answered,
        authScopes: { role: ['mediator'] },
        args: {
          input: t.arg({ type: beginDisclosure, required: true }),
          mediation: t.arg.string({ required: true, description: 'The reference of the mediation.' }),
          submissionId: t.arg.id({ required: true }),
        },
        resolve: async (_, { submissionId, mediation, input }, { actor, records }) => {
          if (!isUuid(submissionId)) return malformedSubmission
          const under = parseReference(mediation)
          if (under === null) return null
          const { thirdParty: named, ...written } = input
          const typed = { ...written, ...(named ? { thirdParty: named } : {}) }
          const command = { submissionId, name: 'beginDisclosure', input: typed, under }
          return answerOf(await records.perform(actor, command), { madeName: 'disclosure' })
        },
      }),
      viewDisclosure: onOne('viewDisclosure', staff),
      recordThirdPartyTold: onOne('recordThirdPartyTold', staff),
      acknowledgeDisclosure: onOne('acknowledgeDisclosure', { audience: 'commissioner', reads: 'SD' }),
      doNotTell: t.field({
        ...answered,
        authScopes: staff,
        args: { ...named, reason: t.arg.string({ required: true }) },
        resolve: (_, { reason, ...given }, context) =>
          onDisclosure(context, { ...given, name: 'doNotTell' }, { reason }),
      }),
    }
  })
}
