import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  adviser,
  aMediation,
  aMediator,
  contextOf,
  inEngland,
  inOrder,
  participant,
  type Story,
  sealed,
  service,
} from '../testing/a-mediation.ts'
import { isAbsent, isAccepted, isPassed, isRefused, isWarned } from '../testing/evidence.ts'
import type { Actor, MediationCommand, MediatorFacts } from './index.ts'
import { decide, grantsOf, mediationCommandSchemas, promisesOf } from './index.ts'

const idOf = (number: number): string => `00000000-0000-4000-8000-0000000000e${number}`
const said = (one: Story, actor: Actor, command: MediationCommand, facts: Partial<MediatorFacts> = {}) =>
  decide(
    one.state,
    command,
    contextOf(actor, one.now, inEngland, {
      mediators: new Map([1, 2, 3].map((number) => [idOf(number), number === 1 ? { ...inOrder, ...facts } : inOrder])),
    }),
  )
const propose = (number: number) => ({ name: 'proposeMediator', mediatorId: idOf(number) }) as const
const assign = (...numbers: number[]) => ({ name: 'assignMediators', mediatorIds: numbers.map(idOf) }) as const
const none = { name: 'declareNoConnection' } as const
const connection = { name: 'declareConnection' } as const
const standings = (one: Story) => one.state.mediators.map(({ standing }) => standing)
const proposed = aMediation().then(adviser, propose(1)).then(adviser, propose(2))
const clear = proposed.then(aMediator(1), none).then(aMediator(2), none)

describe('AM-1: a mediator with a declared connection to a participant or the case cannot be assigned', () => {
  test('proposed → declares none → assigned', () => {
    isAccepted(said(aMediation(), adviser, propose(1)), 'AM-1')
    isAccepted(said(proposed, aMediator(1), none), 'AM-1')
    isAccepted(said(clear, adviser, assign(1, 2)), 'AM-1')
    expect(standings(clear.then(adviser, assign(1, 2)))).toEqual(['assigned', 'assigned'])
  })
  test('who has not declared is not assigned, nor one who was never asked', () => {
    isRefused(said(proposed, adviser, assign(1, 2)), 'AM-1', 'NO_DECLARATION')
    isRefused(said(proposed.then(aMediator(1), none), adviser, assign(1, 2)), 'AM-1', 'NO_DECLARATION')
    isRefused(said(clear, adviser, assign(1, 3)), 'AM-1', 'NO_DECLARATION')
  })
  test('declared on the case: not assigned, not proposed again', () => {
    const declared = clear.then(aMediator(1), connection)
    isRefused(said(declared, adviser, assign(1, 2)), 'AM-1', 'NO_DECLARATION')
    isRefused(said(declared, adviser, propose(1)), 'AM-1', 'NOT_AVAILABLE_FOR_THIS_CASE')
    isRefused(said(declared, aMediator(1), none), 'AM-1', 'NOT_PROPOSED')
  })
  test('declared in the middle of the work: out at once, the other stays', () => {
    expect(standings(aMediation().mediatedBy(1, 2).then(aMediator(1), connection))).toEqual(['connected', 'assigned'])
  })
  test.each([
    ['on leave or with too many cases', { isAvailable: false }],
    ['connected', { isConnected: true }],
    ['both', { isAvailable: false, isConnected: true }],
  ])('%s has one and the same answer, when asked and when assigned', (_, facts) => {
    const answer = { rule: 'AM-1', code: 'NOT_AVAILABLE_FOR_THIS_CASE', severity: 'must' }
    expect(said(aMediation(), adviser, propose(1), facts)).toEqual([{ ...answer, field: 'mediatorId' }])
    expect(said(clear, adviser, assign(1, 2), facts)).toEqual([{ ...answer, field: 'mediatorIds' }])
  })
  test('who is assigned stays while on leave, and does not while connected', () => {
    const assigned = aMediation().mediatedBy(1, 2)
    expect(said(assigned, adviser, assign(1, 2), { isAvailable: false })).toEqual([])
    isRefused(said(assigned, adviser, assign(1, 2), { isConnected: true }), 'AM-1', 'NOT_AVAILABLE_FOR_THIS_CASE')
  })
  test('a person is not added behind the back of a mediator who is connected to them', () => {
    const before = proposed.state
    const open = { ...before, stage: 'awaitingCharges' } as const
    const add = { name: 'addParticipant', participant: { name: sealed, email: sealed } } as const
    const adding = (connectedToAdded: readonly string[], state = open) =>
      decide(state, add, contextOf(adviser, proposed.now, inEngland, { connectedToAdded }))
    isAccepted(adding([idOf(3)]), 'AM-1')
    isRefused(adding([idOf(1)]), 'AM-1', 'A_MEDIATOR_CANNOT_STAY')
    const left = { ...open, mediators: open.mediators.map((one) => ({ ...one, standing: 'connected' as const })) }
    isAccepted(adding([idOf(1)], left), 'AM-1')
  })
  test('nobody declares who was not asked, and no one declares none twice', () => {
    isRefused(said(aMediation(), aMediator(1), connection), 'AM-1', 'NOT_PROPOSED')
    isRefused(said(aMediation(), aMediator(1), none), 'AM-1', 'NOT_PROPOSED')
    isRefused(said(clear, aMediator(1), none), 'AM-1', 'NOT_PROPOSED')
    isRefused(said(aMediation().mediatedBy(1, 2), aMediator(1), none), 'AM-1', 'NOT_PROPOSED')
    isRefused(said(proposed, adviser, propose(1)), 'AM-1', 'MEDIATOR_PROPOSED_ALREADY')
  })
  test('of two who are asked, the one’s answer changes nothing of the other’s', () => {
    const ofTheSecond = (one: Story) => ({
      grants: grantsOf(one.state).filter(({ subject }) => subject === idOf(2)),
      owed: promisesOf(one.state).filter(({ partyId }) => partyId === idOf(2)),
    })
    expect(ofTheSecond(proposed.then(aMediator(1), connection))).toEqual(ofTheSecond(proposed.then(aMediator(1), none)))
  })
})

