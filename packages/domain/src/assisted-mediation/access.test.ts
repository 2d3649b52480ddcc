import { describe, expect, test } from 'vitest'
import {
  aMediation,
  aMediator,
  aNewMediation,
  inEngland,
  participant,
  type Story,
  adviser as seniorAdviser,
  somebody,
} from '../testing/a-mediation.ts'
import { grantsOf, mayOpenMediation } from './index.ts'

const support = '00000000-0000-4000-8000-0000000000cc'
const allocated = inEngland.allocatedAdviser ?? ''
const idOf = (number: number) => `00000000-0000-4000-8000-0000000000e${number}`
const reading = (one: Story, subject: string) =>
  grantsOf(one.state)
    .filter((grant) => grant.subject === subject && grant.verb !== 'do')
    .map(({ verb, dataClass }) => `${verb} ${dataClass}`)
    .sort()
    .join(', ')
const doing = (one: Story, subject: string) =>
  grantsOf(one.state)
    .filter((grant) => grant.subject === subject && grant.verb === 'do')
    .map(({ dataClass }) => dataClass)
    .sort()
const propose = (number: number) => ({ name: 'proposeMediator', mediatorId: idOf(number) }) as const

const opened = aNewMediation().then(seniorAdviser, { name: 'assignCaseSupport', accountId: support })
const supported = aMediation().then(seniorAdviser, { name: 'assignCaseSupport', accountId: support })
/** Mediator 1 is assigned, 2 proposed, 3 has declared none. */
const asked = supported
  .sent()
  .mediatedBy(1)
  .then(seniorAdviser, propose(2))
  .then(seniorAdviser, propose(3))
  .then(aMediator(3), { name: 'declareNoConnection' })
const half = asked.agreedBy(1).then(participant(1), { name: 'inviteCompanion', companion: somebody })
const all = half.agreedBy(2)
const ended = half.withdrawnBy(2)
const stages = { opened, asked, 'half agreed': half, 'all agreed': all, ended }

const staffState = 'R WF'
const ofProposed = 'Ro CO, Rn ID'.split(', ').sort().join(', ')
const ofMediator = 'R AG, R CN, R ID, R SC, R WF, Ro CO'
const ownThings = 'Ro AG, Ro AL, Ro ID, Ro SC, Ro WF'
const ownThingsAndOutline = 'Ro AG, Ro AL, Ro ID, Ro OD, Ro OS, Ro SC, Ro WF'
const none = ''

/** What each reads at each stage, as ACCESS has it: own, assigned, proposed, before and after everybody’s agreement, after an ending. */
const table: readonly (readonly [string, string, Readonly<Record<keyof typeof stages, string>>])[] = [
  [
    'the Senior Adviser who opened it',
    opened.state.openedBy,
    {
      opened: 'R CH, R CN, R ID, R WF, Rm AG',
      asked: 'R CH, R CN, R ID, R WF, Rm AG',
      'half agreed': 'R CH, R CN, R ID, R WF, Rm AG',
      'all agreed': 'R CH, R CN, R ID, R WF, Rm AG',
      ended: staffState,
    },
  ],
  [
    'its case support',
    support,
    {
      opened: 'R AG, R CH, R CN, R ID, R SC, R WF, Rm OS',
      asked: 'R AG, R CH, R CN, R ID, R SC, R WF, Rm OS',
      'half agreed': 'R AG, R CH, R CN, R ID, R SC, R WF, Rm OS',
      'all agreed': 'R AG, R CH, R CN, R ID, R SC, R WF, Rm OS',
      ended: staffState,
    },
  ],
  [
    'PP-7: the organisation’s allocated Adviser',
    allocated,
    {
      opened: 'R CN, R ID, R WF, Rm AG',
      asked: 'R CN, R ID, R WF, Rm AG',
      'half agreed': 'R CN, R ID, R WF, Rm AG',
      'all agreed': 'R CN, R ID, R WF, Rm AG',
      ended: staffState,
    },
  ],
  [
    'a mediator who is assigned',
    idOf(1),
    {
      opened: none,
      asked: ofMediator,
      'half agreed': ofMediator,
      'all agreed': 'R AG, R CN, R ID, R OS, R SC, R WF, Ro CO',
      ended: none,
    },
  ],
  [
    'a mediator who is proposed: the names, and nothing else',
    idOf(2),
    { opened: none, asked: ofProposed, 'half agreed': ofProposed, 'all agreed': ofProposed, ended: none },
  ],
  [
    'a mediator who has declared none, and waits',
    idOf(3),
    { opened: none, asked: ofProposed, 'half agreed': ofProposed, 'all agreed': ofProposed, ended: none },
  ],
  [
    'the commissioner',
    'commissioner',
    {
      opened: 'Ro AG, Ro CH, Ro WF, Rr ID',
      asked: 'Ro AG, Ro CH, Ro WF, Rr ID',
      'half agreed': 'Ro AG, Ro CH, Ro WF, Rr ID',
      'all agreed': 'Ro AG, Ro CH, Ro WF, Rr ID',
      ended: 'Ro CH, Ro ID, Ro WF',
    },
  ],
  [
    'a participant who has agreed',
    'participants.0',
    {
      opened: ownThings,
      asked: ownThings,
      'half agreed': ownThingsAndOutline,
      'all agreed': ownThingsAndOutline,
      ended: ownThings,
    },
  ],
  [
    'a participant who has not, or has withdrawn',
    'participants.1',
    {
      opened: ownThings,
      asked: ownThings,
      'half agreed': ownThings,
      'all agreed': ownThingsAndOutline,
      ended: ownThings,
    },
  ],
  [
    'a companion',
    'companion',
    {
      opened: none,
      asked: none,
      'half agreed': 'Ro AG, Ro ID, Ro WF',
      'all agreed': 'Ro AG, Ro ID, Ro WF',
      ended: 'Ro AG, Ro ID, Ro WF',
    },
  ],
  [
    'the organisation’s own systems: rows of their own, milestones alone',
    inEngland.id,
    { opened: 'Ro WF', asked: 'Ro WF', 'half agreed': 'Ro WF', 'all agreed': 'Ro WF', ended: 'Ro WF' },
  ],
  [
    'another case’s participant, another mediator, another organisation',
    '00000000-0000-4000-8000-00000000ffff',
    { opened: none, asked: none, 'half agreed': none, 'all agreed': none, ended: none },
  ],
]

