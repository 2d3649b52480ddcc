import {
  type AnswersOfHelp,
  answers,
  type Circumstances,
  channels,
  closings,
  enquiryClasses,
  enquiryRoles,
  enquiryStages,
  helps,
  practitionerProfessions,
  questionsOfHelp,
  type Recommendation,
  recommend,
} from '@concord/domain/practitioner-advice'
import { parseReference } from '@concord/domain/shared'
import { cursorOf, endOf, pageSize } from '../assisted-mediation/list-page.ts'
import type { AccessPanel } from '../graphql/access-panel.ts'
import type { Builder } from '../graphql/builder.ts'
import { type Context, readsOf } from '../graphql/context.ts'
import type { PageInfoRef } from '../graphql/page-info.ts'
import type { EnquiryLine, EnquiryPage, ListEnd } from '../records-port.ts'
import { whatWasDone } from './step-words.ts'

const staff = { role: enquiryRoles, reads: 'WF' } as const
const withName = { role: enquiryRoles, reads: 'ID' } as const
const withWords = { role: enquiryRoles, reads: 'CN' } as const

/** One text that staff wrote, opened for the page of the enquiry: its access entry is made first. */
const opened = (textId: string | null, { actor, records }: Context): Promise<string | null> | null =>
  textId === null ? null : records.reveal(actor, textId, '/enquiries/:reference')

type StepShown = { readonly at: string; readonly what: string; readonly who: string }
type CircumstancesShown = Omit<Circumstances, 'note'> & { readonly noteId: string | null }

const addCircumstances = (builder: Builder) => {
  const answer = builder.enumType('Answer', { values: answers })
  const profession = builder.enumType('PractitionerProfession', { values: practitionerProfessions })
  return builder.objectRef<CircumstancesShown>('EnquiryCircumstances').implement({
    description: 'What the Senior Adviser learned.',
    authScopes: withWords,
    fields: (t) => ({
      conductIsPart: t.expose('conductIsPart', { type: answer }),
      difficultyWorkingTogether: t.expose('difficultyWorkingTogether', { type: answer }),
      localAttemptsFailed: t.expose('localAttemptsFailed', { type: answer }),
      note: t.string({ nullable: true, resolve: ({ noteId }, _, context) => opened(noteId, context) }),
      practitionerProfession: t.expose('practitionerProfession', { type: profession }),
      specificMatters: t.expose('specificMatters', { type: answer }),
      teamBarriers: t.expose('teamBarriers', { type: answer }),
    }),
  })
}

