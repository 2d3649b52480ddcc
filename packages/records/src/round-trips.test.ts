import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediationPage, myMediation } from './index.ts'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { openMediationInput, seededPeople } from './testing/people.ts'
import { tripsOf } from './testing/round-trips.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall(1)
})
afterAll(() => wall?.close())

const open = (participants: number) => () =>
  wall.records.perform(adviser, {
    submissionId: randomUUID(),
    name: 'openMediation',
    input: openMediationInput(seededPeople.england, participants),
  })
const referenceOf = async (rootId: string) =>
  (await wall.rows<{ reference: string }>('select reference from advice.mediation where root_id = $1', [rootId]))[0]
    ?.reference ?? ''

describe('a command takes two round trips: all that is asked with the beginning, all that is kept with the commit (PERFORMANCE 2)', () => {
  test('whatever the number of people, and in the same number of statements', async () => {
    const two = await tripsOf(open(2))
    const twelve = await tripsOf(open(12))
    expect(two.alone).toEqual(['begin', expect.stringContaining('insert into advice.root')])
    expect(twelve).toEqual(two)
  })
  test('a party’s own act takes one more, to find the case that the party is of', async () => {
    const { parties } = await openedBy(wall.records)
    const agree = () =>
      wall.records.perform(parties[0] ?? adviser, {
        submissionId: randomUUID(),
        name: 'agreeToMediate',
        input: { keepsConfidentiality: true },
      })
    const { alone } = await tripsOf(agree)
    expect(alone).toHaveLength(3)
    expect(alone[0]).toBe('begin')
    expect(alone[2]).not.toBe('commit')
  })
})

describe('beginning and naming the actor travel with the first read, and the answer does not wait for the commit', () => {
  test('a case page is one statement for the case and one for its names', async () => {
    const { rootId } = await openedBy(wall.records, 3)
    const reference = await referenceOf(rootId)
    const page = () => wall.records.withActor(adviser, (sql) => mediationPage(sql, wall.records.ring, reference))
    const { alone, statements } = await tripsOf(page)
    expect(alone).toEqual(['begin read only', expect.stringContaining('advice.vault_text'), 'commit'])
    expect(statements).toBe(5)
  })
})

describe('a transaction that fails is one fault, never a success', () => {
  const failing = 'select 1 / 0'
  const inDoor = (work: Parameters<typeof wall.records.withActor>[1]) => wall.records.withActor(adviser, work)
  const isHealthy = async () => {
    const { parties } = await openedBy(wall.records)
    const page = await wall.records.withActor(parties[0] ?? adviser, (sql) => myMediation(sql, wall.records.ring))
    return page?.ownName === 'Zoë Nåme-1'
  }
  const faultOf = (answering: Promise<unknown>) =>
    answering.then(
      () => 'answered',
      (fault: { code?: string }) => fault.code,
    )
  test('several sent together: the first fault is told, not those that follow from it', async () => {
    const together = inDoor((sql) => Promise.all([sql('select 1'), sql(failing), sql('select 2')]))
    expect(await faultOf(together)).toBe('22012')
    expect(await isHealthy()).toBe(true)
  })
  test('one that the request swallowed fails the request all the same', async () => {
    const swallowed = inDoor((sql) => sql(failing).catch(() => []))
    expect(await faultOf(swallowed)).toBe('22012')
    expect(await isHealthy()).toBe(true)
  })
  test('one that nobody waited for fails the request, too', async () => {
    const unawaited = inDoor(async (sql) => {
      void sql(failing).catch(() => undefined)
      return 'answered'
    })
    expect(await faultOf(unawaited)).toBe('22012')
    expect(await isHealthy()).toBe(true)
  })
  test('values that cannot be sent at all', async () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    const unsent = inDoor(async (sql) => {
      void sql('select $1::json', [circular]).catch(() => undefined)
      return 'answered'
    })
    await expect(unsent).rejects.toThrow()
    expect(await isHealthy()).toBe(true)
  })
})

describe('a write that fails among those sent with the commit keeps nothing of the command', () => {
  test('one of the last: no case, no text, no history, and the form can be sent again', async () => {
    const submission = {
      submissionId: randomUUID(),
      name: 'openMediation',
      input: openMediationInput(seededPeople.england),
    }
    const counts = async () =>
      (
        await wall.rows<{ roots: number; texts: number; entries: number }>(
          `select (select count(*)::int from advice.root) as roots, (select count(*)::int from advice.vault_text) as texts,
             (select count(*)::int from advice.history) as entries`,
        )
      )[0]
    const before = await counts()
    await wall.rows('revoke insert on advice.outbox from decide_advice')
    try {
      await expect(wall.records.perform(adviser, submission)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await wall.rows('grant insert on advice.outbox to decide_advice')
    }
    expect(await counts()).toEqual(before)
    expect((await wall.records.perform(adviser, submission)).kind).toBe('accepted')
  })
})
