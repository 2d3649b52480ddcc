import { describe, expect, test } from 'vitest'
import { sealed, somebody } from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import {
  decideRegister,
  evolveRegister,
  type MediatorEntry,
  type RegisterCommand,
  type RegisterContext,
  registerCommandSchemas,
  registerGrantsOf,
  registerRoles,
} from './index.ts'

const now = '2026-03-02T23:30:00.000Z'
const accountId = '00000000-0000-4000-8000-0000000000e1'
const context = (change: Partial<RegisterContext> = {}): RegisterContext => ({
  actor: { kind: 'staff', id: accountId },
  now,
  made: (name) => name,
  namedAccountRoles: ['mediator'],
  isRegistered: false,
  isInACaseOfTheirs: false,
  ...change,
})
const register = (accreditedUntil: string): Extract<RegisterCommand, { name: 'registerMediator' }> => ({
  name: 'registerMediator',
  accountId,
  entry: { accreditation: sealed },
  accreditedUntil,
  mostCases: 3,
})
const registered = evolveRegister(null, register('2027-01-31'), context())
const then = (entry: MediatorEntry, command: RegisterCommand) => evolveRegister(entry, command, context())
const connection = { name: 'declareConnectionTo', person: somebody } as const

describe('AM-2: the register of accredited mediators', () => {
  test('who has the role of a mediator, once', () => {
    expect(decideRegister(null, register('2027-01-31'), context())).toEqual([])
    isRefused(
      decideRegister(null, register('2027-01-31'), context({ namedAccountRoles: ['adviser'] })),
      'AM-2',
      'NOT_A_MEDIATOR',
    )
    isRefused(
      decideRegister(null, register('2027-01-31'), context({ isRegistered: true })),
      'AM-2',
      'REGISTERED_ALREADY',
    )
  })
  test.each([
    ['2026-03-02', true],
    ['2026-03-01', false],
  ])('accredited until %s, on 2 March 2026, is good: %s', (until, good) => {
    const renewal = { name: 'renewAccreditation', entry: { accreditation: sealed }, accreditedUntil: until } as const
    for (const [entry, command] of [
      [null, register(until)],
      [registered, renewal],
    ] as const) {
      const breaches = decideRegister(entry, command, context())
      if (good) expect(breaches).toEqual([])
      else isRefused(breaches, 'AM-2', 'ACCREDITATION_OVER')
    }
  })
  test('the day is London’s: late on a summer evening it is tomorrow already', () => {
    const late = context({ now: '2026-06-30T23:30:00.000Z' })
    isRefused(decideRegister(null, register('2026-06-30'), late), 'AM-2', 'ACCREDITATION_OVER')
  })
  test('renewed, what is new counts; the rest stays', () => {
    const renewed = then(registered, {
      name: 'renewAccreditation',
      entry: { accreditation: { textId: 'new', length: 3 } },
      accreditedUntil: '2029-01-31',
    })
    expect(renewed).toEqual({
      ...registered,
      accreditation: { textId: 'new', length: 3 },
      accreditedUntil: '2029-01-31',
    })
  })
  test('leave and load are replaced as a whole', () => {
    const away = [{ from: '2026-04-01', until: '2026-04-10' }]
    const set = then(registered, { name: 'setAvailability', mostCases: 0, away })
    expect(set).toEqual({ ...registered, mostCases: 0, away })
    expect(then(set, { name: 'setAvailability', mostCases: 2, away: [] }).away).toEqual([])
  })
  test('a leave that ends before it begins is an error at its last day', () => {
    const typed = { mostCases: '2', away: [{ from: '2026-04-10', until: '2026-04-01' }] }
    const { error } = registerCommandSchemas.setAvailability.safeParse(typed)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['away.0.until'])
  })
  test('a second registration of the same entry changes nothing', () => {
    expect(then(registered, register('2030-01-01'))).toBe(registered)
  })
})

describe('AM-1: a connection to a person is declared in the register, in whatever case they may turn up', () => {
  test('it is kept with its writer’s entry', () => {
    isAccepted(decideRegister(registered, connection, context()), 'AM-1')
    expect(then(registered, connection).connections).toEqual([
      { id: 'connection', name: sealed, email: sealed, declaredAt: now },
    ])
  })
  test('where the person is in a case of theirs already, it is declared on that case', () => {
    isRefused(
      decideRegister(registered, connection, context({ isInACaseOfTheirs: true })),
      'AM-1',
      'DECLARE_IT_ON_THE_CASE',
    )
  })
})

describe('who may read and do what (ACCESS, RG and CO)', () => {
  test('the register is case support’s alone to write: no mediator changes another’s entry, nor their own', () => {
    for (const roles of Object.values(registerRoles)) expect(roles).toEqual(['case-support'])
    expect(Object.keys(registerRoles)).not.toContain('declareConnectionTo')
  })
  test('a mediator’s own: the connections that they declared, and declaring one', () => {
    expect(
      registerGrantsOf(registered).map(({ subject, verb, dataClass }) => `${subject} ${verb} ${dataClass}`),
    ).toEqual([`${accountId} Ro CO`, `${accountId} do declareConnectionTo`])
  })
})
