import { describe, expect, test } from 'vitest'
import { aMediation, contextOf, participant, type Story, service, withdraw } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import { decide, grantsOf, milestonesOf, notGoingAheadWords, promisesOf, sharedAgreementsOf } from './index.ts'

const endAsNotAgreed = { name: 'endAsNotAgreed' } as const
/** Everything the domain gives this party to be shown, sent or allowed, as bytes, at this instant of the same clock. */
const shownTo = (one: Story, partyId: string, at: string): string =>
  JSON.stringify({
    milestones: milestonesOf(one.state).filter((of) => of.partyId === partyId && of.visibleFrom <= at),
    messages: promisesOf(one.state).filter((of) => of.partyId === partyId && of.nature !== 'destruction'),
    written: one.state.handOvers.filter((of) => of.partyId === partyId),
    rights: grantsOf(one.state).filter(
      ({ subject, validUntil }) => subject === partyId && (validUntil === null || validUntil > at),
    ),
    shared: sharedAgreementsOf(one.state).filter(
      ({ readerId, visibleFrom }) => readerId === partyId && visibleFrom <= at,
    ),
    own: one.state.participants.filter((of) => of.partyId === partyId),
    due: one.state.agreementDueAt,
    toldAt: one.state.ending?.toldAt,
  })
const lastDay = '2026-03-23'
const after5 = `${lastDay}T17:00:00.000Z`
const asked = aMediation().of(4).sent()
const agreed4 = asked.agreedBy(4)
const reminded = agreed4.at('2026-03-09T09:00:00.000Z').sent().at('2026-03-16T09:00:00.000Z').sent()
// One and the same observer has agreed; of the other three a different one each time refuses, withdraws or says nothing.
const othersSign = (one: Story, ...positions: number[]) => one.at('2026-03-17T09:00:00.000Z').agreedBy(...positions)
const refusal = (hour: string) => othersSign(reminded, 2).at(`${lastDay}T${hour}`).withdrawnBy(1)
const withdrawal = (hour: string) => othersSign(reminded, 2).at(`${lastDay}T${hour}`).withdrawnBy(2)
const silence = (hour: string) => othersSign(reminded, 1, 2).at(`${lastDay}T${hour}`).then(service, endAsNotAgreed)
const observers = ['participants.3', 'commissioner'] as const

describe('AM-22: on the announced last day a refusal, a withdrawal and silence, of different persons, are byte-equal', () => {
  const endings: readonly (readonly [string, Story])[] = [
    ['a refusal early in the day', refusal('08:15:00.000Z')],
    ['a refusal a moment before five', refusal('16:59:59.999Z')],
    ['a refusal at five', refusal('17:00:00.000Z')],
    ['a refusal a little after five', refusal('17:00:01.500Z')],
    ['a withdrawal at noon', withdrawal('12:00:00.000Z')],
    ['a withdrawal late in the evening', withdrawal('22:30:00.000Z')],
    ['silence, decided late by the process', silence('17:00:07.000Z')],
  ]
  const expected = silence('17:00:00.000Z')
  test.each(endings)('%s', (_, one) => {
    expect(one.state.ending).not.toBeNull()
    for (const observer of observers) {
      expect(shownTo(one, observer, after5), observer).toBe(shownTo(expected, observer, after5))
      expect(shownTo(one, observer, `${lastDay}T23:59:59.000Z`), observer).toBe(
        shownTo(expected, observer, `${lastDay}T23:59:59.000Z`),
      )
    }
  })
  test('silence was really silence', () => {
    isRefused(
      decide(othersSign(reminded, 1, 2).state, endAsNotAgreed, contextOf(service, `${lastDay}T16:59:59.999Z`)),
      'AM-5',
      'TIME_TO_AGREE_NOT_PASSED',
    )
    isAccepted(decide(othersSign(reminded, 1, 2).state, endAsNotAgreed, contextOf(service, after5)), 'AM-5')
  })
  test('a signature given after the ending shows its signer the same as one before', () => {
    const signs = (one: Story) => one.at(`${lastDay}T16:00:00.000Z`).agreedBy(3)
    const untold = signs(othersSign(reminded, 2).at(`${lastDay}T14:00:00.000Z`).withdrawnBy(1))
    const silent = signs(othersSign(reminded, 2)).at(after5).then(service, endAsNotAgreed)
    expect(shownTo(untold, 'participants.2', after5)).toBe(shownTo(silent, 'participants.2', after5))
  })
})

