import type { Channel, MilestoneName } from '@concord/domain/assisted-mediation'
import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'
import type {
  AccompaniedPage,
  ChargesRow,
  CommissionedPage,
  CompanionRow,
  LookedRow,
  MilestoneRow,
  MyMediationPage,
  OutlineRow,
  SafeContactRow,
  SharedAgreementRow,
  TalkRow,
} from '../records-port.ts'
import { whatWasOpened, whoOpened } from './access-words.ts'

const participants = { audience: 'participant', reads: 'WF' } as const
const commissioners = { audience: 'commissioner', reads: 'WF' } as const
const companions = { audience: 'companion', reads: 'WF' } as const
const withName = { audience: 'participant', reads: 'ID' } as const
const withAgreement = { audience: 'participant', reads: 'AG' } as const
const withContact = { audience: 'participant', reads: 'SC' } as const
const withDraft = { audience: 'participant', reads: 'OD' } as const
const withOutline = { audience: 'participant', reads: 'OS' } as const
const withCharges = { audience: 'commissioner', reads: 'CH' } as const

const addMilestone = (builder: Builder) => {
  const name = builder.enumType('MilestoneName', {
    values: ['askedToAgree', 'goingAhead', 'notGoingAhead'] as const satisfies readonly MilestoneName[],
  })
  return builder.objectRef<MilestoneRow>('Milestone').implement({
    description: 'The fact and its date, the same for everybody.',
    authScopes: { signedIn: true },
    fields: (t) => ({
      name: t.expose('name', { type: name }),
      reachedOn: t.expose('reachedOn', { type: 'Day' }),
    }),
  })
}
type MilestoneRef = ReturnType<typeof addMilestone>

/** What is a participant's own: each of one class, each text opened by itself. */
const addOwnThings = (builder: Builder) => {
  const channel = builder.enumType('ContactChannel', {
    values: ['email', 'post', 'telephone'] as const satisfies readonly Channel[],
  })
  const sharedAgreement = builder.objectRef<SharedAgreementRow>('SharedAgreement').implement({
    description: 'AM-6: the signed agreement of another participant who lets the others see it.',
    authScopes: withAgreement,
    fields: (t) => ({
      agreedOn: t.expose('agreedOn', { type: 'Day' }),
      position: t.exposeInt('position', { description: 'From 1; a participant is not named to the others here.' }),
    }),
  })
  const safeContact = builder.objectRef<SafeContactRow>('MySafeContact').implement({
    authScopes: withContact,
    fields: (t) => ({
      at: t.string({
        nullable: true,
        description: 'The address, number or postal address; opened, and the opening recorded.',
        resolve: ({ textId }, _, { actor, records }) => records.reveal(actor, textId, '/mediation/contact'),
      }),
      channel: t.expose('channel', { type: channel }),
      fromHour: t.exposeInt('fromHour', { description: 'Of the London day.' }),
      untilHour: t.exposeInt('untilHour', { description: 'Up to this hour, 24 at most.' }),
    }),
  })
  const outline = builder.objectRef<OutlineRow>('MyOutline').implement({
    description: 'AM-10: what a participant writes for the mediators alone.',
    authScopes: withOutline,
    fields: (t) => ({
      destroyedBy: t.expose('destroyedBy', {
        type: 'Day',
        nullable: true,
        description: 'The day by which it was destroyed; null while it was not, or nobody may know yet.',
      }),
      draft: t.string({
        nullable: true,
        description: 'What was saved while writing.',
        authScopes: withDraft,
        resolve: ({ draftTextId }, _, { actor, records }) => records.reveal(actor, draftTextId, '/mediation/outline'),
      }),
      handedIn: t.string({
        nullable: true,
        description: 'What the mediators read.',
        resolve: ({ handedInTextId }, _, { actor, records }) =>
          handedInTextId === null ? null : records.reveal(actor, handedInTextId, '/mediation/outline/handed-in'),
      }),
      handedInAt: t.expose('handedInAt', { type: 'Instant', nullable: true }),
      isOpen: t.exposeBoolean('isOpen', { description: 'Whether its writer can write now.' }),
    }),
  })
  const talk = builder.objectRef<TalkRow>('MyTalk').implement({
    description: 'AM-11: the talk with a mediator that was offered.',
    authScopes: participants,
    fields: (t) => ({
      bookedAt: t.expose('bookedAt', { type: 'Instant', nullable: true }),
      declined: t.exposeBoolean('declined'),
      times: t.expose('times', { type: ['Instant'], description: 'Offered to this participant alone.' }),
    }),
  })
  const companion = builder.objectRef<CompanionRow>('MyCompanion').implement({
    description: 'AM-15: whom a participant has invited to their individual meeting; never named here.',
    authScopes: withAgreement,
    fields: (t) => ({
      invitedOn: t.expose('invitedOn', { type: 'Day' }),
      promisedOn: t.expose('promisedOn', { type: 'Day', nullable: true }),
    }),
  })
  return { sharedAgreement, safeContact, outline, talk, companion }
}

