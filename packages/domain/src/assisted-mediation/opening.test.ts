import { describe, expect, test } from 'vitest'
import {
  adviser,
  aMediation,
  aNewMediation,
  contextOf,
  inEngland,
  opening,
  openingInstant,
  somebody,
} from '../testing/a-mediation.ts'
import { isAccepted, isRefused } from '../testing/evidence.ts'
import { openMediationSchema } from './commands.ts'
import { decide, evolve, waitingFactsOf, waitingSentence } from './index.ts'

const decideFor = (organisation: Parameters<typeof contextOf>[2], participants = 2) =>
  decide(null, opening(participants), contextOf(adviser, openingInstant, organisation))

describe('PP-1: healthcare employers and contracting bodies in England, Wales and Northern Ireland, and other partners', () => {
  test.each(['England', 'Wales', 'Northern Ireland'] as const)('%s is in scope, public and independent', (nation) => {
    isAccepted(decideFor({ ...inEngland, nation }), 'PP-1')
    isAccepted(decideFor({ ...inEngland, nation, sector: 'independent', careSetting: 'primary' }), 'PP-1')
  })
  test.each(['Scotland', 'elsewhere'] as const)('an employer in %s is refused, at the organisation', (nation) => {
    const breaches = decideFor({ ...inEngland, nation })
    isRefused(breaches, 'PP-1', 'ORGANISATION_OUT_OF_SCOPE')
    expect(breaches[0]?.field).toBe('organisationId')
  })
  test('the nations do not bind another partner in professional performance', () => {
    isAccepted(decideFor({ ...inEngland, nation: 'Scotland', sector: 'partner' }), 'PP-1')
  })
  test('an organisation that we do not know is refused', () => {
    isRefused(decideFor(null), 'PP-1', 'ORGANISATION_UNKNOWN')
  })
})

describe('AM-29: two or more participants', () => {
  test('one alone is refused, two and three are accepted', () => {
    isRefused(decideFor(inEngland, 1), 'AM-29', 'TOO_FEW_PARTICIPANTS')
    isRefused(decideFor(inEngland, 0), 'AM-29', 'TOO_FEW_PARTICIPANTS')
    isAccepted(decideFor(inEngland, 2), 'AM-29')
    isAccepted(decideFor(inEngland, 3), 'AM-29')
  })
  test('everything that is wrong is said at once', () => {
    expect(decideFor({ ...inEngland, nation: 'Scotland' }, 1).map(({ code }) => code)).toEqual([
      'ORGANISATION_OUT_OF_SCOPE',
      'TOO_FEW_PARTICIPANTS',
    ])
  })
})

describe('what is typed when a mediation is opened', () => {
  const typed = (change: object) =>
    openMediationSchema.safeParse({
      organisationId: inEngland.id,
      profession: 'dentist',
      conductIsPart: 'notKnown',
      commissioner: { name: 'Ada Example', email: 'ada@example.org' },
      participants: [
        { name: ' Zoë  Ünïcode ', email: 'ZOE@Example.org ' },
        { name: 'Ben Example', email: 'ben@example.org' },
      ],
      ...change,
    })
  const problems = (change: object) =>
    typed(change).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

  test('names are composed and trimmed, addresses are lower case', () => {
    const { participants } = typed({}).data ?? { participants: [] }
    expect(participants[0]).toEqual({ name: 'Zoë  Ünïcode', email: 'zoe@example.org' })
  })
  test('an address used twice is an error at the second one', () => {
    const person = { name: 'Cy Example', email: 'Ada@example.org' }
    expect(problems({ participants: [person, { name: 'Di Example', email: 'di@example.org' }] })).toEqual([
      ['participants.0.email', 'This email address is already used for somebody else in this mediation'],
    ])
  })
  test('a missing, a malformed and a too long text each get an error at their field', () => {
    const paths = problems({
      commissioner: { name: '  ', email: 'not an address' },
      participants: [{ name: 'x'.repeat(121), email: 'a@example.org' }],
    }).map(([path]) => path)
    expect(paths).toEqual(['commissioner.name', 'commissioner.email', 'participants.0.name'])
  })
  test('a line break or a control character in a name is refused', () => {
    expect(problems({ commissioner: { name: 'Ada\nBcc: x@example.org', email: 'ada@example.org' } })).toHaveLength(1)
  })
})

