import { describe, expect, test } from 'vitest'
import {
  adviser,
  agree,
  aMediation,
  aNewMediation,
  charges,
  commissioner,
  contextOf,
  participant,
  type Story,
  sealed,
  service,
  suitable,
  withdraw,
} from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import type { Actor, MediationCommand } from './index.ts'
import { decide, grantsOf, milestonesOf, promisesOf, putChargesSchema } from './index.ts'

const said = (one: Story, actor: Actor, command: MediationCommand) =>
  decide(one.state, command, contextOf(actor, one.now))
const owed = (one: Story) => promisesOf(one.state).map((of) => `${of.kind} ${of.partyId} ${of.occurrence} ${of.dueAt}`)
const accept = { name: 'acceptCharges' } as const
const decline = { name: 'declineCharges' } as const
const suited = aNewMediation().then(adviser, suitable)
const put = suited.then(adviser, charges)

describe('PP-4: it starts only after the commissioner was given an indication of charges and has accepted it', () => {
  test('no agreement counts before, and the commissioner’s yes opens it', () => {
    isRefused(said(put, participant(1), agree), 'PP-4', 'CHARGES_NOT_ACCEPTED')
    isRefused(
      said(put, participant(1), { name: 'answerSharing', sharesAgreement: true }),
      'PP-4',
      'CHARGES_NOT_ACCEPTED',
    )
    isAccepted(said(put.then(commissioner, accept), participant(1), agree), 'PP-4')
  })
  test('no participant is written to before', () => {
    expect(owed(suited)).toEqual([])
    expect(owed(put)).toEqual(['chargesNotice commissioner 1 2026-03-02T10:00:00.000Z'])
    expect(owed(put.then(commissioner, accept)).filter((one) => one.startsWith('invitation'))).toHaveLength(2)
  })
  test('there is nothing to answer before they are put, and an answer is given once', () => {
    isRefused(said(suited, commissioner, accept), 'PP-4', 'CHARGES_NOT_PUT')
    isRefused(said(suited, commissioner, decline), 'PP-4', 'CHARGES_NOT_PUT')
    isAccepted(said(put, commissioner, accept), 'PP-4')
    isAccepted(said(put, commissioner, decline), 'PP-4')
    const answered = put.then(commissioner, accept)
    isRefused(said(answered, commissioner, accept), 'PP-4', 'CHARGES_ANSWERED_ALREADY')
    isRefused(said(answered, commissioner, decline), 'PP-4', 'CHARGES_ANSWERED_ALREADY')
  })
  test.each([participant(1), adviser])('nobody answers for the commissioner: %o', (actor) => {
    isRefused(said(put, actor, accept), 'PP-4', 'NOT_THE_COMMISSIONER')
    isRefused(said(put, actor, decline), 'PP-4', 'NOT_THE_COMMISSIONER')
  })
  test('they are put to the commissioner alone, and not again once accepted', () => {
    isRefused(said(suited, adviser, { ...charges, partyId: 'participants.0' }), 'PP-4', 'NOT_THE_COMMISSIONER')
    isAccepted(said(put, adviser, charges), 'PP-4')
    isRefused(said(put.then(commissioner, accept), adviser, charges), 'PP-4', 'CHARGES_ACCEPTED_ALREADY')
  })
  test.each([
    ['0', true],
    ['1200', true],
    ['-1', false],
    ['12.50', false],
    ['100001', false],
  ])('%s pounds typed: %s', (pounds, good) => {
    const typed = { partyId: '00000000-0000-4000-8000-000000000001', pounds, covers: 'Two mediators\nfor a day' }
    expect(putChargesSchema.safeParse(typed).success).toBe(good)
  })
})

describe('PP-4: the indication goes to the commissioner, who is reminded; nothing ends by their silence', () => {
  test('a reminder 5 working days after the hand-over, at 09:00', () => {
    expect(owed(put.sent())).toEqual(['chargesReminder commissioner 1 2026-03-09T09:00:00.000Z'])
    expect(owed(put.sent().at('2026-03-09T09:00:00.000Z').sent())).toEqual([])
  })
  test('put again, they are told again, and the reminder of the first is owed no longer', () => {
    expect(owed(put.sent().at('2026-03-03T11:00:00.000Z').then(adviser, charges))).toEqual([
      'chargesNotice commissioner 2 2026-03-03T11:00:00.000Z',
    ])
  })
  test('to a corrected address they go anew, and the reminder runs from there', () => {
    const correction = { name: 'correctContactDetails', partyId: 'commissioner', email: sealed } as const
    const corrected = put.sent().at('2026-03-20T10:00:00.000Z').then(adviser, correction)
    expect(owed(corrected)).toEqual(['chargesNotice commissioner 2 2026-03-02T10:00:00.000Z'])
    expect(owed(corrected.sent())).toEqual(['chargesReminder commissioner 2 2026-03-27T09:00:00.000Z'])
  })
  test('once answered, nothing more of it is owed', () => {
    const answered = put.sent().then(commissioner, accept)
    expect(owed(answered).filter((one) => one.startsWith('charges'))).toEqual([])
  })
})

describe('PP-4: declined, it ends', () => {
  const declined = put.sent().then(commissioner, decline)
  test('and nobody is written to: who declined knows, and nobody else was asked', () => {
    expect(declined.state.stage).toBe('ended')
    expect(declined.state.ending?.kind).toBe('chargesDeclined')
    expect(owed(declined)).toEqual([])
  })
  test('the service lets nobody agree afterwards', () => {
    const told = declined.at(declined.state.ending?.toldAt ?? '')
    isRefused(said(told, participant(1), agree), 'AM-22', 'MEDIATION_HAS_ENDED')
    isRefused(said(declined, service, { name: 'endAsNotAgreed' }), 'AM-5', 'NOT_WAITING_FOR_AGREEMENT')
  })
})

describe('AM-22: until the commissioner is told of an ending, their answer is taken as if there were none', () => {
  const ended = put.sent().then(participant(1), withdraw)
  const acts = (one: Story) =>
    grantsOf(one.state)
      .filter(({ subject, verb }) => subject === 'commissioner' && verb === 'do')
      .map(({ dataClass, validUntil }) => `${dataClass} ${validUntil}`)
  test('with the right to it, until 5pm', () => {
    expect(said(ended, commissioner, accept)).toEqual([])
    expect(said(ended, commissioner, decline)).toEqual([])
    expect(acts(ended)).toEqual(['acceptCharges 2026-03-02T17:00:00.000Z', 'declineCharges 2026-03-02T17:00:00.000Z'])
  })
  test('a yes shows what a yes shows, and asks nobody', () => {
    const yes = ended.then(commissioner, accept)
    const shownNow = (one: Story) =>
      milestonesOf(one.state).filter(({ partyId, visibleFrom }) => partyId === 'commissioner' && visibleFrom <= one.now)
    expect(shownNow(yes)).toEqual(shownNow(put.sent().then(commissioner, accept)))
    expect(acts(yes)).toEqual([])
    expect(yes.state.stage).toBe('ended')
    expect(owed(yes)).toEqual(['endingNotice commissioner 1 2026-03-02T17:00:00.000Z'])
  })
  test('who has said no is not written to about it', () => {
    expect(owed(ended.then(commissioner, decline))).toEqual([])
  })
})

test('the builder’s accepted mediation went the same way', () => {
  expect(aMediation().state).toEqual(put.then(commissioner, accept).state)
})
