import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedMediations, seedPlatform } from './demo.ts'
import { NotOurDatabase, readMark } from './mark.ts'
import { withClient } from './postgres.ts'
import { emptyOwnDatabase } from './reset.ts'
import { digestKey, keyRing } from './secrets.ts'
import { emptyDatabase } from './testing.ts'

describe('demo data and starting anew', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let owner = ''
  const keys = { vaultKeys: keyRing(), digestKey: digestKey() }
  const count = (table: string) =>
    withClient(database.url, async (admin) => {
      const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      return rows[0]?.count
    })
  beforeAll(async () => {
    database = await emptyDatabase(process.env['CONCORD_TEST_TEMPLATE'] ?? 'concord_template')
    owner = await withClient(database.url, async (admin) => {
      return (await admin.query('select owner from local.mark')).rows[0].owner
    })
  })
  afterAll(() => database.drop())

  it('is the same after a second start', async () => {
    const counts = []
    for (const _start of ['first', 'second']) {
      await withClient(database.url, (admin) => seedPlatform(admin, Buffer.alloc(32, 9).toString('base64')))
      await seedMediations({ urls: database.roleUrls, ...keys })
      counts.push([
        await count('advice.mediation'),
        await count('advice.enquiry'),
        await count('platform.organisation'),
        await count('advice.history'),
        await count('platform.staff_role'),
      ])
    }
    expect(counts[0]).toEqual([2, 2, 5, 13, 7])
    expect(counts[1]).toEqual(counts[0])
  })

  it('PP-1: has an organisation in Scotland, to be refused', async () => {
    const { rows } = await withClient(database.url, (admin) => {
      return admin.query("select name from platform.organisation where nation = 'Scotland' and sector = 'public'")
    })
    expect(rows).toHaveLength(1)
  })

  it('empties nobody else’s database', async () => {
    await expect(withClient(database.url, (admin) => emptyOwnDatabase(admin, 'another'))).rejects.toBeInstanceOf(
      NotOurDatabase,
    )
    expect(await count('advice.mediation')).toBe(2)
  })

  it('empties its own', async () => {
    await withClient(database.url, async (admin) => {
      await emptyOwnDatabase(admin, owner)
      expect(await readMark(admin, owner)).toBe('empty')
    })
  })
})
