import { describe, expect, test } from 'vitest'
import { fixedSubjects } from '../shared/identifiers.ts'
import { aMediation, contextOf, participant, service } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import { decide, dueNow, grantsOf, milestonesOf, promisesOf, waitingFactsOf, waitingSentence } from './index.ts'

const withdraw = { name: 'withdraw' } as const
const agree = { name: 'agreeToMediate', keepsConfidentiality: true } as const
const stages = {
  asked: aMediation().sent(),
  'half agreed': aMediation().sent().agreedBy(2),
  agreed: aMediation().sent().agreedBy(1, 2),
}

describe('AM-22: any participant can withdraw at any stage, in one step, without giving a reason', () => {
  test.each(Object.entries(stages))('%s', (_, before) => {
    isAccepted(decide(before.state, withdraw, contextOf(participant(1), before.now)), 'AM-22')
    const after = before.withdrawnBy(1)
    expect(after.state.stage).toBe('ended')
    expect(waitingSentence(waitingFactsOf(after.state), after.now)).toMatch(
      /^Ended by a withdrawal on Monday 2 March 2026/,
    )
  })
  test('it has no field for a reason', () => {
    expect(Object.keys(withdraw)).toEqual(['name'])
  })
  test('after everybody was told there is nothing left to withdraw from, and who withdrew is told so', () => {
    const { state } = aMediation().sent().withdrawnBy(1)
    isRefused(
      decide(state, withdraw, contextOf(participant(2), state.ending?.toldAt ?? '')),
      'AM-22',
      'MEDIATION_HAS_ENDED',
    )
    isRefused(decide(state, withdraw, contextOf(participant(1), state.ending?.at ?? '')), 'AM-22', 'ALREADY_WITHDRAWN')
  })
})

describe('AM-22: everything pending stops; the others and the commissioner are told that it has ended, not why', () => {
  const ended = aMediation().of(3).sent().withdrawnBy(1)
  test('at 5pm of that day, the one who withdrew apart', () => {
    expect(promisesOf(ended.state)).toEqual(
      ['commissioner', 'participants.1', 'participants.2'].map((partyId) => ({
        kind: 'endingNotice',
        partyId,
        occurrence: 1,
        dueAt: '2026-03-02T17:00:00.000Z',
        nature: 'sending',
      })),
    )
  })
  test('an ending after 5pm is told at 5pm of the next day, on the night the clocks change too', () => {
    const late = aMediation().sent().at('2026-10-25T00:30:00.000Z').withdrawnBy(1)
    expect(late.state.ending?.toldAt).toBe('2026-10-25T17:00:00.000Z')
    const evening = aMediation().sent().at('2026-10-24T16:00:00.001Z').withdrawnBy(1)
    expect(evening.state.ending?.toldAt).toBe('2026-10-25T17:00:00.000Z')
  })
  test('who was never invited is not told that nothing comes of it', () => {
    const early = aMediation().then(participant(1), withdraw)
    expect(promisesOf(early.state).map(({ partyId }) => partyId)).toEqual(['commissioner'])
  })
  test('refusal, withdrawal and silence on the last day leave the same page for the others, from the same instant', () => {
    const reminded = aMediation().sent().at('2026-03-09T09:00:00.000Z').sent().at('2026-03-16T09:00:00.000Z').sent()
    const asked = reminded.at('2026-03-23T11:00:00.000Z')
    const seen = (one: typeof asked) => milestonesOf(one.state).filter(({ partyId }) => partyId !== 'participants.0')
    const silence = asked.at('2026-03-23T17:00:04.321Z').then(service, { name: 'endAsNotAgreed' })
    const refusal = asked.withdrawnBy(1)
    const withdrawal = reminded.agreedBy(1).at('2026-03-23T15:12:00.000Z').withdrawnBy(1)
    const evening = asked.at('2026-03-23T17:00:01.000Z').withdrawnBy(1)
    expect(seen(refusal)).toEqual(seen(silence))
    expect(seen(evening)).toEqual(seen(silence))
    expect(seen(withdrawal)).toEqual(seen(silence))
  })
  test('until they are told, the others’ own acts are taken, so that no refusal tells them', () => {
    const { state, now } = ended
    expect(decide(state, agree, contextOf(participant(2), now))).toEqual([])
    expect(decide(state, withdraw, contextOf(participant(3), now))).toEqual([])
    expect(ended.agreedBy(2).state.stage).toBe('ended')
  })
  test('who withdraws after another is not written to', () => {
    const both = ended.withdrawnBy(2)
    expect(promisesOf(both.state).map(({ partyId }) => partyId)).toEqual(['commissioner', 'participants.2'])
    expect(both.state.ending).toEqual(ended.state.ending)
  })
  test('an all-agreed that ended before it was told is not told', () => {
    const { state } = aMediation().sent().agreedBy(1, 2).withdrawnBy(2)
    expect(milestonesOf(state).map(({ milestone }) => milestone)).not.toContain('goingAhead')
    expect(dueNow(promisesOf(state), '2026-03-02T17:00:00.000Z').map(({ kind }) => kind)).not.toContain(
      'goingAheadNotice',
    )
  })
})