const addMyMediation = (builder: Builder, milestone: MilestoneRef): void => {
  const { sharedAgreement, safeContact, outline, talk, companion } = addOwnThings(builder)
  const myMediation = builder.objectRef<MyMediationPage>('MyMediation').implement({
    description: 'What a participant may know: what they themselves owe and did, and the milestones common to all.',
    authScopes: participants,
    fields: (t) => ({
      agreedOn: t.expose('agreedOn', { type: 'Day', nullable: true, authScopes: withAgreement }),
      answerBy: t.expose('answerBy', {
        type: 'Instant',
        nullable: true,
        description: 'Until when an answer is asked for; null until that is known, and once it no longer matters.',
      }),
      companion: t.expose('companion', { type: companion, nullable: true, authScopes: withAgreement }),
      milestones: t.field({ type: [milestone], resolve: (one) => one.milestones }),
      organisationName: t.exposeString('organisationName'),
      outline: t.expose('outline', { type: outline, authScopes: withOutline }),
      ownName: t.exposeString('ownName', { nullable: true, authScopes: withName }),
      safeContact: t.expose('safeContact', { type: safeContact, nullable: true, authScopes: withContact }),
      sharedAgreements: t.field({
        type: [sharedAgreement],
        description: 'Of those who said yes, once everybody is told that all have signed.',
        authScopes: withAgreement,
        resolve: (one) => one.sharedAgreements,
      }),
      sharesAgreement: t.exposeBoolean('sharesAgreement', {
        nullable: true,
        description: 'AM-6: whether the others may see that this participant has signed; null until answered.',
        authScopes: withAgreement,
      }),
      talk: t.expose('talk', { type: talk, nullable: true }),
      withdrewOn: t.expose('withdrewOn', { type: 'Day', nullable: true }),
    }),
  })
  const looked = builder.objectRef<LookedRow>('AccessEntry').implement({
    description: 'That somebody else opened one of this person’s texts.',
    authScopes: { audience: 'participant', reads: 'AL' },
    fields: (t) => ({
      at: t.expose('at', { type: 'Instant' }),
      page: t.exposeString('page', { description: 'The pattern of the page on which it was shown.' }),
      what: t.string({ resolve: whatWasOpened }),
      who: t.string({ description: 'The role of whoever opened it, in words.', resolve: whoOpened }),
    }),
  })
  builder.queryFields((t) => ({
    myMediation: t.field({
      type: myMediation,
      nullable: true,
      authScopes: participants,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).myMediation(),
    }),
    whoHasLooked: t.field({
      type: [looked],
      nullable: true,
      description: 'Newest first, at most 200.',
      authScopes: { audience: 'participant', reads: 'AL' },
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).whoHasLooked(),
    }),
  }))
}

const addCommissioned = (builder: Builder, milestone: MilestoneRef): void => {
  const answer = builder.enumType('ChargesAnswer', {
    values: ['accepted', 'declined'] as const satisfies readonly NonNullable<ChargesRow['answer']>[],
  })
  const charges = builder.objectRef<ChargesRow>('IndicatedCharges').implement({
    description: 'PP-4: the indication of charges, and the commissioner’s answer.',
    authScopes: withCharges,
    fields: (t) => ({
      answer: t.expose('answer', { type: answer, nullable: true }),
      answeredOn: t.expose('answeredOn', { type: 'Day', nullable: true }),
      covers: t.string({
        nullable: true,
        description: 'What they cover; opened, and the opening recorded.',
        resolve: ({ coversTextId }, _, { actor, records }) =>
          records.reveal(actor, coversTextId, '/commissioning/charges'),
      }),
      pounds: t.exposeInt('pounds', { description: 'Whole pounds.' }),
    }),
  })
  const referred = builder.objectRef<CommissionedPage['referred'][number]>('ReferredPerson').implement({
    authScopes: { audience: 'commissioner', reads: 'ID' },
    fields: (t) => ({
      name: t.exposeString('name', { nullable: true }),
      position: t.exposeInt('position'),
    }),
  })
  const commissioned = builder.objectRef<CommissionedPage>('CommissionedMediation').implement({
    description:
      'What the commissioner may know of a mediation they asked for: charges, milestones with their dates, and whom they referred.',
    authScopes: commissioners,
    fields: (t) => ({
      charges: t.expose('charges', { type: charges, nullable: true, authScopes: withCharges }),
      milestones: t.field({ type: [milestone], resolve: (one) => one.milestones }),
      organisationName: t.exposeString('organisationName'),
      ownName: t.exposeString('ownName', {
        nullable: true,
        description: "The commissioner's own name.",
        authScopes: { audience: 'commissioner', reads: 'ID' },
      }),
      referred: t.field({
        type: [referred],
        description: 'Those whom the commissioner referred; empty once it has ended.',
        resolve: (one) => one.referred,
      }),
    }),
  })
  builder.queryField('commissionedMediation', (t) =>
    t.field({
      type: commissioned,
      nullable: true,
      authScopes: commissioners,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).commissionedMediation(),
    }),
  )
}

const addAccompanied = (builder: Builder, milestone: MilestoneRef): void => {
  const accompanied = builder.objectRef<AccompaniedPage>('AccompaniedMediation').implement({
    description:
      'AM-15: what a companion may know: their own undertaking, and that there is nothing to come to. Never whom they accompany.',
    authScopes: companions,
    fields: (t) => ({
      milestones: t.field({ type: [milestone], resolve: (one) => one.milestones }),
      ownName: t.exposeString('ownName', { nullable: true, authScopes: { audience: 'companion', reads: 'ID' } }),
      promisedOn: t.expose('promisedOn', {
        type: 'Day',
        nullable: true,
        authScopes: { audience: 'companion', reads: 'AG' },
      }),
    }),
  })
  builder.queryField('accompaniedMediation', (t) =>
    t.field({
      type: accompanied,
      nullable: true,
      authScopes: companions,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).accompaniedMediation(),
    }),
  )
}

/** What each who comes by a link reads of their mediation: a type an audience, holding only what they ever may. */
export const addPartyTypes = (builder: Builder): void => {
  const milestone = addMilestone(builder)
  addMyMediation(builder, milestone)
  addCommissioned(builder, milestone)
  addAccompanied(builder, milestone)
}
