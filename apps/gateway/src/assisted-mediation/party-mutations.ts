import type { MediationCommandName } from '@concord/domain/assisted-mediation'
import type { InputRef } from '@pothos/core'
import type { Builder } from '../graphql/builder.ts'
import { answerOf, type CommandAnswerRef, isUuid, malformedSubmission } from '../graphql/command-answer.ts'
import type { Context } from '../graphql/context.ts'

type Audience = 'participant' | 'commissioner' | 'companion'

/** What was left empty is left out, so that the command's own schema says what is missing. */
const filledIn = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== ''))

const performing = async (context: Context, submissionId: string, name: MediationCommandName, input: object) =>
  isUuid(submissionId)
    ? answerOf(await context.records.perform(context.actor, { submissionId, name, input: filledIn(input) }))
    : malformedSubmission

const addInputs = (builder: Builder) => ({
  agreeToMediate: builder.inputType('AgreeToMediateInput', {
    fields: (t) => ({ keepsConfidentiality: t.boolean({ required: true }) }),
  }),
  answerSharing: builder.inputType('AnswerSharingInput', { fields: (t) => ({ sharesAgreement: t.boolean() }) }),
  setSafeContact: builder.inputType('SetSafeContactInput', {
    description: 'The channel says which of the three addresses counts. Hours are full hours of the London day.',
    fields: (t) => ({
      channel: t.string({ description: 'email, telephone or post.' }),
      email: t.string(),
      fromHour: t.string(),
      notAtWork: t.boolean({ required: true, description: 'That nobody at the place of work shares or reads it.' }),
      postalAddress: t.string(),
      telephone: t.string(),
      untilHour: t.string(),
    }),
  }),
  saveOutline: builder.inputType('SaveOutlineInput', { fields: (t) => ({ draft: t.string({ required: true }) }) }),
  handInOutline: builder.inputType('HandInOutlineInput', {
    fields: (t) => ({ outline: t.string({ required: true }) }),
  }),
  bookTalk: builder.inputType('BookTalkInput', {
    fields: (t) => ({ time: t.string({ description: 'One of the times offered, as it was read.' }) }),
  }),
  inviteCompanion: builder.inputType('InviteCompanionInput', {
    fields: (t) => ({
      companion: t.field({
        required: true,
        type: builder.inputType('CompanionInput', {
          fields: (c) => ({ email: c.string({ required: true }), name: c.string({ required: true }) }),
        }),
      }),
    }),
  }),
  giveUndertaking: builder.inputType('GiveUndertakingInput', {
    fields: (t) => ({
      individualMeetingOnly: t.boolean({ required: true }),
      keepsConfidentiality: t.boolean({ required: true }),
      supportsOnly: t.boolean({ required: true }),
    }),
  }),
})

/** A mutation for each command that somebody may give who comes by a link. Whose it is, the rows decide. */
export const addPartyMutations = (builder: Builder, commandAnswer: CommandAnswerRef): void => {
  const inputs = addInputs(builder)
  builder.mutationFields((t) => {
    const answered = { type: commandAnswer, nullable: true, unauthorizedResolver: () => null } as const
    const submissionId = () => t.arg.id({ required: true })
    const plain = (name: MediationCommandName, audience: Audience) =>
      t.field({
        ...answered,
        authScopes: { audience },
        args: { submissionId: submissionId() },
        resolve: (_, args, context) => performing(context, args.submissionId, name, {}),
      })
    const typed = (name: MediationCommandName, audience: Audience, type: InputRef<object>) =>
      t.field({
        ...answered,
        authScopes: { audience },
        args: { input: t.arg({ type, required: true }), submissionId: submissionId() },
        resolve: (_, args, context) => performing(context, args.submissionId, name, args.input),
      })
    return {
      acceptCharges: plain('acceptCharges', 'commissioner'),
      declineCharges: plain('declineCharges', 'commissioner'),
      agreeToMediate: typed('agreeToMediate', 'participant', inputs.agreeToMediate),
      answerSharing: typed('answerSharing', 'participant', inputs.answerSharing),
      setSafeContact: typed('setSafeContact', 'participant', inputs.setSafeContact),
      saveOutline: typed('saveOutline', 'participant', inputs.saveOutline),
      handInOutline: typed('handInOutline', 'participant', inputs.handInOutline),
      bookTalk: typed('bookTalk', 'participant', inputs.bookTalk),
      declineTalk: plain('declineTalk', 'participant'),
      inviteCompanion: typed('inviteCompanion', 'participant', inputs.inviteCompanion),
      dismissCompanion: plain('dismissCompanion', 'participant'),
      withdraw: plain('withdraw', 'participant'),
      giveUndertaking: typed('giveUndertaking', 'companion', inputs.giveUndertaking),
      declineToAccompany: plain('declineToAccompany', 'companion'),
    }
  })
}
