import { randomUUID } from 'node:crypto'
import { isDenied } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAdviceRecords } from '../index.ts'
import { accepted, adviser, aWall, newlyOpenedBy } from '../testing/opened-mediation.ts'
import { agreedBy, caseSupport, clearedFor, mediators, registerMediators } from '../testing/prepared-mediation.ts'

const rounds = process.env['CONCORD_RACES'] === 'full' ? 1000 : 40
const [one, two] = mediators

let wall: Awaited<ReturnType<typeof aWall>>
/** Another gateway's connections. */
let second: ReturnType<typeof createAdviceRecords>
beforeAll(async () => {
  wall = await aWall()
  second = createAdviceRecords(wall.parts)
  await registerMediators(wall.records)
})
afterAll(async () => {
  await second?.close()
  await wall?.close()
})

const submission = (name: string, input: object, reference?: string) => ({
  submissionId: randomUUID(),
  name,
  input,
  ...(reference ? { root: { reference } } : {}),
})
const codesOf = (answers: readonly Awaited<ReturnType<typeof second.perform>>[]) =>
  answers.flatMap((answer) => (answer.kind === 'rejected' ? answer.rejections.map(({ code }) => code) : []))

describe('AM-1: "declare a connection to P" and "add P to the case" at once', () => {
  test('never both, over two connections', { timeout: 600_000 }, async () => {
    const refused = new Set<string>()
    let opened = await newlyOpenedBy(wall.records)
    for (let round = 0; round < rounds; round += 1) {
      // Twelve take part at most.
      if (round % 5 === 0) {
        // One that has ended is no case of the mediator's any more.
        await wall.records.perform(opened.parties[0] ?? adviser, submission('withdraw', {}))
        opened = await newlyOpenedBy(wall.records)
        await clearedFor(wall.records, opened, one)
      }
      const person = { name: `Zoë Nåme ${round}`, email: `zoe-${round}@race.example` }
      const add = submission('addParticipant', { participant: person }, opened.reference)
      const declare = submission('declareConnectionTo', { person }, one.id)
      const answers = await Promise.all([wall.records.perform(adviser, add), second.perform(one, declare)])
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected'])
      for (const code of codesOf(answers)) refused.add(code)
    }
    expect([...refused].every((code) => ['A_MEDIATOR_CANNOT_STAY', 'DECLARE_IT_ON_THE_CASE'].includes(code))).toBe(true)
    isDenied('AM-1')
  })
  test('who is connected to somebody of the case is not proposed for it, as if on leave; and never assigned', async () => {
    const known = { name: 'Nora Known', email: 'nora@race.example' }
    await accepted(wall.records, two, 'declareConnectionTo', { person: known }, { reference: two.id })
    const opened = await newlyOpenedBy(wall.records)
    const { reference } = opened
    await accepted(wall.records, adviser, 'addParticipant', { participant: known }, { reference })
    const propose = await wall.records.perform(
      adviser,
      submission('proposeMediator', { mediatorId: two.id }, reference),
    )
    expect(codesOf([propose])).toEqual(['NOT_AVAILABLE_FOR_THIS_CASE'])
    const other = await newlyOpenedBy(wall.records)
    await clearedFor(wall.records, other, two)
    const added = submission('addParticipant', { participant: known }, other.reference)
    expect(codesOf([await wall.records.perform(adviser, added)])).toEqual(['A_MEDIATOR_CANNOT_STAY'])
    await wall.records.perform(other.parties[0] ?? adviser, submission('withdraw', {}))
  })
})