describe('a proposal lapses after three working days from its hand-over', () => {
  const lapse = { name: 'lapseProposal', mediatorId: idOf(1), occurrence: 1 } as const
  const sent = proposed.sent()
  test('at 5pm of the third, not before; not while it has not gone', () => {
    expect(sent.state.mediators[0]?.lapsesAt).toBe('2026-03-05T17:00:00.000Z')
    isRefused(said(proposed.at('2026-03-09T10:00:00.000Z'), service, lapse), 'AM-1', 'PROPOSAL_NOT_LAPSED')
    isRefused(said(sent.at('2026-03-05T16:59:59.999Z'), service, lapse), 'AM-1', 'PROPOSAL_NOT_LAPSED')
    expect(said(sent.at('2026-03-05T17:00:00.000Z'), service, lapse)).toEqual([])
  })
  test('one that came back lapses three working days from there, and can then be made again', () => {
    const back = { name: 'recordHandOver', kind: 'mediatorProposal', partyId: idOf(1), occurrence: 1 } as const
    const bounced = proposed.then(service, { ...back, outcome: 'refused' })
    expect(bounced.state.mediators[0]?.lapsesAt).toBe('2026-03-05T17:00:00.000Z')
    const lapsed = bounced.at('2026-03-05T17:00:00.000Z').then(service, lapse)
    expect(said(lapsed, adviser, propose(1))).toEqual([])
  })
  test('who has answered does not lapse; who has lapsed can be asked anew, and is told anew', () => {
    const due = sent.at('2026-03-05T17:00:00.000Z')
    isRefused(said(due.then(aMediator(1), none), service, lapse), 'AM-1', 'PROPOSAL_NOT_LAPSED')
    const again = due.then(service, lapse)
    expect(said(again, adviser, propose(1))).toEqual([])
    const asked = again.then(adviser, propose(1))
    expect(promisesOf(asked.state).map(({ kind, partyId, occurrence }) => [kind, partyId, occurrence])).toContainEqual([
      'mediatorProposal',
      idOf(1),
      2,
    ])
    isRefused(said(asked, service, lapse), 'AM-1', 'PROPOSAL_NOT_LAPSED')
  })
})

