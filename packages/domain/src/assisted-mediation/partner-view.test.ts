import { describe, expect, test } from 'vitest'
import { aMediation, inEngland, service } from '../testing/a-mediation.ts'
import { grantsOf, milestonesOf, partnerMilestonesOf } from './index.ts'

const derived = '5f6b1a0e-93c7-5d1b-8a11-0c6d52b9e7f3'
const viewOf = (one: ReturnType<typeof aMediation>) => partnerMilestonesOf(one.state, derived)

const asked = aMediation().of(3).sent()
const goingAhead = asked.at('2026-03-30T09:00:00.000Z').agreedBy(1, 2, 3)
const toldOf = (one: typeof asked) => one.state.ending?.toldAt ?? one.state.goingAheadToldAt ?? ''

describe('ACCESS, Partner organisation client: a reference, a milestone and a month, and nothing else', () => {
  test('each is what the commissioner is told, from the same instant, with the month alone', () => {
    const commissioner = milestonesOf(goingAhead.state).filter(({ partyId }) => partyId === 'commissioner')
    expect(viewOf(goingAhead).map(({ milestone, visibleFrom }) => ({ milestone, visibleFrom }))).toEqual(
      commissioner.map(({ milestone, visibleFrom }) => ({ milestone, visibleFrom })),
    )
    expect(viewOf(goingAhead).map(({ reachedMonth }) => reachedMonth)).toEqual(['2026-03', '2026-03'])
    expect(Object.keys(viewOf(goingAhead)[0] ?? {}).sort()).toEqual([
      'milestone',
      'reachedMonth',
      'reference',
      'visibleFrom',
      'visibleUntil',
    ])
  })
  test('an ending shows from when everybody is told; until then it is as if nothing had happened', () => {
    const ended = asked.at('2026-03-31T18:00:00.000Z').withdrawnBy(2)
    expect(viewOf(ended)).toMatchObject([
      { milestone: 'askedToAgree', reachedMonth: '2026-03', visibleUntil: '2026-04-01T16:00:00.000Z' },
      { milestone: 'notGoingAhead', reachedMonth: '2026-04', visibleFrom: '2026-04-01T16:00:00.000Z' },
    ])
    expect(toldOf(ended)).toBe('2026-04-01T16:00:00.000Z')
  })
  test('one at a time: the next takes the place of the last, and none is open for no time at all', () => {
    const endedAtOnce = goingAhead.at(toldOf(goingAhead)).withdrawnBy(1)
    const view = viewOf(endedAtOnce)
    expect(view.map(({ milestone }) => milestone)).toEqual(['askedToAgree', 'notGoingAhead'])
    for (const [index, { visibleUntil }] of view.entries())
      expect(visibleUntil).toBe(view[index + 1]?.visibleFrom ?? null)
  })
  test('AM-22: a refusal, a withdrawal and silence on the last day leave the same rows', () => {
    const reminded = asked.at('2026-03-09T09:00:00.000Z').sent().at('2026-03-16T09:00:00.000Z').sent()
    const silence = reminded.at('2026-03-23T17:00:04.321Z').then(service, { name: 'endAsNotAgreed' })
    const refusal = reminded.at('2026-03-23T11:00:00.000Z').withdrawnBy(1)
    const withdrawal = reminded.agreedBy(1).at('2026-03-23T15:12:00.000Z').withdrawnBy(1)
    expect(viewOf(refusal)).toEqual(viewOf(silence))
    expect(viewOf(withdrawal)).toEqual(viewOf(silence))
  })
  test('the reference is one of its own: neither the case’s, nor what another derivation gives', () => {
    const [row] = viewOf(asked)
    expect(row?.reference).toMatch(/^PM-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(row?.reference.slice(3)).not.toBe(asked.state.reference.slice(3))
    const [other] = partnerMilestonesOf(asked.state, '0c6d52b9-93c7-5d1b-8a11-5f6b1a0ee7f3')
    expect(other?.reference).not.toBe(row?.reference)
  })
  test('the organisation reads what is its own of where the case stands, before the ending and after it', () => {
    for (const one of [asked, goingAhead, asked.withdrawnBy(1)])
      expect(grantsOf(one.state).filter(({ subject }) => subject === inEngland.id)).toMatchObject([
        { dataClass: 'WF', verb: 'Ro', validUntil: null },
      ])
  })
})
