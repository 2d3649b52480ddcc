import { randomUUID } from 'node:crypto'
import { mediationCommandSchemas } from '@concord/domain/assisted-mediation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, createPlatformRecords, listPartnerMediations, type PartnerPlace } from './index.ts'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { openMediationInput, seededPeople } from './testing/people.ts'

const otherOrganisation = 'b1000000-0000-4000-8000-000000000003'
const partner = { kind: 'partner', id: seededPeople.england } as const
const otherPartner = { kind: 'partner', id: otherOrganisation } as const

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
  await wall.rows(
    `insert into platform.organisation (id, name, nation, sector, care_setting)
     values ($1, 'Makebelieve Invented Clinics', 'England', 'independent', 'secondary')`,
    [otherOrganisation],
  )
})
afterAll(() => wall?.close())

const open = async (organisationId: string = seededPeople.england) => {
  const { rootId, parties } = await openedBy(wall.records, 2, adviser, organisationId)
  const [participant = adviser] = parties
  return { rootId, participant }
}
const pageFor = (actor: Actor, first = 50, after: PartnerPlace | null = null) =>
  wall.records.withActor(actor, (sql) => listPartnerMediations(sql, { first, after }))
const referenceOf = async (rootId: string) =>
  (
    await wall.rows<{ reference: string }>(
      'select distinct partner_reference as reference from advice.partner_mediation where root_id = $1',
      [rootId],
    )
  )[0]?.reference
const lineOf = async (rootId: string) => {
  const reference = await referenceOf(rootId)
  return (await pageFor(partner)).nodes.find((one) => one.reference === reference)
}

describe('ACCESS, Partner organisation client: whatever it selects, it reads its own organisation’s rows of one table', () => {
  test('every column of every table of the wall', async () => {
    const own = [await open(), await open()]
    await open(otherOrganisation)
    const tables = await wall.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'advice' and c.relkind = 'r' and has_table_privilege('read_advice', c.oid, 'select') order by 1`,
    )
    expect(tables.length).toBeGreaterThan(10)
    const seen = await wall.records.withActor(partner, async (sql) => {
      const rows: Record<string, unknown[]> = {}
      for (const { name } of tables) rows[name] = await sql(`select * from advice.${name}`)
      return rows
    })
    const filled = Object.keys(seen).filter((name) => seen[name]?.length)
    // The grants by which it reads say which roots there are, and are no type's field.
    expect(filled).toEqual(['access_grant', 'partner_mediation'])
    expect(seen['partner_mediation']).toHaveLength(own.length)
    expect(new Set(seen['partner_mediation']?.map((row) => (row as { owner_id: string }).owner_id))).toEqual(
      new Set([seededPeople.england]),
    )
  })

  test('another organisation reads its own, a stranger and a person with another id nothing', async () => {
    expect((await pageFor(otherPartner)).nodes).toHaveLength(1)
    for (const actor of [{ kind: 'partner', id: seededPeople.scotland }, adviser] as const)
      expect((await pageFor(actor)).nodes).toEqual([])
  })

  test('no command of any name is taken from it', async () => {
    const { rootId } = await open()
    for (const name of Object.keys(mediationCommandSchemas))
      expect(
        await wall.records.perform(partner, {
          submissionId: randomUUID(),
          name,
          input: openMediationInput(seededPeople.england),
          root: { id: rootId },
        }),
        name,
      ).toEqual({ kind: 'notFound' })
  })

  test('a reference of its own: the case’s stands in no row that it reads', async () => {
    const { rootId } = await open()
    const [row] = await wall.rows<{ reference: string }>('select reference from advice.mediation where root_id = $1', [
      rootId,
    ])
    expect(await referenceOf(rootId)).toMatch(/^PM-/)
    expect(JSON.stringify(await pageFor(partner))).not.toContain(row?.reference.slice(3))
  })
})

describe('AM-22: an ending shows from the instant at which everybody is told, and takes the place of what was shown', () => {
  test('until then the line is the one that it was', async () => {
    const { rootId, participant } = await open()
    const before = await lineOf(rootId)
    expect(before?.milestone).toBe('askedToAgree')
    await wall.records.perform(participant, { submissionId: randomUUID(), name: 'withdraw', input: {} })
    expect(await lineOf(rootId)).toEqual(before)
    const [row] = await wall.rows<{ told: Date; month: string }>(
      `select ending_told_at as told, to_char(ending_told_at at time zone 'Europe/London', 'YYYY-MM') as month
       from advice.mediation where root_id = $1`,
      [rootId],
    )
    await wall.database.clock.moveTo(new Date((row?.told.getTime() ?? 0) + 1).toISOString())
    expect(await lineOf(rootId)).toEqual({ ...before, milestone: 'notGoingAhead', month: row?.month })
  })
})

describe('the list', () => {
  test('goes on where a page ended, by month, newest first, each once', async () => {
    const seen: string[] = []
    let after: PartnerPlace | null = null
    do {
      const page: Awaited<ReturnType<typeof pageFor>> = await pageFor(partner, 2, after)
      seen.push(...page.nodes.map(({ month, reference }) => `${month} ${reference}`))
      after = page.next
    } while (after)
    const all = (await pageFor(partner)).nodes.map(({ month, reference }) => `${month} ${reference}`)
    expect(all.length).toBeGreaterThan(4)
    expect(seen).toEqual(all)
    expect(all).toEqual([...all].sort().reverse())
  })

  test('is read from its index, and costs the same for twenty thousand cases as for a few', async () => {
    await wall.rows(
      `with made as (select gen_random_uuid() as id, n from generate_series(1, 20000) n),
         roots as (insert into advice.root (id, kind, opened_at) select id, 'mediation', now() from made),
         grants as (insert into advice.access_grant (root_id, subject, class, verb, valid_from, opened_at)
           select id, $1, 'WF', 'Ro', now(), now() from made)
       insert into advice.partner_mediation (root_id, owner_id, partner_reference, milestone, reached_month, visible_from)
       select id, $1, 'PM-' || n, 'askedToAgree', to_char(date '2020-01-01' + n % 2000, 'YYYY-MM'), timestamptz '2020-01-01' from made`,
      [otherOrganisation],
    )
    await wall.rows('analyze advice.partner_mediation, advice.access_grant')
    const plan = await wall.records.withActor(otherPartner, async (sql) => {
      let text = ''
      let values: readonly unknown[] = []
      await listPartnerMediations(
        async (asked, given = []) => {
          text = asked
          values = given
          return []
        },
        { first: 25, after: { month: '2023-01', reference: 'PM-9' } },
      )
      const rows = await sql<{ 'QUERY PLAN': string }>(`explain analyze ${text}`, values)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Scan using partner_mediation_newest/)
    expect(plan).not.toMatch(/Sort|Rows Removed by Filter: \d{3}/)
    expect((await pageFor(otherPartner, 25)).nodes).toHaveLength(25)
  })
})

test('a client acts for its organisation while it is active', async () => {
  const platform = createPlatformRecords({
    signInUrl: wall.database.urlOf('sign_in'),
    digestKey: wall.database.digestKey,
  })
  try {
    await wall.rows('insert into platform.partner_client (client_id, organisation_id, active) values ($1, $2, true)', [
      'a-system',
      seededPeople.england,
    ])
    expect(await platform.partnerClients.organisationOf('a-system')).toBe(seededPeople.england)
    expect(await platform.partnerClients.organisationOf('another-system')).toBeNull()
    await wall.rows('update platform.partner_client set active = false')
    expect(await platform.partnerClients.organisationOf('a-system')).toBeNull()
  } finally {
    await platform.close()
  }
})