describe('AM-2: accredited, and normally in pairs', () => {
  test('one alone is warned of, and passes with a reason', () => {
    isWarned(said(clear, adviser, assign(1)), 'AM-2', 'ONE_MEDIATOR_ALONE')
    isPassed(said(clear, adviser, { ...assign(1), reasons: { 'AM-2': sealed } }), 'AM-2')
    isWarned(said(clear, adviser, assign(1, 1)), 'AM-2', 'ONE_MEDIATOR_ALONE')
    expect(said(clear, adviser, assign(1, 2))).toEqual([])
  })
  test('an accreditation that has lapsed on the day bars the proposal and the assignment, whatever the reason', () => {
    const lapsed = { accreditedUntil: '2026-03-01' }
    isRefused(said(aMediation(), adviser, propose(1), lapsed), 'AM-2', 'ACCREDITATION_LAPSED')
    isRefused(
      said(clear, adviser, { ...assign(1, 2), reasons: { 'AM-2': sealed } }, lapsed),
      'AM-2',
      'ACCREDITATION_LAPSED',
    )
    expect(said(clear, adviser, assign(1, 2), { accreditedUntil: '2026-03-02' })).toEqual([])
  })
  test('nobody who is not in the register', () => {
    const unknown = decide(
      proposed.state,
      propose(3),
      contextOf(adviser, proposed.now, inEngland, { mediators: new Map() }),
    )
    isRefused(unknown, 'AM-2', 'MEDIATOR_NOT_REGISTERED')
  })
  test('replaced in mid-case: who is not named any more is replaced, the new one is assigned', () => {
    const replaced = aMediation()
      .mediatedBy(1, 2)
      .then(adviser, propose(3))
      .then(aMediator(3), none)
      .then(adviser, assign(2, 3))
    expect(standings(replaced)).toEqual(['replaced', 'assigned', 'assigned'])
  })
})

describe('AM-3: no mediator is assigned to a side', () => {
  const keysIn = (value: unknown): readonly string[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
      : []
  const side = /\bsides?\b|side$|^side|onBehalf|representedBy|mediatorOf|mediatorFor|ownMediator|mediatorId$/i

  test('no command that names a mediator names a participant, and none has a word for a side', () => {
    for (const [name, schema] of Object.entries(mediationCommandSchemas)) {
      const keys = keysIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }))
      const mediators = keys.filter((key) => /^mediatorIds?$/.test(key))
      if (mediators.length > 0)
        expect(
          keys.filter((key) => /party|participant/i.test(key)),
          name,
        ).toEqual([])
      expect(
        keys.filter((key) => side.test(key) && key !== 'mediatorId'),
        name,
      ).toEqual([])
    }
    isAbsent('AM-3')
  })
  test('nothing of a participant in the state names a mediator, and nothing of a mediator’s place a participant', () => {
    const { state } = aMediation().sent().mediatedBy(1, 2).agreedBy(1, 2)
    for (const one of state.participants) expect(keysIn(one).filter((key) => side.test(key))).toEqual([])
    for (const place of state.mediators) {
      expect(Object.keys(place).sort()).toEqual([
        'lapsesAt',
        'mediatorId',
        'occurrence',
        'proposedAt',
        'served',
        'standing',
      ])
      expect(JSON.stringify(place)).not.toContain('participants.')
    }
    isAbsent('AM-3')
  })
  test('every mediator of a case has the same rights on it, whoever offered whom a talk', () => {
    const offered = aMediation()
      .sent()
      .mediatedBy(1, 2)
      .agreedBy(1, 2)
      .then(aMediator(1), { name: 'offerTalk', partyId: 'participants.0', times: ['2026-03-10T10:00:00.000Z'] })
    expect(said(offered, participant(1), { name: 'bookTalk', time: '2026-03-10T10:00:00.000Z' })).toEqual([])
    const rights = (number: number) =>
      grantsOf(offered.state)
        .filter(({ subject }) => subject === idOf(number))
        .map(({ subject: _, ...right }) => right)
    expect(rights(1)).toEqual(rights(2))
    expect(rights(1).length).toBeGreaterThan(0)
    isAbsent('AM-3')
  })
})
