import { parseReference } from '@concord/domain/shared'
import type { Builder } from '../graphql/builder.ts'
import { type Context, readsOf } from '../graphql/context.ts'
import type { AddressedDisclosure } from './port.ts'
import type { GroundRef } from './staff-types.ts'

const commissioners = { audience: 'commissioner', reads: 'SD' } as const
const participants = { audience: 'participant', reads: 'WF' } as const

const opened = (textId: string, { actor, records }: Context): Promise<string | null> =>
  records.reveal(actor, textId, '/safety/:reference')

/** What the commissioner reads of a disclosure that is addressed to them, and what a participant is told. */
export const addDisclosurePartyTypes = (builder: Builder, ground: GroundRef): void => {
  const summary = builder.objectRef<AddressedDisclosure>('AddressedDisclosureSummary').implement({
    description: 'That there is one: a list opens no text.',
    authScopes: commissioners,
    fields: (t) => ({
      acknowledgedOn: t.expose('acknowledgedOn', { type: 'Day', nullable: true }),
      reference: t.exposeString('reference'),
      sentOn: t.expose('sentOn', { type: 'Day' }),
    }),
  })
  const addressed = builder.objectRef<AddressedDisclosure>('AddressedDisclosure').implement({
    description: 'What the mediators pass on to the commissioner for safety, and nothing else of the mediation.',
    authScopes: commissioners,
    fields: (t) => ({
      acknowledgedOn: t.expose('acknowledgedOn', { type: 'Day', nullable: true }),
      expectedAction: t.string({
        nullable: true,
        resolve: ({ actionTextId }, _, context) => opened(actionTextId, context),
      }),
      extract: t.string({
        nullable: true,
        resolve: ({ extractTextId }, _, context) => opened(extractTextId, context),
      }),
      ground: t.expose('ground', { type: ground }),
      reference: t.exposeString('reference'),
      sentOn: t.expose('sentOn', { type: 'Day' }),
    }),
  })
  builder.queryFields((t) => ({
    addressedDisclosure: t.field({
      type: addressed,
      nullable: true,
      authScopes: commissioners,
      unauthorizedResolver: () => null,
      args: { reference: t.arg.string({ required: true }) },
      resolve: async (_, { reference }, context) => {
        const parsed = parseReference(reference)
        const all = await readsOf(context).addressedDisclosures()
        return all.find((one) => one.reference === parsed) ?? null
      },
    }),
    addressedDisclosures: t.field({
      type: [summary],
      nullable: true,
      authScopes: commissioners,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).addressedDisclosures(),
    }),
    toldOfSafety: t.field({
      type: ['Day'],
      nullable: true,
      description: 'The days on which the participant was told that a concern about safety was passed on.',
      authScopes: participants,
      unauthorizedResolver: () => null,
      resolve: (_, __, context) => readsOf(context).toldOfSafety(),
    }),
  }))
}
