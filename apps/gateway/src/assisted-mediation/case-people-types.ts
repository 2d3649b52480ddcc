import type { Channel } from '@concord/domain/assisted-mediation'
import type { Builder } from '../graphql/builder.ts'
import type { CompanionLine, ParticipantRow, PersonRow, SafeContactLine, TalkLine } from './staff-rows.ts'

const staff = { audience: 'staff', reads: 'WF' } as const
const withName = { audience: 'staff', reads: 'ID' } as const
const withAgreement = { audience: 'staff', reads: 'AG' } as const
const withContact = { audience: 'staff', reads: 'SC' } as const
const withReceipt = { audience: 'staff', reads: 'OS' } as const

const addOfParticipant = (builder: Builder) => ({
  safeContact: builder.objectRef<SafeContactLine>('SafeContact').implement({
    description: 'How a participant may be reached; where, is opened by itself.',
    authScopes: withContact,
    fields: (t) => ({
      channel: t.exposeString('channel', {
        description: `One of ${(['email', 'post', 'telephone'] satisfies Channel[]).join(', ')}.`,
      }),
      fromHour: t.exposeInt('fromHour', { description: 'Of the London day.' }),
      untilHour: t.exposeInt('untilHour', { description: 'Up to this hour, 24 at most.' }),
    }),
  }),
  talk: builder.objectRef<TalkLine>('Talk').implement({
    description: 'AM-11: the talk beforehand that was offered to a participant.',
    authScopes: staff,
    fields: (t) => ({
      bookedAt: t.expose('bookedAt', { type: 'Instant', nullable: true }),
      declined: t.exposeBoolean('declined'),
      times: t.expose('times', { type: ['Instant'] }),
    }),
  }),
  companion: builder.objectRef<CompanionLine>('Companion').implement({
    description: 'AM-15: who comes to a participant’s individual meeting.',
    authScopes: withAgreement,
    fields: (t) => ({
      email: t.exposeString('email', { nullable: true, authScopes: withName }),
      invitedOn: t.expose('invitedOn', { type: 'Day' }),
      name: t.exposeString('name', { nullable: true, authScopes: withName }),
      position: t.exposeInt('position', { description: 'By which a correction of the address names them.' }),
      promisedOn: t.expose('promisedOn', { type: 'Day', nullable: true }),
    }),
  }),
})

/** The people of a case as staff may know them. There is no field for a side (AM-3). */
export const addCasePeople = (builder: Builder) => {
  const { safeContact, talk, companion } = addOfParticipant(builder)
  const commissioner = builder.objectRef<PersonRow>('Commissioner').implement({
    authScopes: withName,
    fields: (t) => ({
      email: t.exposeString('email', { nullable: true }),
      name: t.exposeString('name', { nullable: true }),
    }),
  })
  const participant = builder.objectRef<ParticipantRow>('Participant').implement({
    description: 'Somebody who takes part, as staff may know them: addressed by reference and position.',
    authScopes: staff,
    fields: (t) => ({
      agreedOn: t.expose('agreedOn', {
        type: 'Day',
        nullable: true,
        authScopes: withAgreement,
        description: 'The day on which the agreement was received.',
      }),
      agreementReceived: t.exposeBoolean('agreementReceived', {
        nullable: true,
        authScopes: withAgreement,
        description: 'Whether the agreement was received.',
      }),
      companion: t.expose('companion', { type: companion, nullable: true, authScopes: withAgreement }),
      email: t.exposeString('email', { nullable: true, authScopes: withName }),
      name: t.exposeString('name', { nullable: true, authScopes: withName }),
      outlineReceivedOn: t.expose('outlineReceivedOn', { type: 'Day', nullable: true, authScopes: withReceipt }),
      position: t.exposeInt('position', { description: 'From 1.' }),
      reachable: t.exposeBoolean('reachable', { description: 'Whether messages reach them at the address we have.' }),
      safeContact: t.expose('safeContact', { type: safeContact, nullable: true, authScopes: withContact }),
      sharesAgreement: t.exposeBoolean('sharesAgreement', {
        nullable: true,
        authScopes: withAgreement,
        description: 'AM-6: whether the others may see their agreement; null until they have said.',
      }),
      talk: t.expose('talk', { type: talk, nullable: true }),
    }),
  })
  return { commissioner, participant }
}
