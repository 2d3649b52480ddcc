import { type EnquiryCommandName, enquiryRoles, mayBeginEnquiry } from '@concord/domain/practitioner-advice'
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
import { type ReasonsRef, reasonsFrom } from '../graphql/reasons.ts'

type Given = { readonly submissionId: string; readonly name: EnquiryCommandName; readonly reference: string }

/** Gives a command on the enquiry that is named by its reference. */
const onEnquiry = async (
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

/** What is typed into a form is text as it was typed: what it cannot be is answered at its field. */
const addInputs = (builder: Builder, reason: ReasonsRef) => {
  const caller = builder.inputType('CallerInput', {
    fields: (t) => ({ email: t.string({ required: true }), name: t.string({ required: true }) }),
  })
  return {
    contact: builder.inputType('EnquiryContactInput', {
      description: 'The five fields of a contact, each empty where nothing is typed yet.',
      fields: (t) => ({
        about: t.string({ required: true }),
        caller: t.field({ type: caller, required: true }),
        channel: t.string({ required: true }),
        organisationId: t.string({ required: true }),
        reasons: t.field({ type: [reason] }),
      }),
    }),
    circumstances: builder.inputType('EnquiryCircumstancesInput', {
      fields: (t) => ({
        channel: t.string({ required: true }),
        conductIsPart: t.string({ required: true }),
        difficultyWorkingTogether: t.string({ required: true }),
        localAttemptsFailed: t.string({ required: true }),
        note: t.string({ required: true }),
        practitionerProfession: t.string({ required: true }),
        specificMatters: t.string({ required: true }),
        teamBarriers: t.string({ required: true }),
      }),
    }),
    choice: builder.inputType('HelpChoiceInput', {
      fields: (t) => ({ help: t.string({ required: true }), reasons: t.field({ type: [reason] }) }),
    }),
    closing: builder.inputType('EnquiryClosingInput', {
      fields: (t) => ({ note: t.string({ required: true }), outcome: t.string({ required: true }) }),
    }),
  }
}

/** A mutation for each command of an enquiry: all are given by staff. */
export const addEnquiryMutations = (builder: Builder, commandAnswer: CommandAnswerRef, reason: ReasonsRef): void => {
  const inputs = addInputs(builder, reason)
  const answered = { type: commandAnswer, nullable: true, unauthorizedResolver: () => null } as const
  builder.mutationFields((t) => {
    const named = { reference: t.arg.string({ required: true }), submissionId: t.arg.id({ required: true }) }
    return {
      beginEnquiry: t.field({
        ...answered,
        authScopes: { role: mayBeginEnquiry },
        args: { input: t.arg({ type: inputs.contact, required: true }), submissionId: t.arg.id({ required: true }) },
        resolve: async (_, { submissionId, input }, { actor, records }) =>
          isUuid(submissionId)
            ? answerOf(await records.perform(actor, { submissionId, name: 'beginEnquiry', input }), {
                madeName: 'enquiry',
              })
            : malformedSubmission,
      }),
      saveEnquiry: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, input: t.arg({ type: inputs.contact, required: true }) },
        resolve: (_, { input, ...given }, context) => onEnquiry(context, { ...given, name: 'saveEnquiry' }, input),
      }),
      logEnquiry: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, input: t.arg({ type: inputs.contact, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onEnquiry(context, { ...given, name: 'logEnquiry' }, { ...input, reasons: reasonsFrom(input.reasons) }),
      }),
      passToSeniorAdviser: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, accountId: t.arg.string({ required: true }) },
        resolve: (_, { accountId, ...given }, context) =>
          onEnquiry(context, { ...given, name: 'passToSeniorAdviser' }, { accountId }),
      }),
      recordCircumstances: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, input: t.arg({ type: inputs.circumstances, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onEnquiry(context, { ...given, name: 'recordCircumstances' }, input),
      }),
      chooseHelp: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, input: t.arg({ type: inputs.choice, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onEnquiry(context, { ...given, name: 'chooseHelp' }, { ...input, reasons: reasonsFrom(input.reasons) }),
      }),
      closeEnquiry: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, input: t.arg({ type: inputs.closing, required: true }) },
        resolve: (_, { input, ...given }, context) => onEnquiry(context, { ...given, name: 'closeEnquiry' }, input),
      }),
      recordCaseOpened: t.field({
        ...answered,
        authScopes: { role: enquiryRoles },
        args: { ...named, caseReference: t.arg.string({ required: true }) },
        resolve: (_, { caseReference, ...given }, context) =>
          onEnquiry(context, { ...given, name: 'recordCaseOpened' }, { caseReference }),
      }),
    }
  })
}
