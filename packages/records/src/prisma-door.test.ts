import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAdviceRecords } from './index.ts'
import type { Models } from './prisma-door.ts'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { seededPeople } from './testing/people.ts'
import { tripsOf } from './testing/round-trips.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
})
afterAll(() => wall?.close())

describe('Prisma stands behind the reading door, and sees what the door’s actor sees (STACK 15)', () => {
  test.each([1, 5])('interleaved requests of many actors over %i connections: no cross read', async (connections) => {
    const cases = []
    for (let made = 0; made < 6; made += 1) cases.push(await openedBy(wall.records))
    const actors = cases.flatMap(({ parties }) => parties)
    const door = createAdviceRecords({ ...wall.parts, connections })
    try {
      const request = async (index: number) => {
        const own = actors[index % actors.length]
        const foreign = actors[(index + 3) % actors.length]
        if (!own || !foreign) throw new Error('actors')
        // Every seventh request fails in the middle: what it leaves on the connection must be nobody's.
        if (index % 7 === 0)
          return door
            .withActor(own, (_, prisma) => prisma((models) => models.$queryRaw`select 1 / 0`))
            .then(
              () => ['no fault'],
              () => [],
            )
        return door.withActor(own, async (sql, prisma) => {
          // Asked for one by one in one tick: what Prisma would gather into one statement.
          const [mine, theirs, all, rows] = await Promise.all([
            prisma((models) => models.party.findUnique({ where: { id: own.id } })),
            prisma((models) => models.party.findUnique({ where: { id: foreign.id } })),
            prisma((models) => models.standing.findMany()),
            sql<{ owner_id: string }>('select owner_id from advice.standing'),
          ])
          const seen = [mine?.id, theirs?.id, ...all.map(({ ownerId }) => ownerId), ...rows.map((row) => row.owner_id)]
          return seen.filter((id) => id !== undefined && id !== own.id).concat(mine ? [] : ['not one’s own'])
        })
      }
      for (let first = 0; first < 400; first += 40)
        expect((await Promise.all(Array.from({ length: 40 }, (_, one) => request(first + one)))).flat()).toEqual([])
    } finally {
      await door.close()
    }
  })

  test('it reads in the request’s own transaction', async () => {
    const ask = 'select pg_backend_pid()::int as pid, transaction_timestamp()::text as begun'
    const [bySql, byPrisma] = await wall.records.withActor(adviser, (sql, prisma) =>
      Promise.all([sql(ask), prisma((models) => models.$queryRawUnsafe(ask))]),
    )
    expect(byPrisma).toEqual(bySql)
  })

  test('one read is one round trip, begun and named with it', async () => {
    await wall.records.withActor(adviser, (_, prisma) => prisma((models) => models.organisation.findMany()))
    const { alone, statements } = await tripsOf(() =>
      wall.records.withActor(adviser, (_, prisma) => prisma((models) => models.organisation.findMany())),
    )
    expect(alone).toEqual(['begin read only', 'commit'])
    expect(statements).toBe(4)
  })

  test('what is read cannot be written', async () => {
    const writing = wall.records.withActor(adviser, (_, prisma) =>
      prisma((models) =>
        models.organisation.update({ where: { id: seededPeople.england }, data: { name: 'Another name' } }),
      ),
    )
    await expect(writing).rejects.toThrow()
    const [row] = await wall.rows<{ name: string }>('select name from platform.organisation where id = $1', [
      seededPeople.england,
    ])
    expect(row?.name).toBe('Exampleshire Invented NHS Trust')
  })
})

describe('an SQL error in one query is one fault for the request', () => {
  const failing = (models: Models) => models.$queryRaw`select 1 / 0`
  test('where it was swallowed, and where others were asked for beside it', async () => {
    const swallowed = wall.records.withActor(adviser, async (_, prisma) => {
      await prisma(failing).catch(() => undefined)
      return 'answered'
    })
    await expect(swallowed).rejects.toMatchObject({ code: '22012' })
    const beside = wall.records.withActor(adviser, (sql, prisma) =>
      Promise.all([sql('select 1'), prisma((models) => models.organisation.findMany()), prisma(failing)]),
    )
    await expect(beside).rejects.toMatchObject({ code: '22012' })
  })
  test('what is kept beyond its request asks nobody', async () => {
    const { parties } = await openedBy(wall.records)
    const kept = await wall.records.withActor(adviser, (_, prisma) => prisma(async (models) => ({ models })))
    const asked = wall.records.withActor(parties[0] ?? adviser, () => kept.models.party.findMany())
    await expect(asked).rejects.toThrow()
  })
})
