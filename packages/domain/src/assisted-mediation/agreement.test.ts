import { describe, expect, test } from 'vitest'
import { aMediation, contextOf, participant, service } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import { decide, dueNow, promisesOf, waitingFactsOf, waitingSentence } from './index.ts'

const agree = { name: 'agreeToMediate', keepsConfidentiality: true } as const
const kinds = (one: ReturnType<typeof aMediation>) =>
  dueNow(promisesOf(one.state), one.now).map(({ kind, partyId, occurrence }) => `${kind} ${partyId} ${occurrence}`)
const sentence = (one: ReturnType<typeof aMediation>) => waitingSentence(waitingFactsOf(one.state), one.now)

describe('AM-5: nothing starts before every participant has given written agreement', () => {
  test.each([
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
  ])('signing in the order %i, %i, %i moves the stage at the last signature only', (...order) => {
    const stages = order.map(
      (_, index) =>
        aMediation()
          .of(3)
          .invited()
          .agreedBy(...order.slice(0, index + 1)).state.stage,
    )
    expect(stages).toEqual(['awaitingAgreement', 'awaitingAgreement', 'agreed'])
  })
  test('the agreement includes keeping the mediation confidential', () => {
    const { state, now } = aMediation().invited()
    isAccepted(decide(state, agree, contextOf(participant(1), now)), 'AM-5')
    isRefused(
      decide(state, { ...agree, keepsConfidentiality: false }, contextOf(participant(1), now)),
      'AM-5',
      'CONFIDENTIALITY_NOT_AGREED',
    )
  })
  test('somebody who has agreed is told so, and the commissioner cannot agree for anybody', () => {
    const { state, now } = aMediation().invited().agreedBy(1)
    isRefused(decide(state, agree, contextOf(participant(1), now)), 'AM-5', 'ALREADY_AGREED')
    isRefused(decide(state, agree, contextOf({ kind: 'party', id: 'commissioner' }, now)), 'AM-5', 'NOT_A_PARTICIPANT')
  })
  test('all agreed: everybody is told at 5pm, on the same instant', () => {
    const agreed = aMediation().sent().agreedBy(1, 2)
    expect(promisesOf(agreed.state).map(({ kind, dueAt }) => `${kind} ${dueAt}`)).toEqual(
      Array(3).fill('goingAheadNotice 2026-03-02T17:00:00.000Z'),
    )
    expect(sentence(agreed)).toBe('Everybody has agreed; all are told at 5pm on Monday 2 March 2026')
  })
})

describe('AM-5: no agreement within the time: reminders, then the mediation ends as not agreed', () => {
  const invited = aMediation().sent()
  test('reminders go 5 and 10 working days after the invitation at 09:00, it can end after 15 at 17:00', () => {
    expect(
      promisesOf(invited.state)
        .filter(({ partyId }) => partyId === 'participants.0')
        .map(({ dueAt }) => dueAt),
    ).toEqual(['2026-03-09T09:00:00.000Z', '2026-03-16T09:00:00.000Z'])
    expect(invited.state.agreementDueAt).toBe('2026-03-23T17:00:00.000Z')
    expect(sentence(invited)).toBe(
      'Waiting for two of two agreements; the next reminder goes on Monday 9 March 2026; ends as not agreed at 5pm on Monday 23 March 2026 if somebody has not answered by then',
    )
  })
  test('the clock change does not move an hour: invited on 23 March, the ending is at 5pm British Summer Time', () => {
    const late = aMediation().at('2026-03-23T10:00:00.000Z').sent()
    expect(late.state.agreementDueAt).toBe('2026-04-15T16:00:00.000Z') // Good Friday and Easter Monday are no working days
  })
  test('who has agreed is not reminded', () => {
    expect(kinds(invited.agreedBy(1).at('2026-03-09T09:00:00.000Z'))).toEqual(['agreementReminder participants.1 1'])
  })
  test('it does not end a moment early, nor while somebody’s last reminder has not gone', () => {
    const end = { name: 'endAsNotAgreed' } as const
    const reminded = invited.at('2026-03-09T09:00:00.000Z').sent().at('2026-03-16T09:00:00.000Z').sent()
    const at = (instant: string) => decide(reminded.state, end, contextOf(service, instant))
    isRefused(at('2026-03-23T16:59:59.999Z'), 'AM-5', 'TIME_TO_AGREE_NOT_PASSED')
    isAccepted(at('2026-03-23T17:00:00.000Z'), 'AM-5')
    isRefused(
      decide(invited.state, end, contextOf(service, '2026-03-23T17:00:00.000Z')),
      'AM-5',
      'LAST_REMINDER_HAS_NOT_GONE',
    )
  })
  test('after an outage only the last reminder goes, and five working days are given from then', () => {
    const back = invited.at('2026-03-30T12:00:00.000Z')
    expect(kinds(back).filter((one) => one.startsWith('agreementReminder'))).toEqual([
      'agreementReminder participants.0 2',
      'agreementReminder participants.1 2',
    ])
    const reminded = back.sent()
    expect(reminded.state.agreementDueAt).toBe('2026-04-08T16:00:00.000Z')
    expect(promisesOf(reminded.state).map(({ kind }) => kind)).toEqual(['agreementDeadline'])
  })
  test('a signature counts until the ending has been decided, however late', () => {
    const { state } = invited
    isAccepted(decide(state, agree, contextOf(participant(1), '2026-06-01T12:00:00.000Z')), 'AM-5')
  })
  test('a bounce stops the ending and becomes a person’s task; a corrected address is invited anew', () => {
    const bounced = aMediation()
      .then(service, {
        name: 'recordHandOver',
        kind: 'invitation',
        partyId: 'participants.1',
        occurrence: 1,
        outcome: 'refused',
      })
      .sent()
    expect(bounced.state.agreementDueAt).toBeNull()
    expect(sentence(bounced)).toContain('Participant 2 cannot be reached')
    const corrected = bounced
      .then(
        { kind: 'staff', id: 's' },
        { name: 'correctContactDetails', partyId: 'participants.1', email: { textId: 'new', length: 9 } },
      )
      .at('2026-03-04T10:00:00.000Z')
    expect(kinds(corrected)).toEqual(['invitation participants.1 2'])
    expect(corrected.sent().state.agreementDueAt).toBe('2026-03-25T17:00:00.000Z')
  })
  test('a bounced reminder stops the ending too', () => {
    const refused = {
      name: 'recordHandOver',
      kind: 'agreementReminder',
      partyId: 'participants.0',
      occurrence: 2,
      outcome: 'refused',
    } as const
    const bounced = invited.at('2026-03-16T09:00:00.000Z').then(service, refused)
    expect(bounced.state.agreementDueAt).toBeNull()
    expect(bounced.state.stage).toBe('awaitingAgreement')
  })
})
