import { type RegisterCommandName, registerRoles } from '@concord/domain/mediator-register'
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

type Given = { readonly submissionId: string; readonly name: RegisterCommandName; readonly mediatorId?: string }

/** Gives a command on the entry of this mediator; without one it opens an entry. */
const onEntry = async (
  { actor, records }: Context,
  { submissionId, name, mediatorId }: Given,
  input: unknown,
): Promise<CommandAnswer | null> => {
  if (!isUuid(submissionId)) return malformedSubmission
  if (mediatorId !== undefined && !isUuid(mediatorId)) return null
  const command = { submissionId, name, input, ...(mediatorId === undefined ? {} : { reference: mediatorId }) }
  return answerOf(await records.perform(actor, command))
}

const addInputs = (builder: Builder) => {
  const entry = builder.inputType('RegisterEntryInput', {
    fields: (t) => ({ accreditation: t.string({ required: true }) }),
  })
  const away = builder.inputType('TimeAwayInput', {
    fields: (t) => ({ from: t.string({ required: true }), until: t.string({ required: true }) }),
  })
  const person = builder.inputType('ConnectedPersonInput', {
    fields: (t) => ({ email: t.string({ required: true }), name: t.string({ required: true }) }),
  })
  return {
    registering: builder.inputType('RegisterMediatorInput', {
      fields: (t) => ({
        accountId: t.string({ required: true }),
        accreditedUntil: t.string({ required: true }),
        entry: t.field({ type: entry, required: true }),
        mostCases: t.string({ required: true, description: 'As it was typed.' }),
      }),
    }),
    renewing: builder.inputType('RenewAccreditationInput', {
      fields: (t) => ({
        accreditedUntil: t.string({ required: true }),
        entry: t.field({ type: entry, required: true }),
      }),
    }),
    availability: builder.inputType('AvailabilityInput', {
      fields: (t) => ({
        away: t.field({ type: [away], required: true }),
        mostCases: t.string({ required: true, description: 'As it was typed.' }),
      }),
    }),
    connection: builder.inputType('DeclareConnectionToInput', {
      fields: (t) => ({ person: t.field({ type: person, required: true }) }),
    }),
  }
}

/** A mutation for each command of the register. What is typed is text as it was typed: what it cannot be is answered at its field. */
export const addRegisterMutations = (builder: Builder, commandAnswer: CommandAnswerRef): void => {
  const inputs = addInputs(builder)
  const answered = { type: commandAnswer, nullable: true, unauthorizedResolver: () => null } as const
  builder.mutationFields((t) => {
    const submissionId = t.arg.id({ required: true })
    const ofMediator = { mediatorId: t.arg.string({ required: true }), submissionId }
    return {
      registerMediator: t.field({
        ...answered,
        authScopes: { role: registerRoles.registerMediator },
        args: { input: t.arg({ type: inputs.registering, required: true }), submissionId },
        resolve: (_, { input, ...given }, context) =>
          onEntry(
            context,
            { ...given, name: 'registerMediator' },
            { ...input, mostCases: numberTyped(input.mostCases) },
          ),
      }),
      renewAccreditation: t.field({
        ...answered,
        authScopes: { role: registerRoles.renewAccreditation },
        args: { ...ofMediator, input: t.arg({ type: inputs.renewing, required: true }) },
        resolve: (_, { input, ...given }, context) => onEntry(context, { ...given, name: 'renewAccreditation' }, input),
      }),
      setAvailability: t.field({
        ...answered,
        authScopes: { role: registerRoles.setAvailability },
        args: { ...ofMediator, input: t.arg({ type: inputs.availability, required: true }) },
        resolve: (_, { input, ...given }, context) =>
          onEntry(
            context,
            { ...given, name: 'setAvailability' },
            { ...input, mostCases: numberTyped(input.mostCases) },
          ),
      }),
      declareConnectionTo: t.field({
        ...answered,
        description: 'On the own entry of who declares it.',
        authScopes: { audience: 'staff', reads: 'CO' },
        args: { input: t.arg({ type: inputs.connection, required: true }), submissionId },
        resolve: (_, { input, ...given }, context) =>
          onEntry(context, { ...given, name: 'declareConnectionTo', mediatorId: context.actor.id }, input),
      }),
    }
  })
}
