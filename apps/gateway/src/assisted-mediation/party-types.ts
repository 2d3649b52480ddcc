import type { MilestoneName } from '@concord/domain/assisted-mediation'
import { type AccessPanel, everyClass } from '../graphql/access-panel.ts'
import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'
import type { CommissionedPage, MilestoneRow, MyMediationPage } from '../records-port.ts'

const participants = { audience: 'participant', reads: 'WF' } as const
const commissioners = { audience: 'commissioner', reads: 'WF' } as const

/** What a participant, and what a commissioner, read of their mediation: a type each, holding only what they ever may. */
export const addPartyTypes = (builder: Builder, panel: AccessPanel): void => {
  const name = builder.enumType('MilestoneName', {
    values: ['askedToAgree', 'goingAhead', 'notGoingAhead'] as const satisfies readonly MilestoneName[],
  })
  const milestone = builder.objectRef<MilestoneRow>('Milestone').implement({
    description: 'The fact and its date, the same for everybody.',
    authScopes: participants,
    fields: (t) => ({
      name: t.expose('name', { type: name }),
      reachedOn: t.expose('reachedOn', { type: 'Day' }),
    }),
  })
  const myMediation = builder.objectRef<MyMediationPage>('MyMediation').implement({
    description: 'What a participant may know: what they themselves owe and did, and the milestones common to all.',
    authScopes: participants,
    fields: (t) => ({
      agreedOn: t.expose('agreedOn', {
        type: 'Day',
        nullable: true,
        authScopes: { audience: 'participant', reads: 'AG' },
      }),
      answerBy: t.expose('answerBy', {
        type: 'Instant',
        nullable: true,
        description: 'Until when an answer is asked for; null until that is known, and once it no longer matters.',
      }),
      milestones: t.field({ type: [milestone], resolve: (one) => one.milestones }),
      organisationName: t.exposeString('organisationName'),
      ownName: t.exposeString('ownName', { nullable: true, authScopes: { audience: 'participant', reads: 'ID' } }),
      whoCanSee: t.field({ type: [panel], resolve: () => everyClass }),
      withdrewOn: t.expose('withdrewOn', { type: 'Day', nullable: true }),
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
      'What the commissioner may know of a mediation they asked for: milestones with their dates, and whom they referred.',
    authScopes: commissioners,
    fields: (t) => ({
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
      whoCanSee: t.field({ type: [panel], resolve: () => everyClass }),
    }),
  })
  builder.queryFields((t) => ({
    commissionedMediation: t.field({
      type: commissioned,
      nullable: true,
      authScopes: commissioners,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).commissionedMediation(),
    }),
    myMediation: t.field({
      type: myMediation,
      nullable: true,
      authScopes: participants,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).myMediation(),
    }),
  }))
}
