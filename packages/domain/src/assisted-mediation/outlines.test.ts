import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  adviser,
  agree,
  aMediation,
  aMediator,
  commissioner,
  contextOf,
  participant,
  type Story,
  sealed,
  service,
  withdraw,
} from '../testing/a-mediation.ts'
import { isRefused } from '../testing/evidence.ts'
import type { Actor, MediationCommand } from './index.ts'
import { decide, grantsOf, mediationCommandSchemas, outlineKeyName, outlineWords, promisesOf } from './index.ts'

const said = (one: Story, actor: Actor, command: MediationCommand) =>
  decide(one.state, command, contextOf(actor, one.now))
const save = { name: 'saveOutline', draft: sealed } as const
const handIn = { name: 'handInOutline', outline: sealed } as const
const destroyed = (position: number) =>
  ({ name: 'recordDestruction', partyId: `participants.${position - 1}` }) as const
const outlineOf = (one: Story, position: number) => one.state.participants[position - 1]?.outline
const readers = (one: Story, ...classes: string[]) =>
  grantsOf(one.state)
    .filter(({ dataClass, verb }) => classes.includes(dataClass) && verb !== 'do')
    .map(({ subject, verb, dataClass }) => `${subject.slice(-12)} ${verb} ${dataClass}`)
    .sort()
const asked = aMediation().sent().mediatedBy(1, 2)
const signed = asked.agreedBy(1)

describe('AM-10: before the day each participant writes an outline of the key aspects as they see them', () => {
  test('once they themselves have agreed', () => {
    isRefused(said(asked, participant(1), save), 'AM-10', 'AGREE_FIRST')
    isRefused(said(asked, participant(1), handIn), 'AM-10', 'AGREE_FIRST')
    expect(said(signed, participant(1), save)).toEqual([])
    expect(said(signed, participant(1), handIn)).toEqual([])
    isRefused(said(signed, participant(2), save), 'AM-10', 'AGREE_FIRST')
  })
  test.each([adviser, aMediator(1), commissioner])('nobody writes it for them: %o', (actor) => {
    isRefused(said(signed, actor, save), 'AM-5', 'NOT_A_PARTICIPANT')
    isRefused(said(signed, actor, handIn), 'AM-5', 'NOT_A_PARTICIPANT')
  })
  test('a draft is no event of the case; handed in, it is the last version that counts', () => {
    expect(signed.then(participant(1), save).state).toEqual(signed.state)
    const twice = signed
      .then(participant(1), handIn)
      .at('2026-03-03T10:00:00.000Z')
      .then(participant(1), { ...handIn, outline: { textId: 'second', length: 6 } })
    expect(outlineOf(twice, 1)).toEqual({
      text: { textId: 'second', length: 6 },
      handedInAt: '2026-03-03T10:00:00.000Z',
      key: 'live',
      destroyedAt: null,
    })
  })
  test('its prompts ask for what the guidance asks for, and it takes no attachments', () => {
    expect(outlineWords.prompts).toHaveLength(3)
    for (const [name, key] of [
      ['saveOutline', 'draft'],
      ['handInOutline', 'outline'],
    ] as const) {
      const { properties = {} } = z.toJSONSchema(mediationCommandSchemas[name], { unrepresentable: 'any', io: 'input' })
      expect(Object.keys(properties)).toEqual([key])
      expect(properties[key]).toMatchObject({ type: 'string' })
    }
  })
})

describe('AM-10: it is for the mediators alone; no other participant and not the commissioner ever sees it', () => {
  test('the writer once they have agreed, and nobody else before all have', () => {
    expect(readers(asked, 'OS', 'OD')).toEqual([])
    expect(readers(signed, 'OS', 'OD')).toEqual(['rticipants.0 Ro OD', 'rticipants.0 Ro OS'])
  })
  test('the mediators when all have agreed; a draft is its writer’s for ever', () => {
    const ofMediators = readers(asked.agreedBy(1, 2), 'OS', 'OD').filter((one) => !one.startsWith('rticipants'))
    expect(ofMediators).toEqual(['0000000000e1 R OS', '0000000000e2 R OS'])
  })
  test('case support sees that one was received, never what it says', () => {
    const supported = asked.then(adviser, {
      name: 'assignCaseSupport',
      accountId: '00000000-0000-4000-8000-0000000000cc',
    })
    expect(readers(supported, 'OS', 'OD')).toEqual(['0000000000cc Rm OS'])
  })
})

describe('AM-10: destroyed when the mediation ends before the day', () => {
  const handedIn = signed.then(participant(1), handIn)
  const ended = handedIn.withdrawnBy(2)
  test('the key goes none → live → being destroyed → destroyed, one a person', () => {
    expect(outlineKeyName('participants.0')).not.toBe(outlineKeyName('participants.1'))
    expect([asked, signed, ended, ended.then(service, destroyed(1))].map((one) => outlineOf(one, 1)?.key)).toEqual([
      'none',
      'live',
      'beingDestroyed',
      'destroyed',
    ])
    const recorded = ended.at('2026-03-02T10:00:05.000Z').then(service, destroyed(1))
    expect(outlineOf(recorded, 1)?.destroyedAt).toBe('2026-03-02T10:00:05.000Z')
  })
  test('from the ending on nobody reads or writes it, and no state holds its text', () => {
    expect(readers(ended, 'OS', 'OD')).toEqual([])
    expect(outlineOf(ended, 1)?.text).toBeNull()
    isRefused(said(ended, participant(1), save), 'AM-10', 'OUTLINE_CLOSED')
    isRefused(said(ended, participant(1), handIn), 'AM-10', 'OUTLINE_CLOSED')
  })
  test('whatever ends it: a destruction is owed at once, until it is recorded', () => {
    const owed = (one: Story) =>
      promisesOf(one.state)
        .filter(({ nature }) => nature === 'destruction')
        .map(({ kind, partyId, dueAt }) => `${kind} ${partyId} ${dueAt}`)
    const now = 'outlineDestruction participants.0 2026-03-02T10:00:00.000Z'
    expect(owed(ended)).toEqual([now])
    expect(owed(handedIn.then(participant(1), withdraw))).toEqual([now])
    expect(owed(handedIn.then(service, { name: 'endAsNotAgreed' }))).toEqual([now])
    expect(owed(ended.then(service, destroyed(1)))).toEqual([])
  })
  test('only what is being destroyed is recorded as destroyed, once', () => {
    isRefused(said(handedIn, service, destroyed(1)), 'AM-10', 'NOTHING_TO_DESTROY')
    expect(said(ended, service, destroyed(1))).toEqual([])
    isRefused(said(ended, service, destroyed(2)), 'AM-10', 'NOTHING_TO_DESTROY')
    isRefused(said(ended.then(service, destroyed(1)), service, destroyed(1)), 'AM-10', 'NOTHING_TO_DESTROY')
  })
  test('the key made for a signature after the ending dies too', () => {
    const early = asked.withdrawnBy(2)
    expect(said(early, participant(1), agree)).toEqual([])
    expect(outlineOf(early.agreedBy(1), 1)?.key).toBe('beingDestroyed')
  })
})