describe('AM-22: on an earlier day a refusal and a withdrawal, of different persons, at different hours, are byte-equal', () => {
  const earlier = (hour: string) => agreed4.agreedBy(2).at(`2026-03-05T${hour}`)
  test.each(['00:00:00.000Z', '09:30:00.000Z', '13:00:00.000Z', '16:59:59.999Z', '17:00:00.000Z'])('%s', (hour) => {
    const expected = earlier('11:11:11.000Z').withdrawnBy(2)
    for (const one of [earlier(hour).withdrawnBy(1), earlier(hour).withdrawnBy(2)])
      for (const observer of observers)
        expect(shownTo(one, observer, '2026-03-05T17:00:00.000Z'), observer).toBe(
          shownTo(expected, observer, '2026-03-05T17:00:00.000Z'),
        )
  })
  test('one that was told to staff is no different', () => {
    const recorded = earlier('13:00:00.000Z').then(
      { kind: 'staff', id: 's' },
      { name: 'recordWithdrawal', partyId: 'participants.0', toldOn: '2026-03-05', channel: 'telephone' },
    )
    for (const observer of observers)
      expect(shownTo(recorded, observer, '2026-03-05T17:00:00.000Z')).toBe(
        shownTo(earlier('09:00:00.000Z').withdrawnBy(1), observer, '2026-03-05T17:00:00.000Z'),
      )
  })
  test('before five the others are shown no milestone of it, and nothing is sent', () => {
    const ended = earlier('13:00:00.000Z').withdrawnBy(1)
    const early = '2026-03-05T16:59:59.999Z'
    for (const partyId of observers)
      expect(
        milestonesOf(ended.state)
          .filter((of) => of.partyId === partyId && of.visibleFrom <= early)
          .map(({ milestone }) => milestone),
      ).toEqual(['askedToAgree'])
    expect(
      promisesOf(ended.state).filter(({ nature, dueAt }) => nature === 'sending' && (dueAt ?? '') <= early),
    ).toEqual([])
  })
})

test('AM-22: the one wording of every ending gives no reason', () => {
  const words = [notGoingAheadWords.heading, ...notGoingAheadWords.paragraphs].join(' ')
  expect(words).not.toMatch(/withdr|declin|refus|did not answer|in time|participant/i)
})

describe('AM-22: a withdrawal that was told to staff', () => {
  const told = {
    name: 'recordWithdrawal',
    partyId: 'participants.0',
    toldOn: '2026-03-02',
    channel: 'telephone',
  } as const
  const staff = { kind: 'staff', id: 's' } as const
  const said = (command: object) => decide(asked.state, { ...told, ...command }, contextOf(staff, asked.now))
  test('who, when and how; of a participant, not in the future, once', () => {
    isAccepted(said({}), 'AM-22')
    isRefused(said({ partyId: 'commissioner' }), 'AM-22', 'PARTY_UNKNOWN')
    isRefused(said({ toldOn: '2026-03-03' }), 'AM-22', 'TOLD_IN_FUTURE')
    const ended = asked.withdrawnBy(1)
    isRefused(decide(ended.state, told, contextOf(staff, ended.now)), 'AM-22', 'ALREADY_WITHDRAWN')
  })
  test('who was withdrawn for cannot be withdrawn again by themselves', () => {
    const recorded = asked.then(staff, told)
    isRefused(decide(recorded.state, withdraw, contextOf(participant(1), asked.now)), 'AM-22', 'ALREADY_WITHDRAWN')
  })
})

describe('AM-5: the announced end never comes nearer', () => {
  test('where the one it waited for has signed', () => {
    const bounced = aMediation().then(service, {
      name: 'recordHandOver',
      kind: 'invitation',
      partyId: 'participants.1',
      occurrence: 1,
      outcome: 'refused',
    })
    const email = { textId: 'new', length: 9 }
    const late = bounced
      .sent()
      .at('2026-03-05T10:00:00.000Z')
      .then({ kind: 'staff', id: 's' }, { name: 'correctContactDetails', partyId: 'participants.1', email })
      .sent()
    const due = '2026-03-26T17:00:00.000Z'
    expect(late.state.agreementDueAt).toBe(due)
    expect(late.agreedBy(2).at('2026-03-09T09:00:00.000Z').sent().state.agreementDueAt).toBe(due)
  })
})
