import { conditionNames } from '@concord/domain/assisted-mediation'
import type { Builder } from '../graphql/builder.ts'
import type { ReasonsRef } from '../graphql/reasons.ts'

const addOpening = (builder: Builder) => {
  const person = builder.inputType('PersonInput', {
    fields: (t) => ({ email: t.string({ required: true }), name: t.string({ required: true }) }),
  })
  return {
    openMediation: builder.inputType('OpenMediationInput', {
      fields: (t) => ({
        caseSupportId: t.string({ description: 'Empty where nobody was chosen yet.' }),
        commissioner: t.field({ type: person, required: true }),
        conductIsPart: t.string({ required: true, description: 'PP-6: yes, no or notKnown.' }),
        organisationId: t.string({
          required: true,
          description: "An organisation's id, from the list; empty where none was chosen.",
        }),
        participants: t.field({ type: [person], required: true }),
        profession: t.string({ required: true, description: 'PP-2: whose practice raises concern.' }),
      }),
    }),
    addParticipant: builder.inputType('AddParticipantInput', {
      fields: (t) => ({ participant: t.field({ type: person, required: true }) }),
    }),
  }
}

const position = 'Participants count from 1.'

/** What staff type into a command. It is text as it was typed: what it cannot be is answered at its field. */
export const addStaffInputs = (builder: Builder, reason: ReasonsRef) => ({
  ...addOpening(builder),
  answerSuitability: builder.inputType('SuitabilityInput', {
    description: 'AM-4: yes, no or notKnown for each.',
    fields: (t) =>
      Object.fromEntries(conditionNames.map((name) => [name, t.string({ required: true })])) as Record<
        (typeof conditionNames)[number],
        ReturnType<typeof t.string<true>>
      >,
  }),
  putCharges: builder.inputType('PutChargesInput', {
    fields: (t) => ({
      covers: t.string({ required: true }),
      pounds: t.string({ required: true, description: 'Whole pounds, as they were typed.' }),
      reasons: t.field({ type: [reason] }),
    }),
  }),
  assignMediators: builder.inputType('AssignMediatorsInput', {
    fields: (t) => ({
      mediatorIds: t.stringList({
        required: true,
        description: 'Everybody who mediates from now on: who is not named any more is replaced.',
      }),
      reasons: t.field({ type: [reason] }),
    }),
  }),
  offerTalk: builder.inputType('OfferTalkInput', {
    fields: (t) => ({
      position: t.int({ required: true, description: position }),
      times: t.stringList({ required: true, description: 'Instants.' }),
    }),
  }),
  recordWithdrawal: builder.inputType('RecordWithdrawalInput', {
    fields: (t) => ({
      channel: t.string({ required: true }),
      position: t.int({ required: true, description: position }),
      toldOn: t.string({ required: true, description: 'A day.' }),
    }),
  }),
  recordTold: builder.inputType('RecordToldInput', {
    description: 'A task of the case, as it was read.',
    fields: (t) => ({
      kind: t.string({ required: true }),
      occurrence: t.int({ required: true }),
      position: t.int({ required: true }),
    }),
  }),
  correctContactDetails: builder.inputType('CorrectContactDetailsInput', {
    fields: (t) => ({
      email: t.string({ required: true }),
      position: t.int({ required: true, description: '0 is the commissioner; participants count from 1.' }),
      reference: t.string({ required: true }),
    }),
  }),
})
