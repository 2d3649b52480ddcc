import { describe, expect, test } from 'vitest'
import { withinHours } from '../shared/calendar.ts'
import {
  adviser,
  aMediation,
  byEmail,
  byTelephone,
  contextOf,
  participant,
  type Story,
  sealed,
} from '../testing/a-mediation.ts'
import { isRefused } from '../testing/evidence.ts'
import { decide, grantsOf, promisesOf, type SendingKind, setSafeContactSchema } from './index.ts'

const between = (fromHour: number, untilHour: number) =>
  ({ channel: 'email', at: sealed, fromHour, untilHour }) as const
const owedTo = (one: Story, position: number) =>
  promisesOf(one.state)
    .filter(({ partyId }) => partyId === `participants.${position - 1}`)
    .map(({ kind, nature, dueAt }) => `${nature} ${kind} ${dueAt}`)

describe('nobody is contacted outside the hours they gave, of the London day', () => {
  test('who gave none is contacted when it is due', () => {
    expect(withinHours(null, '2026-03-02T03:00:00.000Z')).toBe('2026-03-02T03:00:00.000Z')
  })
  test.each([
    ['before the first hour', 9, 17, '2026-03-02T08:59:59.999Z', '2026-03-02T09:00:00.000Z'],
    ['at the first hour', 9, 17, '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z'],
    ['within', 9, 17, '2026-03-02T12:30:00.000Z', '2026-03-02T12:30:00.000Z'],
    ['the last moment', 9, 17, '2026-03-02T16:59:59.999Z', '2026-03-02T16:59:59.999Z'],
    ['at the last hour', 9, 17, '2026-03-02T17:00:00.000Z', '2026-03-03T09:00:00.000Z'],
    ['until midnight', 20, 24, '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
    ['from midnight', 0, 6, '2026-03-02T06:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['in summer the hours are British Summer Time', 9, 17, '2026-06-02T07:30:00.000Z', '2026-06-02T08:00:00.000Z'],
    ['until midnight in summer', 20, 24, '2026-06-02T22:59:59.999Z', '2026-06-02T22:59:59.999Z'],
    ['after midnight in summer it is the next day', 20, 24, '2026-06-02T23:00:00.000Z', '2026-06-03T19:00:00.000Z'],
  ])('%s', (_, from, until, due, expected) => {
    expect(withinHours(between(from, until), due)).toBe(expected)
  })
  test.each([
    [
      'in March one to two does not exist: the next day’s',
      1,
      2,
      '2026-03-29T00:30:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ],
    ['in March the hour before it does', 0, 1, '2026-03-29T00:59:59.999Z', '2026-03-29T00:59:59.999Z'],
    ['in March two o’clock comes at once after it', 2, 3, '2026-03-29T00:30:00.000Z', '2026-03-29T01:00:00.000Z'],
    [
      'on the March morning nine is already British Summer Time',
      9,
      17,
      '2026-03-29T07:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
    ],
    ['in October one to two is twice as long', 1, 2, '2026-10-25T01:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['in October it ends at two', 1, 2, '2026-10-25T02:00:00.000Z', '2026-10-26T01:00:00.000Z'],
    [
      'in October midnight to one is over at the first one',
      0,
      1,
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ],
    ['on the October morning nine is nine again', 9, 17, '2026-10-25T08:30:00.000Z', '2026-10-25T09:00:00.000Z'],
  ])('the nights the clocks change: %s', (_, from, until, due, expected) => {
    expect(withinHours(between(from, until), due)).toBe(expected)
  })
  test('reminders and the news of an ending keep them; the others’ do not move', () => {
    const evenings = aMediation().sent().then(participant(1), byEmail(18, 20))
    expect(owedTo(evenings, 1)).toEqual([
      'sending agreementReminder 2026-03-09T18:00:00.000Z',
      'sending agreementReminder 2026-03-16T18:00:00.000Z',
    ])
    expect(owedTo(evenings, 2)[0]).toBe('sending agreementReminder 2026-03-09T09:00:00.000Z')
    const mornings = aMediation().sent().then(participant(1), byEmail(8, 12)).withdrawnBy(2)
    expect(owedTo(mornings, 1)).toEqual(['sending endingNotice 2026-03-03T08:00:00.000Z'])
  })
})

describe('who wants no e-mail gets none: what is due becomes a person’s task', () => {
  const called = aMediation().sent().then(participant(1), byTelephone())
  const tell = (kind: SendingKind, occurrence = 1, partyId = 'participants.0') =>
    ({ name: 'recordTold', kind, partyId, occurrence }) as const
  const said = (one: Story, command: ReturnType<typeof tell>) => decide(one.state, command, contextOf(adviser, one.now))

  test('every sending to them, and to nobody else', () => {
    expect(owedTo(called, 1).map((one) => one.split(' ')[0])).toEqual(['task', 'task'])
    expect(owedTo(called, 2).map((one) => one.split(' ')[0])).toEqual(['sending', 'sending'])
  })
  test('by post it is the same; back to e-mail, it is sent again, under the same name', () => {
    const post = { channel: 'post', postalAddress: sealed } as const
    const { name, notAtWork, fromHour, untilHour } = byTelephone()
    const posted = called.then(participant(1), { name, notAtWork, fromHour, untilHour, ...post })
    expect(owedTo(posted, 1).every((one) => one.startsWith('task'))).toBe(true)
    const back = posted.then(participant(1), byEmail())
    expect(owedTo(back, 1)).toEqual(owedTo(aMediation().sent(), 1))
  })
  test('told by a person, it counts as handed over: once, and not before it is due', () => {
    const due = called.at('2026-03-09T09:00:00.000Z')
    isRefused(said(called, tell('agreementReminder')), 'AM-5', 'NOT_TO_BE_TOLD_YET')
    isRefused(said(due.at('2026-03-09T08:59:59.999Z'), tell('agreementReminder')), 'AM-5', 'NOT_TO_BE_TOLD_YET')
    expect(said(due, tell('agreementReminder'))).toEqual([])
    const told = due.then(adviser, tell('agreementReminder'))
    isRefused(said(told, tell('agreementReminder')), 'AM-5', 'NOTHING_TO_TELL')
    expect(owedTo(told, 1)).toEqual(['task agreementReminder 2026-03-16T09:00:00.000Z'])
  })
  test('what goes by e-mail is nobody’s to tell', () => {
    isRefused(
      said(called.at('2026-03-09T09:00:00.000Z'), tell('agreementReminder', 1, 'participants.1')),
      'AM-5',
      'NOTHING_TO_TELL',
    )
  })
  test('a last reminder that a person told counts for the ending', () => {
    const all = called.then(participant(2), byTelephone()).at('2026-03-16T09:00:00.000Z')
    const told = all
      .then(adviser, tell('agreementReminder', 2))
      .then(adviser, tell('agreementReminder', 2, 'participants.1'))
    const end = (now: string) =>
      decide(told.state, { name: 'endAsNotAgreed' }, contextOf({ kind: 'system', service: 'assisted-mediation' }, now))
    expect(end('2026-03-23T17:00:00.000Z')).toEqual([])
  })
})

describe('an ending reaches who wants no e-mail', () => {
  const support = '00000000-0000-4000-8000-0000000000cc'
  const supported = aMediation().sent().then(adviser, { name: 'assignCaseSupport', accountId: support })
  const ended = supported.then(participant(1), byTelephone()).withdrawnBy(2)
  const told = { name: 'recordTold', kind: 'endingNotice', partyId: 'participants.0', occurrence: 1 } as const
  const rights = (one: Story, subject: string) =>
    grantsOf(one.state)
      .filter((grant) => grant.subject === subject)
      .map(({ verb, dataClass }) => `${verb} ${dataClass}`)
      .sort()
  test('case support keeps the way to them until it is told, at 5pm or later, and nothing after', () => {
    expect(rights(ended, support)).toEqual(['R SC', 'R WF', 'do recordTold'])
    isRefused(decide(ended.state, told, contextOf(adviser, ended.now)), 'AM-5', 'NOT_TO_BE_TOLD_YET')
    const late = ended.at('2026-03-02T17:00:00.000Z')
    expect(decide(late.state, told, contextOf(adviser, late.now))).toEqual([])
    expect(rights(late.then(adviser, told), support)).toEqual(['R WF'])
  })
  test('where everybody reads e-mail, nothing is kept', () => {
    expect(rights(supported.withdrawnBy(2), support)).toEqual(['R WF'])
  })
  test('the Senior Adviser can record it, and reads no safe contact; the allocated Adviser cannot', () => {
    expect(rights(ended, ended.state.openedBy)).toEqual(['R WF', 'do recordTold'])
    expect(rights(ended, ended.state.adviser ?? '')).toEqual(['R WF'])
  })
})

describe('what is typed', () => {
  const typed = { channel: 'email', email: 'zoe@example.org', notAtWork: true, fromHour: '9', untilHour: '17' }
  const errors = (change: object) =>
    setSafeContactSchema.safeParse({ ...typed, ...change }).error?.issues.map(({ path }) => path.join('.')) ?? []
  test.each([
    ['an address at home', {}, []],
    ['one that others at work share or read', { notAtWork: false }, ['notAtWork']],
    ['no answer to that', { notAtWork: undefined }, ['notAtWork']],
    ['a last hour that is not later', { fromHour: 9, untilHour: 9 }, ['untilHour']],
    ['an hour that does not exist', { untilHour: 25 }, ['untilHour']],
    ['a telephone without its number', { channel: 'telephone' }, ['telephone']],
    ['a channel that we do not have', { channel: 'fax' }, ['channel']],
  ])('%s', (_, change, paths) => {
    expect(errors(change)).toEqual(paths)
  })
})