describe('AM-2: what counts as a mediator’s case', () => {
  test('one that has ended counts in nobody’s load, and bars no declaration of a connection to its people', async () => {
    const available = { away: [], mostCases: 1 }
    const settle = (mostCases: number) =>
      accepted(wall.records, caseSupport, 'setAvailability', { ...available, mostCases }, { reference: two.id })
    const opened = await newlyOpenedBy(wall.records)
    const person = { name: 'Pia Past', email: 'pia@race.example' }
    await accepted(wall.records, adviser, 'addParticipant', { participant: person }, { reference: opened.reference })
    await clearedFor(wall.records, opened, two)
    await settle(1)
    const other = await newlyOpenedBy(wall.records)
    const propose = () =>
      wall.records.perform(adviser, submission('proposeMediator', { mediatorId: two.id }, other.reference))
    const declare = () => wall.records.perform(two, submission('declareConnectionTo', { person }, two.id))
    expect(codesOf([await propose(), await declare()])).toEqual([
      'NOT_AVAILABLE_FOR_THIS_CASE',
      'DECLARE_IT_ON_THE_CASE',
    ])
    await wall.records.perform(opened.parties[0] ?? adviser, submission('withdraw', {}))
    expect((await propose()).kind).toBe('accepted')
    await settle(50)
    expect((await declare()).kind).toBe('accepted')
  })
})

describe('AM-11: the same mediator’s hours offered in two cases at once', () => {
  test('one is refused, and nothing is a fault, however the hours overlap', { timeout: 600_000 }, async () => {
    const cases = [await agreedBy(wall.records, 3), await agreedBy(wall.records, 3)] as const
    const hour = (round: number, minute: number) =>
      new Date(Date.UTC(2080, 0, 1 + Math.floor(round / 20), round % 20, minute)).toISOString()
    let nth = 0
    for (let round = 0; round < rounds; round += 1) {
      nth = (nth + 1) % 3
      const [early, late] = [hour(round, 0), hour(round, 30)]
      const offers = [
        [early, late],
        [late, early],
      ].map((times, index) =>
        submission('offerTalk', { partyId: cases[index]?.parties[nth]?.id, times }, cases[index]?.reference),
      )
      const [left, right] = offers as [ReturnType<typeof submission>, ReturnType<typeof submission>]
      const answers = await Promise.all([wall.records.perform(one, left), second.perform(one, right)])
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected'])
      expect(codesOf(answers)).toEqual(['MEDIATOR_BUSY'])
    }
  })
  test('two that take each other’s hours while they give up their own wait for each other, and neither is a fault', async () => {
    const cases = [await agreedBy(wall.records), await agreedBy(wall.records)] as const
    const times = ['2085-01-01T10:00:00.000Z', '2085-01-01T11:00:00.000Z'] as const
    const offer = (index: number, time: string) =>
      submission('offerTalk', { partyId: cases[index]?.parties[0]?.id, times: [time] }, cases[index]?.reference)
    for (const [index, time] of times.entries())
      expect((await wall.records.perform(two, offer(index, time))).kind).toBe('accepted')
    // Whoever has given up its hours pauses before it takes others, so that the two surely meet there.
    await wall.rows(
      `create function public.pause() returns trigger language plpgsql as 'begin perform pg_sleep(0.2); return null; end'`,
    )
    await wall.rows(
      'create trigger pause after delete on advice.talk_time for each statement execute function public.pause()',
    )
    const answers = await Promise.allSettled([
      wall.records.perform(two, offer(0, times[1])),
      second.perform(two, offer(1, times[0])),
    ])
    await wall.rows('drop trigger pause on advice.talk_time')
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const told = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(codesOf(told)).toContain('MEDIATOR_BUSY')
  })
  test('a mediation that ends gives the hours back at once, and its participant sees nothing go before it is told', async () => {
    const [ends, goesOn] = [await agreedBy(wall.records), await agreedBy(wall.records)]
    const time = '2086-01-01T10:00:00.000Z'
    const offer = ({ parties, reference }: typeof ends) =>
      submission('offerTalk', { partyId: parties[0]?.id, times: [time] }, reference)
    expect((await wall.records.perform(one, offer(ends))).kind).toBe('accepted')
    expect(codesOf([await wall.records.perform(one, offer(goesOn))])).toEqual(['MEDIATOR_BUSY'])
    const [first, other] = ends.parties
    if (!first || !other) throw new Error('two take part')
    await accepted(wall.records, other, 'withdraw', {})
    expect((await wall.records.perform(one, offer(goesOn))).kind).toBe('accepted')
    const seen = await wall.records.withActor(first, (sql) => sql('select starts_at from advice.talk_time'))
    expect(seen).toHaveLength(1)
    expect((await wall.records.perform(first, submission('bookTalk', { time }))).kind).toBe('accepted')
  })
})