describe('who reads what, by role and context (ACCESS)', () => {
  for (const [who, subject, byStage] of table)
    test.each(Object.entries(stages))(`${who}: %s`, (stage, one) => {
      expect(reading(one, subject)).toBe(byStage[stage as keyof typeof stages])
    })
  test('nobody else holds any grant', () => {
    const known = new Set([...table.map(([, subject]) => subject), '5b1f4c0a-7a43-4a3e-9d0e-0a6d00000001'])
    for (const one of Object.values(stages))
      expect(grantsOf(one.state).filter(({ subject }) => !known.has(subject))).toEqual([])
  })
})

describe('AM-1, ACCESS: a conflict flag beats every grant', () => {
  test('a mediator who declares a connection holds nothing any more, assigned or not', () => {
    for (const number of [1, 2, 3]) {
      const { state } = all.then(aMediator(number), { name: 'declareConnection' })
      expect(grantsOf(state).filter(({ subject }) => subject === idOf(number))).toEqual([])
    }
  })
  test.each([
    ['the allocated Adviser', allocated],
    ['the Senior Adviser', opened.state.openedBy],
    ['case support', support],
  ])('%s, asked as a mediator and connected, loses the other part too', (_, id) => {
    const two = asked.then(seniorAdviser, { name: 'proposeMediator', mediatorId: id })
    expect(reading(two, id)).toContain('R ID')
    const connected = two.then({ kind: 'staff', id }, { name: 'declareConnection' })
    expect(grantsOf(connected.state).filter(({ subject }) => subject === id)).toEqual([])
  })
  test('a mediator who is replaced, or whose proposal has lapsed, reads nothing; the new one reads from then on', () => {
    const replaced = all.then(seniorAdviser, { name: 'assignMediators', mediatorIds: [idOf(3)] })
    expect(reading(replaced, idOf(1))).toBe('')
    expect(doing(replaced, idOf(1))).toEqual(['beginDisclosure'])
    expect(reading(replaced, idOf(3))).toContain('R OS')
    const lapsed = all.then(
      { kind: 'system', service: 'assisted-mediation' },
      {
        name: 'lapseProposal',
        mediatorId: idOf(2),
        occurrence: 1,
      },
    )
    expect(grantsOf(lapsed.state).filter(({ subject }) => subject === idOf(2))).toEqual([])
    // AM-9: who mediated once keeps the way to disclose, also where a second proposal to them lapses.
    const again = replaced
      .then(seniorAdviser, { name: 'proposeMediator', mediatorId: idOf(1) })
      .then(
        { kind: 'system', service: 'assisted-mediation' },
        { name: 'lapseProposal', mediatorId: idOf(1), occurrence: 2 },
      )
    expect(reading(again, idOf(1))).toBe('')
    expect(doing(again, idOf(1))).toEqual(['beginDisclosure'])
  })
})

describe('who may do what', () => {
  test('a Senior Adviser opens; nobody else', () => {
    expect(mayOpenMediation).toEqual(['senior-adviser'])
  })
  test('a mediator: offers talks, records a withdrawal, begins a disclosure, declares a connection; proposed, answers', () => {
    expect(doing(all, idOf(1))).toEqual(['beginDisclosure', 'declareConnection', 'offerTalk', 'recordWithdrawal'])
    expect(doing(all, idOf(2))).toEqual(['declareConnection', 'declareNoConnection'])
    expect(doing(all, idOf(3))).toEqual(['declareConnection'])
  })
  test('AM-22: every participant can withdraw at every stage, before the charges too, once', () => {
    for (const one of [opened, asked, half, all]) expect(doing(one, 'participants.1')).toContain('withdraw')
    expect(doing(ended, 'participants.1')).not.toContain('withdraw')
    expect(doing(ended, 'participants.0')).toContain('withdraw')
  })
  test('after an ending staff can do nothing; the others’ rights run out when they are told', () => {
    for (const id of [opened.state.openedBy, support, allocated]) expect(doing(ended, id)).toEqual([])
    const ofParties = grantsOf(ended.state).filter(
      ({ subject, verb }) => verb === 'do' && /^(participants|companion|commissioner)/.test(subject),
    )
    expect(ofParties.length).toBeGreaterThan(0)
    for (const { validUntil } of ofParties) expect(validUntil).toBe(ended.state.ending?.toldAt)
  })
  test('each right stands once', () => {
    for (const one of Object.values(stages)) {
      const keys = grantsOf(one.state).map(({ subject, dataClass, verb }) => `${subject}/${dataClass}/${verb}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
