import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commissionedMediation, createAdviceRecords, listMediations, mediationPage, myMediation } from './index.ts'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { seededPeople } from './testing/people.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
})
afterAll(() => wall?.close())

const otherAdviser = { kind: 'staff', id: seededPeople.otherAdviser } as const
const referenceOf = async (rootId: string) =>
  (await wall.rows<{ reference: string }>('select reference from advice.mediation where root_id = $1', [rootId]))[0]
    ?.reference ?? ''
const pageFor = (actor: typeof adviser | typeof otherAdviser, reference: string) =>
  wall.records.withActor(actor, (sql) => mediationPage(sql, wall.records.ring, reference))
const listFor = (actor: typeof adviser | typeof otherAdviser) =>
  wall.records.withActor(actor, (sql) => listMediations(sql, { first: 50, after: null, stage: null }))

describe('the reading door shows each actor their own, whoever had the connection before', () => {
  test.each([1, 5])('interleaved requests of many actors over %i connections: no cross read', async (connections) => {
    const cases = []
    for (let made = 0; made < 6; made += 1) cases.push(await openedBy(wall.records))
    const actors = cases.flatMap(({ rootId, parties }) => parties.map((actor) => ({ actor, rootId })))
    const door = createAdviceRecords({ ...wall.parts, connections })
    try {
      const request = async (index: number) => {
        const own = actors[index % actors.length]
        const foreign = actors[(index + 3) % actors.length]
        if (!own || !foreign) throw new Error('actors')
        // Every seventh request fails in the middle: what it leaves on the connection must be nobody's.
        if (index % 7 === 0)
          return door
            .withActor(own.actor, (sql) => sql('select 1 / 0'))
            .then(
              () => ['no fault'],
              () => [],
            )
        return door.withActor(own.actor, async (sql) => {
          const rows = await sql<{ owner_id: string }>('select owner_id from advice.standing')
          const others = await sql<{ owner_id: string }>('select owner_id from advice.standing where owner_id = $1', [
            foreign.actor.id,
          ])
          const wrong = [...rows, ...others].filter(({ owner_id }) => owner_id !== own.actor.id)
          return rows.length === 1 ? wrong.map(({ owner_id }) => owner_id) : ['not one row']
        })
      }
      // In waves, so that a queue for one connection stays shorter than the door's patience.
      for (let first = 0; first < 400; first += 40)
        expect((await Promise.all(Array.from({ length: 40 }, (_, one) => request(first + one)))).flat()).toEqual([])
    } finally {
      await door.close()
    }
  })

  test('a connection that comes back has no actor: outside the door nothing is seen', async () => {
    await openedBy(wall.records)
    const pg = (await import('pg')).default
    const client = new pg.Client({ connectionString: wall.parts.readUrl })
    await client.connect()
    try {
      expect((await client.query('select * from advice.mediation')).rowCount).toBe(0)
    } finally {
      await client.end()
    }
  })

  test('what is read cannot be written', async () => {
    await expect(wall.records.withActor(adviser, (sql) => sql('delete from advice.access_grant'))).rejects.toThrow()
  })
})

describe('the existence of a case is confidential (DESIGN, Confidentiality 9)', () => {
  test('a command on a hidden reference is answered like one on a missing one', async () => {
    const { rootId, parties } = await openedBy(wall.records)
    const send = (reference: string) =>
      wall.records.perform(otherAdviser, {
        submissionId: randomUUID(),
        name: 'correctContactDetails',
        input: { partyId: parties[0]?.id, email: 'new@example.org' },
        root: { reference },
      })
    expect(await send(await referenceOf(rootId))).toEqual({ kind: 'notFound' })
    expect(await send('AM-2222-ZZZZ')).toEqual({ kind: 'notFound' })
  })
})