/** What staff read of an enquiry: the list, and its page. */
export const addEnquiryTypes = (builder: Builder, panel: AccessPanel, pageInfo: PageInfoRef): void => {
  const stage = builder.enumType('EnquiryStage', { values: enquiryStages })
  const channel = builder.enumType('EnquiryChannel', { values: channels })
  const help = builder.enumType('Help', { values: helps })
  const outcome = builder.enumType('EnquiryOutcome', { values: [...closings, 'caseOpened'] as const })
  const question = builder.enumType('QuestionOfHelp', { values: questionsOfHelp })
  const circumstances = addCircumstances(builder)
  const recommendation = builder.objectRef<Recommendation>('Recommendation').implement({
    description: 'The help that the recorded circumstances point to. The Adviser decides.',
    authScopes: withWords,
    fields: (t) => ({
      askAgain: t.field({
        type: [question],
        description: 'What is not known, and would change it.',
        resolve: (one) => one.askAgain,
      }),
      because: t.exposeString('because', { description: 'One sentence, to be read out.' }),
      help: t.expose('help', { type: help }),
    }),
  })
  const step = builder.objectRef<StepShown>('EnquiryStep').implement({
    authScopes: staff,
    fields: (t) => ({
      at: t.expose('at', { type: 'Instant' }),
      what: t.exposeString('what', { description: 'What was done, and by which channel.' }),
      who: t.exposeString('who', { description: 'The colleague who did it.' }),
    }),
  })
  const summary = builder.objectRef<EnquiryLine>('EnquirySummary').implement({
    description: "A line of the staff's list of enquiries.",
    authScopes: staff,
    fields: (t) => ({
      openedOn: t.expose('openedOn', { type: 'Day' }),
      organisationName: t.exposeString('organisationName', { nullable: true }),
      reference: t.exposeString('reference'),
      stage: t.expose('stage', { type: stage }),
      waitingSentence: t.exposeString('waitingSentence'),
    }),
  })
  const enquiry = builder.objectRef<EnquiryPage>('Enquiry').implement({
    description: 'An enquiry, as those assigned to it read it. What staff wrote is opened field by field.',
    authScopes: staff,
    fields: (t) => {
      const words = (place: keyof EnquiryPage['words'], description: string) =>
        t.string({
          nullable: true,
          authScopes: withWords,
          description,
          resolve: (one, _, context) => opened(one.words[place], context),
        })
      return {
        about: words('about', 'What the contact is about.'),
        anotherMatter: words('anotherMatter', "Why it was logged beside the caller's open one."),
        callerEmail: t.exposeString('callerEmail', { nullable: true, authScopes: withName }),
        callerName: t.exposeString('callerName', { nullable: true, authScopes: withName }),
        caseReference: t.exposeString('caseReference', { nullable: true }),
        channel: t.expose('channel', { type: channel, nullable: true }),
        circumstances: t.field({
          type: circumstances,
          nullable: true,
          authScopes: withWords,
          resolve: (one) => one.circumstances && { ...one.circumstances, noteId: one.words.circumstances },
        }),
        closingNote: words('closing', 'What was noted when it was closed.'),
        help: t.expose('help', { type: help, nullable: true }),
        mayDo: t.stringList({
          description: 'The commands that whoever asks may give now.',
          resolve: (one) => [...one.mayDo],
        }),
        openedOn: t.expose('openedOn', { type: 'Day' }),
        organisationId: t.exposeString('organisationId', { nullable: true }),
        organisationName: t.exposeString('organisationName', { nullable: true }),
        outcome: t.expose('outcome', { type: outcome, nullable: true }),
        reason: words('choice', 'Why the help is another than the recommended one.'),
        recommendation: t.field({
          type: recommendation,
          nullable: true,
          authScopes: withWords,
          resolve: (one) => one.circumstances && recommend(one.circumstances as AnswersOfHelp),
        }),
        reference: t.exposeString('reference'),
        stage: t.expose('stage', { type: stage }),
        steps: t.field({
          type: [step],
          description: 'From the contact on, each with who, when and channel.',
          resolve: async (one, _, { records }) => {
            const names = new Map((await records.colleagues()).map(({ id, displayName }) => [id, displayName]))
            return one.steps.map((taken) => ({
              at: taken.at,
              what: whatWasDone(taken),
              who: names.get(taken.by) ?? 'A colleague',
            }))
          },
        }),
        waitingSentence: t.exposeString('waitingSentence'),
        whoCanSee: t.field({
          type: [panel],
          resolve: () => enquiryClasses.map((dataClass) => ({ dataClass, among: enquiryRoles })),
        }),
      }
    },
  })
  type Connection = { readonly nodes: readonly EnquiryLine[]; readonly next: ListEnd | null }
  const connection = builder.objectRef<Connection>('EnquiryConnection').implement({
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
    enquiries: t.field({
      type: connection,
      nullable: true,
      description: 'At most 50 a page.',
      authScopes: staff,
      unauthorizedResolver: () => null,
      args: { after: t.arg.string(), first: t.arg.int({ defaultValue: 25 }) },
      resolve: (_, args, context) =>
        readsOf(context).listEnquiries({ first: pageSize(args.first), after: endOf(args.after) }),
    }),
    enquiry: t.field({
      type: enquiry,
      nullable: true,
      authScopes: staff,
      unauthorizedResolver: () => null,
      args: { reference: t.arg.string({ required: true }) },
      resolve: (_, { reference }, context) => {
        const parsed = parseReference(reference)
        return parsed === null ? null : readsOf(context).enquiryPage(parsed)
      },
    }),
  }))
}
