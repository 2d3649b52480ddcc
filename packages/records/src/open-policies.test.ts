import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWall, openedBy } from './testing/opened-mediation.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
})
afterAll(() => wall?.close())

test('it is the policies that hide: with each replaced by `using (true)` a stranger reads every row of every table', async () => {
  await openedBy(wall.records)
  await openedBy(wall.records)
  const tables = await wall.rows<{ name: string }>(
    "select distinct tablename as name from pg_policies where schemaname = 'advice' and 'read_advice' = any(roles) order by 1",
  )
  expect(tables.map(({ name }) => name)).toContain('vault_text')
  const reader = new pg.Pool({ connectionString: wall.parts.readUrl, max: 1 })
  const countsOf = async (ask: (text: string) => Promise<{ count: number }[]>) =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async ({ name }) => [
          name,
          (await ask(`select count(*)::int as count from advice.${name}`))[0]?.count,
        ]),
      ),
    )
  const asStranger = () => countsOf(async (text) => (await reader.query<{ count: number }>(text)).rows)
  try {
    const nothing = Object.fromEntries(tables.map(({ name }) => [name, 0]))
    expect(await asStranger()).toEqual(nothing)
    const policies = await wall.rows<{ name: string; tablename: string }>(
      `select policyname as name, tablename from pg_policies
       where schemaname = 'advice' and 'read_advice' = any(roles) and cmd = 'SELECT'`,
    )
    for (const { name, tablename } of policies)
      await wall.rows(`alter policy ${name} on advice.${tablename} using (true)`)
    const all = await countsOf((text) => wall.rows<{ count: number }>(text))
    expect(await asStranger()).toEqual(all)
    expect(all['vault_text']).toBeGreaterThan(0)
  } finally {
    await reader.end()
  }
})
