import { type MediationCommandName, mayOpenMediation } from '@concord/domain/assisted-mediation'
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
import { numberTyped } from '../graphql/number-typed.ts'
import { type ReasonsRef, reasonsFrom } from '../graphql/reasons.ts'
import { addStaffInputs } from './staff-inputs.ts'

/** No party of any case has this id: the command then answers that there is nobody at that place. */
const nobody = '00000000-0000-4000-8000-000000000000'

type Given = { readonly submissionId: string; readonly name: MediationCommandName; readonly reference: string }

/** Gives a command on the mediation that is named by its reference. */
const onCase = async (
  { actor, records }: Context,
  { submissionId, name, reference }: Given,
  input: unknown,
): Promise<CommandAnswer | null> => {
  if (!isUuid(submissionId)) return malformedSubmission
  const parsed = parseReference(reference)
  return parsed === null
    ? null
    : answerOf(await records.perform(actor, { submissionId, name, input, reference: parsed }))
}

/** The same for somebody of the case, whom staff address by a position: 0 the commissioner, participants from 1. */
const onPerson = async (
  { actor, records }: Context,
  { submissionId, name, reference }: Given,
  { position, ...input }: { readonly position: number; readonly [field: string]: unknown },
): Promise<CommandAnswer | null> => {
  if (!isUuid(submissionId)) return malformedSubmission
  const parsed = parseReference(reference)
  const found = parsed && (await records.reading(actor, (reads) => reads.partyAt(parsed, position)))
  if (!parsed || !found) return null
  const command = { submissionId, name, input: { ...input, partyId: found.partyId ?? nobody }, reference: parsed }
  return answerOf(await records.perform(actor, command), {
    fieldOf: (field) => (field === 'partyId' ? 'position' : field),
  })
}

/** A mutation a command that staff may give; those of the service itself are not here. Whose case it is, the grants decide. */
export const addStaffMutations = (builder: Builder, commandAnswer: CommandAnswerRef, reason: ReasonsRef): void => {
  const inputs = addStaffInputs(builder, reason)
  const answered = { type: commandAnswer, nullable: true, unauthorizedResolver: () => null } as const
  const staff = { ...answered, authScopes: { audience: 'staff', reads: 'WF' } } as const
  builder.mutationFields((t) => {
    const submissionId = t.arg.id({ required: true })
    const named = { reference: t.arg.string({ required: true }), submissionId }
    const plain = (name: MediationCommandName) =>
      t.field({
        ...answered,
        authScopes: { audience: 'staff', reads: 'CO' },
        args: named,
        resolve: (_, given, context) => onCase(context, { ...given, name }, {}),
      })
    return {
      openMediation: t.field({
        ...answered,
        authScopes: { role: mayOpenMediation },
        args: { input: t.arg({ type: inputs.openMediation, required: true }), submissionId },
        resolve: async (_, { submissionId: id, input }, { actor, records }) => {
          if (!isUuid(id)) return malformedSubmission
          const { caseSupportId, ...typed } = input
          const command = { ...typed, ...(caseSupportId ? { caseSupportId } : {}) }
          return answerOf(await records.perform(actor, { submissionId: id, name: 'openMediation', input: command }), {
            madeName: 'mediation',
          })
        },
      }),
      addParticipant: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.addParticipant, required: true }) },
        resolve: (_, { input, ...given }, context) => onCase(context, { ...given, name: 'addParticipant' }, input),
      }),
      answerSuitability: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.answerSuitability, required: true }) },
        resolve: (_, { input, ...given }, context) => onCase(context, { ...given, name: 'answerSuitability' }, input),
      }),
      assignCaseSupport: t.field({
        ...staff,
        args: { ...named, accountId: t.arg.string({ required: true }) },
        resolve: (_, { accountId, ...given }, context) =>
          onCase(context, { ...given, name: 'assignCaseSupport' }, { accountId }),
      }),
      putCharges: t.field({
        ...answered,
        authScopes: { audience: 'staff', reads: 'CH' },
        args: { ...named, input: t.arg({ type: inputs.putCharges, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onPerson(
            context,
            { ...given, name: 'putCharges' },
            { ...input, pounds: numberTyped(input.pounds), reasons: reasonsFrom(input.reasons), position: 0 },
          ),
      }),
      proposeMediator: t.field({
        ...staff,
        args: { ...named, mediatorId: t.arg.string({ required: true }) },
        resolve: (_, { mediatorId, ...given }, context) =>
          onCase(context, { ...given, name: 'proposeMediator' }, { mediatorId }),
      }),
      declareNoConnection: plain('declareNoConnection'),
      declareConnection: plain('declareConnection'),
      assignMediators: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.assignMediators, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onCase(
            context,
            { ...given, name: 'assignMediators' },
            { mediatorIds: input.mediatorIds, reasons: reasonsFrom(input.reasons) },
          ),
      }),
      offerTalk: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.offerTalk, required: true }) },
        resolve: (_, { input, ...given }, context) => onPerson(context, { ...given, name: 'offerTalk' }, input),
      }),
      recordWithdrawal: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.recordWithdrawal, required: true }) },
        resolve: (_, { input, ...given }, context) => onPerson(context, { ...given, name: 'recordWithdrawal' }, input),
      }),
      recordTold: t.field({
        ...staff,
        args: { ...named, input: t.arg({ type: inputs.recordTold, required: true }) },
        resolve: (_, { input, ...given }, context) => onPerson(context, { ...given, name: 'recordTold' }, input),
      }),
      correctContactDetails: t.field({
        ...answered,
        authScopes: { audience: 'staff', reads: 'ID' },
        args: { input: t.arg({ type: inputs.correctContactDetails, required: true }), submissionId },
        resolve: (_, { submissionId: id, input: { reference, ...input } }, context) =>
          onPerson(context, { submissionId: id, reference, name: 'correctContactDetails' }, input),
      }),
    }
  })
}