describe('who reads what, on their pages', () => {
  test('a participant reads nothing of another, nor the commissioner’s page; the commissioner nothing of agreements', async () => {
    const { parties, commissioner, rootId } = await openedBy(wall.records)
    const [one] = parties
    if (!one) throw new Error('a party')
    const seen = await wall.records.withActor(one, async (sql) => ({
      parties: (await sql<{ id: string }>('select id from advice.party')).map(({ id }) => id),
      texts: (await sql<{ owner_id: string }>('select owner_id from advice.vault_text')).map(
        ({ owner_id }) => owner_id,
      ),
      state: (await sql('select 1 from advice.mediation')).length,
      history: (await sql('select 1 from advice.history')).length,
    }))
    expect(seen).toEqual({ parties: [one.id], texts: [one.id, one.id], state: 0, history: 0 })
    expect(await wall.records.withActor(one, (sql) => commissionedMediation(sql, wall.records.ring))).toBeNull()
    expect(await wall.records.withActor(commissioner, (sql) => myMediation(sql, wall.records.ring))).toBeNull()
    const commissioned = await wall.records.withActor(commissioner, async (sql) => ({
      page: await commissionedMediation(sql, wall.records.ring),
      agreements: (await sql('select 1 from advice.agreement union all select 1 from advice.agreement_receipt')).length,
      state: (await sql('select 1 from advice.mediation where root_id = $1', [rootId])).length,
    }))
    expect(commissioned).toMatchObject({ agreements: 0, state: 0, page: { ownName: 'Ådne Commissioner' } })
    expect(commissioned.page?.referred.map(({ name }) => name)).toEqual(['Zoë Nåme-1', 'Zoë Nåme-2'])
  })

  test('a conflict row beats every grant, in list, page, text and command', async () => {
    const { rootId, parties } = await openedBy(wall.records)
    const reference = await referenceOf(rootId)
    expect(await pageFor(adviser, reference)).not.toBeNull()
    await wall.rows('insert into advice.conflict (root_id, subject) values ($1, $2)', [rootId, adviser.id])
    expect(await pageFor(adviser, reference)).toBeNull()
    expect((await listFor(adviser)).nodes.map((one) => one.reference)).not.toContain(reference)
    expect(
      await wall.records.withActor(adviser, (sql) =>
        sql('select 1 from advice.vault_text where root_id = $1', [rootId]),
      ),
    ).toEqual([])
    const correction = { partyId: parties[0]?.id, email: 'new@example.org' }
    const answer = await wall.records.perform(adviser, {
      submissionId: randomUUID(),
      name: 'correctContactDetails',
      input: correction,
      root: { reference },
    })
    expect(answer).toEqual({ kind: 'notFound' })
  })

  test('a grant counts from its first instant until its last, by the service clock', async () => {
    const { rootId } = await openedBy(wall.records)
    const reference = await referenceOf(rootId)
    const now = Date.parse(await wall.database.clock.now())
    const days = (count: number) => new Date(now + count * 86_400_000).toISOString()
    await wall.rows(
      'update advice.access_grant set valid_from = $2, valid_until = $3 where root_id = $1 and subject = $4',
      [rootId, days(2), days(4), adviser.id],
    )
    expect(await pageFor(adviser, reference)).toBeNull()
    await wall.database.clock.moveTo(days(3))
    expect((await pageFor(adviser, reference))?.reference).toBe(reference)
    await wall.database.clock.moveTo(days(5))
    expect(await pageFor(adviser, reference)).toBeNull()
  })

  test('the list goes on where a page ended, without a gap and without a repeat', async () => {
    const made = new Set<string>()
    for (let count = 0; count < 5; count += 1)
      made.add(
        await referenceOf(
          (await openedBy(wall.records, 2, { kind: 'staff', id: seededPeople.otherAdviser } as never)).rootId,
        ),
      )
    const seen: string[] = []
    for (let after = null as Parameters<typeof listMediations>[1]['after'], pages = 0; pages < 10; pages += 1) {
      const page = await wall.records.withActor(otherAdviser, (sql) =>
        listMediations(sql, { first: 2, after, stage: null }),
      )
      seen.push(...page.nodes.map(({ reference }) => reference))
      after = page.next
      if (!after) break
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(made)
  })
})
