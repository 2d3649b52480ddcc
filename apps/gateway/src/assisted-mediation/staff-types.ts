import type { Stage } from '@concord/domain/assisted-mediation'
import { parseReference } from '@concord/domain/shared'
import { type AccessPanel, everyClass } from '../graphql/access-panel.ts'
import type { Builder } from '../graphql/builder.ts'
import { readsOf } from '../graphql/context.ts'
import type { PageInfoRef } from '../graphql/page-info.ts'
import type { ListEnd, MediationLine, MediationPage, ParticipantRow, PersonRow, TimelineRow } from '../records-port.ts'
import { cursorOf, endOf, pageSize } from './list-page.ts'
import { whatHappened, whoDidIt } from './timeline-words.ts'

const staff = { audience: 'staff', reads: 'WF' } as const
const withName = { audience: 'staff', reads: 'ID' } as const
const withAgreement = { audience: 'staff', reads: 'AG' } as const

/** What staff read of a mediation: the list, and the case page. */
export const addStaffTypes = (builder: Builder, panel: AccessPanel, pageInfo: PageInfoRef): void => {
  const stage = builder.enumType('MediationStage', {
    values: ['agreed', 'awaitingAgreement', 'awaitingCharges', 'ended'] as const satisfies readonly Stage[],
  })
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
      email: t.exposeString('email', { nullable: true, authScopes: withName }),
      name: t.exposeString('name', { nullable: true, authScopes: withName }),
      position: t.exposeInt('position', { description: 'From 1.' }),
      reachable: t.exposeBoolean('reachable', { description: 'Whether messages reach them at the address we have.' }),
    }),
  })
  const timelineEntry = builder.objectRef<TimelineRow>('TimelineEntry').implement({
    authScopes: staff,
    fields: (t) => ({
      at: t.expose('at', { type: 'Instant' }),
      what: t.string({ description: 'What happened, in words, without names.', resolve: whatHappened }),
      who: t.string({ description: 'The role of whoever did it, in words.', resolve: whoDidIt }),
    }),
  })
  const summary = builder.objectRef<MediationLine>('MediationSummary').implement({
    description: "A line of the staff's list of mediations.",
    authScopes: staff,
    fields: (t) => ({
      openedOn: t.expose('openedOn', { type: 'Day' }),
      organisationName: t.exposeString('organisationName'),
      reference: t.exposeString('reference'),
      stage: t.expose('stage', { type: stage }),
      waitingSentence: t.exposeString('waitingSentence'),
    }),
  })
  const mediation = builder.objectRef<MediationPage>('Mediation').implement({
    description:
      'A mediation, as its staff may read it. Names and agreements are null where the right to them has ended.',
    authScopes: staff,
    fields: (t) => ({
      commissioner: t.expose('commissioner', { type: commissioner, nullable: true, authScopes: withName }),
      openedOn: t.expose('openedOn', { type: 'Day' }),
      organisationName: t.exposeString('organisationName'),
      participants: t.field({ type: [participant], resolve: (one) => one.participants }),
      reference: t.exposeString('reference'),
      stage: t.expose('stage', { type: stage }),
      timeline: t.field({ type: [timelineEntry], resolve: (one) => one.timeline }),
      waitingSentence: t.exposeString('waitingSentence'),
      whoCanSee: t.field({ type: [panel], resolve: () => everyClass }),
    }),
  })
  type Connection = { readonly nodes: readonly MediationLine[]; readonly next: ListEnd | null }
  const connection = builder.objectRef<Connection>('MediationConnection').implement({
    description: 'Newest first, by keyset, without totals.',
    authScopes: staff,
    fields: (t) => ({
      nodes: t.field({ type: [summary], resolve: ({ nodes }) => nodes }),
      pageInfo: t.field({
        type: pageInfo,
        resolve: ({ next }) => ({ endCursor: cursorOf(next), hasNextPage: next !== null }),
      }),
    }),
  })
  builder.queryFields((t) => ({
    mediation: t.field({
      type: mediation,
      nullable: true,
      authScopes: staff,
      unauthorizedResolver: () => null,
      args: { reference: t.arg.string({ required: true }) },
      resolve: (_, { reference }, context) => {
        const parsed = parseReference(reference)
        return parsed === null ? null : readsOf(context).mediationPage(parsed)
      },
    }),
    mediations: t.field({
      type: connection,
      nullable: true,
      description: 'At most 50 a page.',
      authScopes: staff,
      unauthorizedResolver: () => null,
      args: {
        after: t.arg.string(),
        first: t.arg.int({ defaultValue: 25 }),
        stage: t.arg({ type: stage }),
      },
      resolve: (_, args, context) =>
        readsOf(context).listMediations({
          first: pageSize(args.first),
          after: endOf(args.after),
          stage: args.stage ?? null,
        }),
    }),
  }))
}
