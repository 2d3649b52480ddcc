import type { Stage } from '@concord/domain/assisted-mediation'
import { parseReference } from '@concord/domain/shared'
import type { Builder } from '../graphql/builder.ts'
import { type ColleagueRef, colleaguesBy } from '../graphql/colleague.ts'
import { readsOf } from '../graphql/context.ts'
import type { PageInfoRef } from '../graphql/page-info.ts'
import type { Colleague, ListEnd } from '../records-port.ts'
import { addCasePeople } from './case-people-types.ts'
import { addCaseWork } from './case-work-types.ts'
import { cursorOf, endOf, pageSize } from './list-page.ts'
import type { MediationLine, MediationPage, TimelineRow } from './staff-rows.ts'
import { whatHappened, whoDidIt } from './timeline-words.ts'

const staff = { audience: 'staff', reads: 'WF' } as const
const withName = { audience: 'staff', reads: 'ID' } as const
const withWords = { audience: 'staff', reads: 'CN' } as const

/** The page with the names of the staff in it, looked up once. */
type ShownMediation = MediationPage & { readonly named: (accountId: string) => Colleague }

const addMediation = (builder: Builder, colleague: ColleagueRef, stage: StageRef) => {
  const { commissioner, participant } = addCasePeople(builder)
  const work = addCaseWork(builder, colleague)
  const timelineEntry = builder
    .objectRef<TimelineRow & { readonly named: ShownMediation['named'] }>('TimelineEntry')
    .implement({
      authScopes: staff,
      fields: (t) => ({
        at: t.expose('at', { type: 'Instant' }),
        what: t.string({ description: 'What happened, in words, without names.', resolve: whatHappened }),
        who: t.string({
          description: 'Who did it: a colleague by name, anybody else by their part.',
          resolve: (row) => whoDidIt(row, row.named),
        }),
      }),
    })
  return builder.objectRef<ShownMediation>('Mediation').implement({
    description:
      'A mediation, as its staff may read it. What the reader has no right to, or no right to any more, is null or empty.',
    authScopes: staff,
    fields: (t) => ({
      adviser: t.string({
        nullable: true,
        description: 'PP-7: the organisation’s allocated Adviser.',
        resolve: ({ adviser, named }) => adviser && named(adviser).displayName,
      }),
      caseSupport: t.string({
        nullable: true,
        resolve: ({ caseSupport, named }) => caseSupport && named(caseSupport).displayName,
      }),
      charges: t.expose('charges', {
        type: work.charges,
        nullable: true,
        authScopes: { audience: 'staff', reads: 'CH' },
      }),
      commissioner: t.expose('commissioner', { type: commissioner, nullable: true, authScopes: withName }),
      concern: t.expose('concern', { type: work.concern, nullable: true, authScopes: withWords }),
      mayDo: t.exposeStringList('mayDo', { description: 'The commands that the reader may give now.' }),
      mayRead: t.exposeStringList('mayRead', { description: 'The data classes that the reader has a right to here.' }),
      mediators: t.field({
        type: [work.mediator],
        resolve: ({ mediators, named }) => mediators.map((one) => ({ ...one, colleague: named(one.id) })),
      }),
      openedBy: t.string({ resolve: ({ openedBy, named }) => named(openedBy).displayName }),
      openedOn: t.expose('openedOn', { type: 'Day' }),
      organisationName: t.exposeString('organisationName'),
      outline: t.string({
        nullable: true,
        description: 'AM-10: one participant’s outline, for the mediators alone; opened, and the opening recorded.',
        authScopes: { audience: 'staff', role: ['mediator'], reads: 'OS' },
        args: { position: t.arg.int({ defaultValue: 1 }) },
        resolve: ({ participants }, { position }, { actor, records }) => {
          const textId = participants.find((one) => one.position === position)?.outlineTextId
          return textId ? records.reveal(actor, textId, '/cases/:reference/outline/:position') : null
        },
      }),
      participants: t.field({ type: [participant], resolve: (one) => one.participants }),
      reason: t.string({
        nullable: true,
        description: 'Why somebody went on against a guide; opened, and the opening recorded.',
        authScopes: withWords,
        args: { number: t.arg.int({ defaultValue: 1 }) },
        resolve: ({ reasons }, { number }, { actor, records }) => {
          const given = reasons[(number ?? 1) - 1]
          return given ? records.reveal(actor, given.textId, '/cases/:reference/reasons/:number') : null
        },
      }),
      reasons: t.field({
        type: [work.reason],
        authScopes: withWords,
        nullable: true,
        resolve: ({ reasons }) => reasons.map((one, index) => ({ ...one, number: index + 1 })),
      }),
      reference: t.exposeString('reference'),
      safeContactAt: t.string({
        nullable: true,
        description: 'The safe address, number or postal address of one participant; opened, and the opening recorded.',
        authScopes: { audience: 'staff', reads: 'SC' },
        args: { position: t.arg.int({ defaultValue: 1 }) },
        resolve: ({ participants }, { position }, { actor, records }) => {
          const safe = participants.find((one) => one.position === position)?.safeContact
          return safe ? records.reveal(actor, safe.textId, '/cases/:reference/safe-contact/:position') : null
        },
      }),
      stage: t.expose('stage', { type: stage }),
      suitability: t.expose('suitability', { type: work.suitability, nullable: true, authScopes: withWords }),
      tasks: t.expose('tasks', { type: [work.task] }),
      timeline: t.field({
        type: [timelineEntry],
        resolve: ({ timeline, named }) => timeline.map((row) => ({ ...row, named })),
      }),
      waitingSentence: t.exposeString('waitingSentence'),
      withdrawalsTold: t.expose('withdrawalsTold', { type: [work.withdrawalTold] }),
    }),
  })
}

const addStage = (builder: Builder) =>
  builder.enumType('MediationStage', {
    values: ['agreed', 'awaitingAgreement', 'awaitingCharges', 'ended'] as const satisfies readonly Stage[],
  })
type StageRef = ReturnType<typeof addStage>

/** What staff read of a mediation: the list, and the case page. */
export const addStaffTypes = (builder: Builder, colleague: ColleagueRef, pageInfo: PageInfoRef): void => {
  const stage = addStage(builder)
  const mediation = addMediation(builder, colleague, stage)
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
      resolve: async (_, { reference }, context) => {
        const parsed = parseReference(reference)
        const page = parsed && (await readsOf(context).mediationPage(parsed))
        return page ? { ...page, named: colleaguesBy(await context.records.colleagues()) } : null
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
