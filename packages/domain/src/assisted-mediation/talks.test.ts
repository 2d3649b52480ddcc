import { describe, expect, test } from 'vitest'
import {
  adviser,
  aMediation,
  aMediator,
  byTelephone,
  contextOf,
  participant,
  type Story,
} from '../testing/a-mediation.ts'
import { isRefused } from '../testing/evidence.ts'
import type { Actor, MediationCommand } from './index.ts'
import { decide, offerTalkSchema, promisesOf } from './index.ts'

const said = (one: Story, actor: Actor, command: MediationCommand) =>
  decide(one.state, command, contextOf(actor, one.now))
const [ten, eleven, twelve] = [
  '2026-03-10T10:00:00.000Z',
  '2026-03-10T11:00:00.000Z',
  '2026-03-10T12:00:00.000Z',
] as const
const offer = (position: number, ...times: string[]) =>
  ({ name: 'offerTalk', partyId: `participants.${position - 1}`, times }) as const
const book = (time: string) => ({ name: 'bookTalk', time }) as const
const decline = { name: 'declineTalk' } as const
const owed = (one: Story, position = 1) =>
  promisesOf(one.state)
    .filter(({ kind, partyId }) => /talk/i.test(kind) && partyId === `participants.${position - 1}`)
    .map(({ kind, nature, occurrence }) => `${nature} ${kind} ${occurrence}`)
const ready = aMediation().sent().mediatedBy(1, 2).agreedBy(1)
const offered = ready.then(aMediator(1), offer(1, ten, eleven))
const booked = offered.sent().then(participant(1), book(ten))

describe('AM-11: each participant is offered a talk with a mediator beforehand', () => {
  test('who has agreed, as soon as there is a mediator: a task until it is offered', () => {
    expect(owed(aMediation().sent().agreedBy(1))).toEqual([])
    expect(owed(ready)).toEqual(['task talkToOffer 1'])
    expect(owed(ready, 2)).toEqual([])
    isRefused(said(ready, aMediator(1), offer(2, ten)), 'AM-11', 'PARTICIPANT_HAS_NOT_AGREED')
    expect(said(ready, aMediator(1), offer(1, ten))).toEqual([])
  })
  test('offered, they are told; told, nothing more is owed', () => {
    expect(owed(offered)).toEqual(['sending talkOffer 1'])
    expect(owed(offered.sent())).toEqual([])
    expect(owed(offered.then(participant(1), byTelephone()))).toEqual(['task talkOffer 1'])
  })
  test('offered anew before a time is chosen, they are told anew', () => {
    expect(owed(offered.sent().then(aMediator(2), offer(1, twelve)))).toEqual(['sending talkOffer 2'])
  })
  test('times are still to come, and offered to no other participant', () => {
    isRefused(said(ready, aMediator(1), offer(1, ten, ready.now)), 'AM-11', 'TIME_HAS_PASSED')
    const both = offered.agreedBy(2)
    isRefused(said(both, aMediator(2), offer(2, twelve, eleven)), 'AM-11', 'TIME_OFFERED_TO_ANOTHER')
    expect(said(both, aMediator(2), offer(2, twelve, eleven)).map(({ field }) => field)).toEqual(['times.1'])
    expect(said(both, aMediator(2), offer(2, twelve))).toEqual([])
    expect(said(both, aMediator(1), offer(1, ten))).toEqual([])
  })
  test('one to six, each once', () => {
    const partyId = '00000000-0000-4000-8000-000000000001'
    expect(offerTalkSchema.parse({ partyId, times: [eleven, ten, eleven] }).times).toEqual([ten, eleven])
    expect(offerTalkSchema.safeParse({ partyId, times: [] }).success).toBe(false)
    expect(offerTalkSchema.safeParse({ partyId, times: Array(7).fill(ten) }).success).toBe(false)
  })
})

describe('AM-11: the participant books one of the times offered, or none', () => {
  test('before an offer there is nothing to answer', () => {
    isRefused(said(ready, participant(1), book(ten)), 'AM-11', 'TALK_NOT_OFFERED')
    isRefused(said(ready, participant(1), decline), 'AM-11', 'TALK_NOT_OFFERED')
  })
  test('a time that was offered, and is still to come', () => {
    expect(said(offered, participant(1), book(eleven))).toEqual([])
    isRefused(said(offered, participant(1), book(twelve)), 'AM-11', 'TIME_NOT_OFFERED')
    isRefused(said(offered.at(ten), participant(1), book(ten)), 'AM-11', 'TIME_HAS_PASSED')
    expect(said(offered.at(ten), participant(1), book(eleven))).toEqual([])
  })
  test('a booking can be changed or given up by them, and no mediator offers over it', () => {
    expect(said(booked, participant(1), book(eleven))).toEqual([])
    expect(booked.then(participant(1), decline).state.participants[0]?.talk).toMatchObject({
      bookedAt: null,
      declined: true,
    })
    isRefused(said(booked, aMediator(2), offer(1, twelve)), 'AM-11', 'TALK_BOOKED_ALREADY')
  })
  test('declined, it is not pressed; it can be taken up after all', () => {
    const declined = offered.then(participant(1), decline)
    expect(owed(declined)).toEqual([])
    expect(said(declined, participant(1), book(ten))).toEqual([])
    expect(declined.then(participant(1), book(ten)).state.participants[0]?.talk.declined).toBe(false)
  })
  test('who has chosen before being told by a person is not told any more', () => {
    expect(owed(offered.then(participant(1), byTelephone()).then(participant(1), book(ten)))).toEqual([])
  })
})

describe('AM-11: a talk is with the mediator who offered it', () => {
  const replace = (one: Story) => one.then(adviser, { name: 'assignMediators', mediatorIds: [idOf(2)] })
  const idOf = (number: number) => `00000000-0000-4000-8000-0000000000e${number}`
  test.each([
    ['is replaced', replace],
    ['declares a connection', (one: Story) => one.then(aMediator(1), { name: 'declareConnection' })],
  ])('who %s: what is booked and to come falls, and a talk is to be offered anew', (_, leaves) => {
    const left = leaves(booked)
    expect(owed(left)).toEqual(['task talkToOffer 2'])
    isRefused(said(left, participant(1), book(ten)), 'AM-11', 'TALK_NOT_OFFERED')
    expect(owed(left.then(aMediator(2), offer(1, twelve)))).toEqual(['sending talkOffer 2'])
  })
  test('a talk that was held stays, and who declined is not asked again', () => {
    expect(owed(replace(booked.at(ten)))).toEqual([])
    expect(owed(replace(offered.then(participant(1), decline)))).toEqual([])
  })
  test('the other mediator’s leaving changes nothing', () => {
    const left = booked.then(aMediator(2), { name: 'declareConnection' })
    expect(left.state.participants).toEqual(booked.state.participants)
  })
})
