import { conditionNames } from '@concord/domain/assisted-mediation'
import type { Builder } from '../graphql/builder.ts'
import type { ColleagueRef } from '../graphql/colleague.ts'
import type { Colleague } from '../records-port.ts'
import type {
  ConcernRow,
  MediatorRow,
  PutChargesRow,
  ReasonRow,
  SuitabilityRow,
  TaskRow,
  WithdrawalToldRow,
} from './staff-rows.ts'
import { whatIsToDo } from './timeline-words.ts'

const staff = { audience: 'staff', reads: 'WF' } as const
const withWords = { audience: 'staff', reads: 'CN' } as const
const withCharges = { audience: 'staff', reads: 'CH' } as const

export type ShownMediator = MediatorRow & { readonly colleague: Colleague }
export type ShownReason = ReasonRow & { readonly number: number }

/** What staff work on in a case: its concern, suitability, charges, mediators and what waits for a person. */
export const addCaseWork = (builder: Builder, colleague: ColleagueRef) => ({
  concern: builder.objectRef<ConcernRow>('Concern').implement({
    description: 'PP-2, PP-6: whose practice raises concern, and whether conduct is part of it.',
    authScopes: withWords,
    fields: (t) => ({ conductIsPart: t.exposeString('conductIsPart'), profession: t.exposeString('profession') }),
  }),
  suitability: builder.objectRef<SuitabilityRow>('Suitability').implement({
    description: 'AM-4: yes, no or notKnown for each of the six conditions.',
    authScopes: withWords,
    fields: (t) =>
      Object.fromEntries(conditionNames.map((name) => [name, t.exposeString(name)])) as Record<
        (typeof conditionNames)[number],
        ReturnType<typeof t.exposeString>
      >,
  }),
  charges: builder.objectRef<PutChargesRow>('Charges').implement({
    description: 'PP-4: the indication of charges, and the commissioner’s answer.',
    authScopes: withCharges,
    fields: (t) => ({
      answer: t.exposeString('answer', { nullable: true, description: 'accepted or declined.' }),
      answeredOn: t.expose('answeredOn', { type: 'Day', nullable: true }),
      covers: t.string({
        nullable: true,
        description: 'What it covers; opened, and the opening recorded.',
        resolve: ({ coversTextId }, _, { actor, records }) =>
          records.reveal(actor, coversTextId, '/cases/:reference/charges'),
      }),
      pounds: t.exposeInt('pounds'),
      putOn: t.expose('putOn', { type: 'Day' }),
    }),
  }),
  reason: builder.objectRef<ShownReason>('GivenReason').implement({
    description: 'That somebody went on against a guide; why, is opened by itself.',
    authScopes: withWords,
    fields: (t) => ({
      givenOn: t.expose('givenOn', { type: 'Day' }),
      number: t.exposeInt('number', { description: 'Counted from the first.' }),
      rule: t.exposeString('rule', { description: "The rulebook's id." }),
    }),
  }),
  mediator: builder.objectRef<ShownMediator>('Mediator').implement({
    description:
      'A mediator’s place on the case. A proposal that lapsed and a connection look the same, and there is no side (AM-3).',
    authScopes: staff,
    fields: (t) => ({
      colleague: t.expose('colleague', { type: colleague }),
      standing: t.exposeString('standing', { description: 'proposed, clear, assigned, notAvailable or replaced.' }),
    }),
  }),
  task: builder.objectRef<TaskRow>('Task').implement({
    description: 'What waits for a person.',
    authScopes: staff,
    fields: (t) => ({
      dueAt: t.expose('dueAt', { type: 'Instant', nullable: true }),
      kind: t.exposeString('kind'),
      occurrence: t.exposeInt('occurrence'),
      position: t.exposeInt('position', { nullable: true }),
      what: t.string({ resolve: whatIsToDo }),
    }),
  }),
  withdrawalTold: builder.objectRef<WithdrawalToldRow>('WithdrawalTold').implement({
    description: 'AM-22: a withdrawal that was told to staff; who recorded it stands in the timeline.',
    authScopes: staff,
    fields: (t) => ({
      channel: t.exposeString('channel', { description: 'telephone, email, letter or inPerson.' }),
      position: t.exposeInt('position'),
      toldOn: t.expose('toldOn', { type: 'Day' }),
    }),
  }),
})
