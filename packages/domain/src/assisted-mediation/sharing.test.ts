import { describe, expect, test } from 'vitest'
import { aMediation, commissioner, contextOf, participant, type Story } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import { decide, milestonesOf, sharedAgreementsOf } from './index.ts'

const answer = (sharesAgreement: boolean) => ({ name: 'answerSharing', sharesAgreement }) as const
const shown = (one: Story) =>
  sharedAgreementsOf(one.state).map(({ readerId, ofPosition, visibleFrom }) => [readerId, ofPosition, visibleFrom])
const of3 = aMediation().of(3).sent()
const at5 = '2026-03-02T17:00:00.000Z'

describe('AM-6: each is asked separately whether their signed agreement may be shared with the others', () => {
  test('before or after signing, by a participant alone, and it can be changed', () => {
    for (const one of [of3, of3.agreedBy(1), of3.agreedBy(1, 2, 3), of3.then(participant(1), answer(true))]) {
      isAccepted(decide(one.state, answer(true), contextOf(participant(1), one.now)), 'AM-6')
      isAccepted(decide(one.state, answer(false), contextOf(participant(1), one.now)), 'AM-6')
    }
    isRefused(decide(of3.state, answer(true), contextOf(commissioner, of3.now)), 'AM-6', 'NOT_YOURS_TO_SHARE')
  })
  test('signing answers nothing, and answering signs nothing', () => {
    expect(of3.agreedBy(1).state.participants[0]?.sharesAgreement).toBeNull()
    const answered = of3.then(participant(1), answer(true)).state.participants[0]
    expect(answered?.agreedAt).toBeNull()
    expect(answered?.sharesAgreement).toBe(true)
  })
})

describe('AM-6: it is shown to them only on a yes', () => {
  const agreed = of3.agreedBy(1, 2, 3)
  test('no answer and a no show nothing', () => {
    expect(shown(agreed)).toEqual([])
    expect(shown(agreed.then(participant(1), answer(false)))).toEqual([])
  })
  test('a yes shows it to each of the others, never to oneself, the commissioner or a companion', () => {
    expect(shown(agreed.then(participant(1), answer(true)))).toEqual([
      ['participants.1', 1, at5],
      ['participants.2', 1, at5],
    ])
    const both = agreed.then(participant(1), answer(true)).then(participant(3), answer(true))
    expect(shown(both)).toEqual([
      ['participants.0', 3, at5],
      ['participants.1', 1, at5],
      ['participants.1', 3, at5],
      ['participants.2', 1, at5],
    ])
  })
  test('a yes taken back shows nothing any more', () => {
    expect(shown(agreed.then(participant(1), answer(true)).then(participant(1), answer(false)))).toEqual([])
  })
  test('only once everybody is told that all have signed: earlier it would tell what another did', () => {
    expect(shown(of3.then(participant(1), answer(true)).agreedBy(1, 2))).toEqual([])
    const { state } = agreed.then(participant(1), answer(true))
    const told = milestonesOf(state).filter(({ milestone }) => milestone === 'goingAhead')
    expect(new Set(told.map(({ visibleFrom }) => visibleFrom))).toEqual(new Set([at5]))
    expect(sharedAgreementsOf(state).every(({ visibleFrom }) => visibleFrom === at5)).toBe(true)
  })
  test('it says who has signed and the day, nothing else; and nothing after an ending', () => {
    const { state } = agreed.then(participant(2), answer(true))
    expect(Object.keys(sharedAgreementsOf(state)[0] ?? {}).sort()).toEqual([
      'agreedOn',
      'ofPosition',
      'readerId',
      'visibleFrom',
    ])
    expect(shown(agreed.then(participant(2), answer(true)).withdrawnBy(1))).toEqual([])
  })
})
