import { mayOpenMediation } from '@concord/domain/assisted-mediation'
import { parseReference } from '@concord/domain/shared'
import type { Builder } from '../graphql/builder.ts'
import { answerOf, type CommandAnswerRef, isUuid, malformedSubmission } from '../graphql/command-answer.ts'

/** No party of any case has this id: the command then answers that there is nobody at that place. */
const nobody = '00000000-0000-4000-8000-000000000000'

/** A mutation a command that staff may give; those of the service itself are not here. */
export const addMediationMutations = (builder: Builder, commandAnswer: CommandAnswerRef): void => {
  const person = builder.inputType('PersonInput', {
    fields: (t) => ({ email: t.string({ required: true }), name: t.string({ required: true }) }),
  })
  const openMediation = builder.inputType('OpenMediationInput', {
    fields: (t) => ({
      commissioner: t.field({ type: person, required: true }),
      organisationId: t.string({
        required: true,
        description: "An organisation's id, from the list; empty where none was chosen.",
      }),
      participants: t.field({ type: [person], required: true }),
    }),
  })
  const correctContactDetails = builder.inputType('CorrectContactDetailsInput', {
    fields: (t) => ({
      email: t.string({ required: true }),
      position: t.int({ required: true, description: '0 is the commissioner; participants count from 1.' }),
      reference: t.string({ required: true }),
    }),
  })
  builder.mutationFields((t) => ({
    openMediation: t.field({
      type: commandAnswer,
      nullable: true,
      authScopes: { role: mayOpenMediation },
      unauthorizedResolver: () => null,
      args: {
        input: t.arg({ type: openMediation, required: true }),
        submissionId: t.arg.id({ required: true }),
      },
      resolve: async (_, { submissionId, input }, { actor, records }) =>
        isUuid(submissionId)
          ? answerOf(await records.perform(actor, { submissionId, name: 'openMediation', input }), {
              madeName: 'mediation',
            })
          : malformedSubmission,
    }),
    correctContactDetails: t.field({
      type: commandAnswer,
      nullable: true,
      authScopes: { audience: 'staff', reads: 'ID' },
      unauthorizedResolver: () => null,
      args: {
        input: t.arg({ type: correctContactDetails, required: true }),
        submissionId: t.arg.id({ required: true }),
      },
      resolve: async (_, { submissionId, input }, context) => {
        if (!isUuid(submissionId)) return malformedSubmission
        const reference = parseReference(input.reference)
        const found =
          reference &&
          (await context.records.reading(context.actor, (reads) => reads.partyAt(reference, input.position)))
        if (!reference || !found) return null
        const command = {
          submissionId,
          name: 'correctContactDetails',
          input: { partyId: found.partyId ?? nobody, email: input.email },
          reference,
        }
        return answerOf(await context.records.perform(context.actor, command), {
          fieldOf: (field) => (field === 'partyId' ? 'position' : field),
        })
      },
    }),
  }))
}