describe('who may read and do what (ACCESS)', () => {
  const rights = (one: ReturnType<typeof aMediation>, subject: string) =>
    grantsOf(one.state)
      .filter((grant) => grant.subject === subject)
      .map(({ dataClass, verb, validUntil }) => `${verb} ${dataClass}${validUntil ? ` until ${validUntil}` : ''}`)
      .sort()
  const sent = aMediation().sent()
  const ownActs = ['do agreeToMediate', 'do answerSharing', 'do setSafeContact', 'do withdraw']
  const ownThings = ['Ro AG', 'Ro AL', 'Ro ID', 'Ro SC', 'Ro WF']
  test('each participant has what is their own and their own acts; an outline once they have agreed', () => {
    expect(rights(sent, 'participants.0')).toEqual([...ownThings, ...ownActs])
    expect(rights(sent.agreedBy(1), 'participants.0').filter((right) => right.startsWith('Ro'))).toEqual(
      [...ownThings, 'Ro OD', 'Ro OS'].sort(),
    )
  })
  test('the Senior Adviser reads people, dates of agreement and the state; the commissioner milestones', () => {
    const read = (subject: string) => rights(sent, subject).filter((right) => !right.startsWith('do'))
    expect(read(sent.state.openedBy)).toEqual(['R CH', 'R CN', 'R ID', 'R WF', 'Rm AG'])
    expect(read(sent.state.adviser ?? '')).toEqual(['R CN', 'R ID', 'R WF', 'Rm AG'])
    expect(read('commissioner')).toEqual(['Ro AG', 'Ro CH', 'Ro WF', 'Rr ID'])
  })
  test('a withdrawal closes everything but what is each one’s own, at once; the others’ acts end when they are told', () => {
    const ended = sent.mediatedBy(1, 2).agreedBy(1).withdrawnBy(1)
    expect(rights(ended, sent.state.openedBy)).toEqual(['R WF'])
    expect(rights(ended, sent.state.adviser ?? '')).toEqual(['R WF'])
    expect(rights(ended, 'commissioner')).toEqual(['Ro CH', 'Ro ID', 'Ro WF'])
    expect(rights(ended, 'participants.0')).toEqual(ownThings)
    expect(rights(ended, 'participants.1')).toEqual([
      ...ownThings,
      ...ownActs.map((act) => `${act} until 2026-03-02T17:00:00.000Z`),
    ])
  })
  test('AM-9: after the end its mediators read nothing, and can still begin a safety disclosure for 28 days', () => {
    const { state } = sent.mediatedBy(1, 2).withdrawnBy(1)
    for (const mediator of state.mediators)
      expect(rights(sent.mediatedBy(1, 2).withdrawnBy(1), mediator.mediatorId)).toEqual([
        'do beginDisclosure until 2026-03-30T23:00:00.000Z',
      ])
  })
  test('the service itself can only record, let lapse and end', () => {
    expect(rights(sent, fixedSubjects['system:assisted-mediation'])).toEqual([
      'do endAsNotAgreed',
      'do lapseProposal',
      'do recordDestruction',
      'do recordHandOver',
    ])
  })
})
