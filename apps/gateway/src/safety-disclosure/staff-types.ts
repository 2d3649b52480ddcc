import { grounds } from '@concord/domain/safety-disclosure'
import { parseReference } from '@concord/domain/shared'
import type { AccessPanel } from '../graphql/access-panel.ts'
import type { Builder } from '../graphql/builder.ts'
import { type Context, readsOf } from '../graphql/context.ts'
import type { DisclosureContent, DisclosureLine, DisclosurePage } from './port.ts'

const staff = { audience: 'staff', reads: 'WF' } as const
const secondPersons = { audience: 'staff', reads: 'SD' } as const

/** One text, opened for the second person's page: its access entry is made first. */
const opened = (textId: string, { actor, records }: Context): Promise<string | null> =>
  records.reveal(actor, textId, '/safety/:reference')

export const addGround = (builder: Builder) => builder.enumType('DisclosureGround', { values: grounds })
export type GroundRef = ReturnType<typeof addGround>

const addContent = (builder: Builder, ground: GroundRef) =>
  builder.objectRef<DisclosureContent>('DisclosureContent').implement({
    description: 'What was written, for a second authorised person. Opened field by field.',
    authScopes: secondPersons,
    fields: (t) => ({
      expectedAction: t.string({
        nullable: true,
        resolve: ({ actionTextId }, _, context) => opened(actionTextId, context),
      }),
      extract: t.string({
        nullable: true,
        description: 'What the commissioner reads.',
        resolve: ({ extractTextId }, _, context) => opened(extractTextId, context),
      }),
      ground: t.expose('ground', { type: ground }),
      reasonsNotToTell: t.stringList({
        description: 'Why telling the participants would raise the risk.',
        resolve: async ({ reasonTextIds }, _, context) => {
          const reasons: string[] = []
          for (const id of reasonTextIds) reasons.push((await opened(id, context)) ?? '')
          return reasons
        },
      }),
      thirdPartyName: t.string({
        nullable: true,
        resolve: ({ thirdParty }, _, context) => (thirdParty ? opened(thirdParty.nameTextId, context) : null),
      }),
      thirdPartyReached: t.string({
        nullable: true,
        description: 'How they can be reached.',
        resolve: ({ thirdParty }, _, context) => (thirdParty ? opened(thirdParty.howReachedTextId, context) : null),
      }),
    }),
  })

/** What staff read of safety disclosures: the open ones that concern them, and the page of one. */
export const addDisclosureStaffTypes = (builder: Builder, panel: AccessPanel, ground: GroundRef): void => {
  const stage = builder.enumType('DisclosureStage', { values: ['begun', 'closed', 'secondViewed'] as const })
  const telling = builder.enumType('TellingOfParticipants', { values: ['notToBeTold', 'toTell', 'told'] as const })
  const content = addContent(builder, ground)
  const line = builder.objectRef<DisclosureLine>('DisclosureSummary').implement({
    description: 'An open disclosure that waits for whoever asks, or that they wrote.',
    authScopes: staff,
    fields: (t) => ({
      begunOn: t.expose('begunOn', { type: 'Day' }),
      ownWriting: t.exposeBoolean('ownWriting'),
      reference: t.exposeString('reference'),
      stage: t.expose('stage', { type: stage }),
      waitingSentence: t.exposeString('waitingSentence'),
    }),
  })
  const disclosure = builder.objectRef<DisclosurePage>('Disclosure').implement({
    description: 'A safety disclosure, for its writer and for a second authorised person.',
    authScopes: staff,
    fields: (t) => ({
      acknowledgedOn: t.expose('acknowledgedOn', { type: 'Day', nullable: true }),
      begunOn: t.expose('begunOn', { type: 'Day' }),
      content: t.field({
        type: content,
        nullable: true,
        description: 'Null for its writer, who does not read it back.',
        authScopes: secondPersons,
        unauthorizedResolver: () => null,
        resolve: (one) => one.content,
      }),
      ownReason: t.exposeBoolean('ownReason', { description: 'Whoever asks has recorded why not to tell.' }),
      ownView: t.exposeBoolean('ownView', { description: 'Whoever asks has viewed it as the second person.' }),
      ownWriting: t.exposeBoolean('ownWriting', { description: 'Whoever asks wrote it.' }),
      participants: t.expose('participants', { type: telling }),
      reference: t.exposeString('reference'),
      stage: t.expose('stage', { type: stage }),
      thirdPartyToTell: t.exposeBoolean('thirdPartyToTell'),
      viewedOn: t.expose('viewedOn', { type: 'Day', nullable: true }),
      waitingSentence: t.exposeString('waitingSentence'),
      whoCanSee: t.field({ type: [panel], resolve: () => [{ dataClass: 'SD' as const }] }),
    }),
  })
  builder.queryFields((t) => ({
    disclosure: t.field({
      type: disclosure,
      nullable: true,
      authScopes: staff,
      unauthorizedResolver: () => null,
      args: { reference: t.arg.string({ required: true }) },
      resolve: (_, { reference }, context) => {
        const parsed = parseReference(reference)
        return parsed === null ? null : readsOf(context).disclosurePage(parsed)
      },
    }),
    openDisclosures: t.field({
      type: [line],
      nullable: true,
      description: 'The oldest first.',
      authScopes: staff,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).openDisclosures(),
    }),
  }))
}