test('once the charges are accepted a mediation waits for everybody, and says so', () => {
  expect(waitingSentence(waitingFactsOf(aMediation().of(3).state), openingInstant)).toBe(
    'Waiting for three of three agreements; the invitations are on their way',
  )
})

describe('PP-2: the practitioner whose practice raises concern is a doctor, a dentist or a pharmacist', () => {
  const of = (profession: 'doctor' | 'dentist' | 'pharmacist' | 'other' | 'nobody') =>
    decide(null, { ...opening(), profession }, contextOf(adviser, openingInstant))
  test.each(['doctor', 'dentist', 'pharmacist'] as const)('a %s', (profession) => {
    isAccepted(of(profession), 'PP-2')
  })
  test('another is refused, at the field', () => {
    isRefused(of('other'), 'PP-2', 'PROFESSION_OUT_OF_SCOPE')
    expect(of('other').map(({ field }) => field)).toEqual(['profession'])
  })
  test('where nobody’s practice raises concern, anybody may take part', () => {
    isAccepted(of('nobody'), 'PP-2')
  })
})

test('PP-6: whether conduct is part of the concern is recorded with every mediation, “I do not know” too', () => {
  for (const conductIsPart of ['yes', 'no', 'notKnown'] as const) {
    const { concern } = evolve(null, { ...opening(), conductIsPart }, contextOf(adviser, openingInstant))
    expect(concern).toEqual({ profession: 'doctor', conductIsPart })
  }
  expect(openMediationSchema.safeParse({}).error?.issues.map(({ path }) => path[0])).toContain('conductIsPart')
})

describe('PP-3: who supports the case has the role of case support', () => {
  const accountId = '00000000-0000-4000-8000-0000000000cc'
  const named = (command: Parameters<typeof decide>[1], namedAccountRoles: readonly string[]) =>
    decide(
      command.name === 'openMediation' ? null : aMediation().state,
      command,
      contextOf(adviser, openingInstant, inEngland, { namedAccountRoles }),
    )
  const assignment = { name: 'assignCaseSupport', accountId } as const
  test.each([
    ['named when it is opened', { ...opening(), caseSupportId: accountId }],
    ['assigned later', assignment],
  ])('%s', (_, command) => {
    expect(named(command, ['case-support'])).toEqual([])
    isRefused(named(command, []), 'PP-3', 'NOT_CASE_SUPPORT')
    isRefused(named(command, ['adviser', 'mediator']), 'PP-3', 'NOT_CASE_SUPPORT')
  })
  test('nobody need be named', () => {
    expect(named(opening(), [])).toEqual([])
  })
})

describe('ACCESS: participants are fixed when the first invitation goes', () => {
  const add = { name: 'addParticipant', participant: somebody } as const
  const adding = (one: ReturnType<typeof aMediation>) => decide(one.state, add, contextOf(adviser, one.now))
  test('until the charges are accepted one can be added, as the next in order', () => {
    isAccepted(adding(aNewMediation()), 'AM-29')
    expect(
      aNewMediation()
        .then(adviser, add)
        .state.participants.map(({ position }) => position),
    ).toEqual([1, 2, 3])
    isRefused(adding(aMediation()), 'AM-5', 'PARTICIPANTS_ARE_FIXED')
  })
  test('twelve at most', () => {
    isAccepted(adding(aNewMediation(11)), 'AM-29')
    isRefused(adding(aNewMediation(12)), 'AM-29', 'TOO_MANY_PARTICIPANTS')
  })
})
