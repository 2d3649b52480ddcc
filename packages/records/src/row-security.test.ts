import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { poolOf } from './connection.ts'
import { createAdviceRecords, mediationPage, myMediation, subjectOf } from './index.ts'
import type { LoginRole } from './migrate/index.ts'
import {
  aTestDatabase,
  keysInMemory,
  openedBy,
  seededPeople,
  seedPeople,
  statementsDuring,
  type TestDatabase,
} from './testing/index.ts'

const adviser = { kind: 'staff', id: seededPeople.adviser } as const
const otherAdviser = { kind: 'staff', id: seededPeople.otherAdviser } as const
const mediator = { kind: 'staff', id: seededPeople.mediator } as const

let database: TestDatabase
let records: ReturnType<typeof createAdviceRecords>
const pools: Partial<Record<LoginRole, pg.Pool>> = {}
let opened: { rootId: string; commissioner: string; participants: string[]; reference: string }

const poolFor = (role: LoginRole): pg.Pool => {
  const pool = pools[role] ?? poolOf(database.urlOf(role), 2)
  pools[role] = pool
  return pool
}

const open = async () => {
  const { rootId, reference, commissioner, parties } = await openedBy(records, 3)
  return { rootId, reference, commissioner: commissioner.id, participants: parties.map(({ id }) => id) }
}

beforeAll(async () => {
  database = await aTestDatabase()
  await seedPeople(database.admin)
  records = createAdviceRecords({
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    mortalKeys: keysInMemory(),
  })
  opened = await open()
  await open()
  const first = { kind: 'party', id: opened.participants[0] ?? '' } as const
  await records.perform(first, {
    submissionId: randomUUID(),
    name: 'agreeToMediate',
    input: { keepsConfidentiality: true },
  })
})
afterAll(async () => {
  await records?.close()
  await Promise.all(Object.values(pools).map((pool) => pool.end()))
  await database?.close()
})

const wallTables = async (): Promise<string[]> =>
  (
    await database.admin.query<{ name: string }>(
      "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'advice' and c.relkind = 'r' order by 1",
    )
  ).rows.map(({ name }) => name)

/** How many rows of a table a role sees as this actor; `denied` where it may not select at all. */
const seenBy = async (role: LoginRole, actor: string | null, table: string): Promise<number | 'denied'> => {
  const client = await poolFor(role).connect()
  try {
    await client.query('begin')
    if (actor) await client.query("select set_config('app.actor', $1, true)", [actor])
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from (select * from advice.${table}) t`,
    )
    return rows[0]?.count ?? 0
  } catch (fault) {
    if ((fault as { code?: string }).code === '42501') return 'denied'
    throw fault
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** What each reader sees of the one mediation that concerns them, table by table, by the table of ACCESS. Not named: nothing. */
const parties = 3
const everybody = parties + 1
const own = { party: 1, vault_text: 2, standing: 1, milestone: 1 }
const expected = {
  // ID assigned, AG metadata, WF assigned: two cases of theirs.
  'senior adviser': {
    party: 2 * everybody,
    vault_text: 4 * everybody,
    party_contact: 2 * everybody,
    agreement_receipt: 2 * parties,
    mediation: 2,
    mediation_terms: 2,
    standing: 2 * everybody,
    milestone: 2 * everybody,
    partner_mediation: 2,
    // CN and CH assigned, of each.
    concern: 2,
    suitability: 2,
    charges: 2,
    history: 9,
  },
  // ID own, AG own, WF own: theirs alone, and nothing of the two others.
  'participant who agreed': { ...own, agreement: 1 },
  'participant who has not': own,
  // ID of those they referred, CH own, milestones.
  commissioner: { party: everybody, vault_text: 2 * everybody, charges: 1, standing: 1, milestone: 1 },
  'another senior adviser': {},
  mediator: {},
  nobody: {},
} as const satisfies Record<string, Record<string, number>>

const actorOf = (reader: keyof typeof expected): string | null =>
  ({
    'senior adviser': adviser.id,
    'participant who agreed': opened.participants[0] ?? '',
    'participant who has not': opened.participants[1] ?? '',
    commissioner: opened.commissioner,
    'another senior adviser': otherAdviser.id,
    mediator: mediator.id,
    nobody: null,
  })[reader]

const neverCounted = ['access_grant', 'conflict', 'promise', 'effect']

describe('each reader selects every column of every table: what comes back is what ACCESS says', () => {
  test.each(Object.keys(expected) as (keyof typeof expected)[])('%s', async (reader) => {
    const may: Readonly<Record<string, number>> = expected[reader]
    const seen: Record<string, number> = {}
    for (const table of await wallTables()) {
      if (neverCounted.includes(table)) continue
      const rows = await seenBy('read_advice', actorOf(reader), table)
      if (rows !== 'denied' && rows > 0) seen[table] = rows
    }
    expect(seen).toEqual(may)
  })
  test('what is owed and what was sent is for the staff of the case alone', async () => {
    for (const table of ['promise', 'effect']) {
      expect(await seenBy('read_advice', adviser.id, table), table).toBeGreaterThan(0)
      for (const actor of [opened.participants[0] ?? '', opened.commissioner, otherAdviser.id, null])
        expect(await seenBy('read_advice', actor, table), table).toBe(0)
    }
  })
  test('of grants and conflicts a reader sees their own alone', async () => {
    const own = async (actor: string) => {
      const { rows } = await database.admin.query<{ count: number }>(
        'select count(*)::int as count from advice.access_grant where subject = $1',
        [actor],
      )
      return rows[0]?.count
    }
    for (const actor of [adviser.id, otherAdviser.id, opened.commissioner, opened.participants[0] ?? ''])
      expect(await seenBy('read_advice', actor, 'access_grant')).toBe(await own(actor))
    await database.admin.query('insert into advice.conflict (root_id, subject) values ($1, $2)', [
      opened.rootId,
      mediator.id,
    ])
    expect(await seenBy('read_advice', mediator.id, 'conflict')).toBe(1)
    for (const actor of [adviser.id, opened.commissioner, null])
      expect(await seenBy('read_advice', actor, 'conflict')).toBe(0)
    expect(await seenBy('read_advice', null, 'access_grant')).toBe(0)
  })
  test('the reading role cannot write, and never sees submissions, bells, processes or access entries', async () => {
    for (const table of ['submission', 'outbox', 'process', 'access_entry', 'root'])
      expect(await seenBy('read_advice', adviser.id, table), table).toBe('denied')
    await expect(poolFor('read_advice').query('delete from advice.access_grant')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      poolFor('read_advice').query('update advice.mediation set stage = $1', ['agreed']),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the other roles', () => {
  test('the deciding role sees no text, and nothing without a root', async () => {
    expect(await seenBy('decide_advice', adviser.id, 'vault_text')).toBe('denied')
    for (const table of ['mediation_terms', 'party', 'agreement', 'promise', 'hand_over'])
      expect(await seenBy('decide_advice', null, table), table).toBe(0)
  })
  test('the worker sees what is owed everywhere, and no text while nothing is being handed over', async () => {
    expect(await seenBy('worker_advice', null, 'promise')).toBeGreaterThan(0)
    expect(await seenBy('worker_advice', null, 'vault_text')).toBe(0)
    await expect(poolFor('worker_advice').query('select * from advice.agreement')).rejects.toMatchObject({
      code: '42501',
    })
  })
  test('sign-in sees nothing of the wall', async () => {
    await expect(poolFor('sign_in').query('select * from advice.party')).rejects.toMatchObject({ code: '42501' })
  })
  test('the history is append-only, for every role', async () => {
    for (const role of ['read_advice', 'decide_advice', 'reveal_advice', 'worker_advice', 'sign_in'] as const)
      for (const statement of ['update advice.history set command = command', 'delete from advice.history'])
        await expect(poolFor(role).query(statement), `${role}: ${statement}`).rejects.toMatchObject({ code: '42501' })
  })
})

test('the catalogue: every table of the wall forces row security, belongs to the migrator, and none bypasses it but the backup', async () => {
  const { rows } = await database.admin.query<{ name: string; forced: boolean; owner: string; policies: number }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'advice' and c.relkind = 'r'`,
  )
  expect(rows.filter(({ forced, owner, policies }) => !forced || owner !== 'migrator' || policies === 0)).toEqual([])
  const bypassing = await database.admin.query<{ name: string }>(
    "select rolname as name from pg_roles where rolbypassrls and rolname !~ '^(pg_|postgres)'",
  )
  expect(bypassing.rows).toEqual([{ name: 'backup' }])
  const members = await database.admin.query(
    `select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ('read_advice', 'decide_advice', 'reveal_advice', 'worker_advice', 'sign_in', 'backup')`,
  )
  expect(members.rowCount).toBe(0)
})

test('a conflict row beats every grant', async () => {
  const { rootId, reference } = await open()
  const seen = () => records.withActor(adviser, (sql) => mediationPage(sql, records.ring, reference))
  expect(await seen()).not.toBeNull()
  await database.admin.query('insert into advice.conflict (root_id, subject) values ($1, $2)', [rootId, adviser.id])
  expect(await seen()).toBeNull()
  const answer = await records.perform(adviser, {
    submissionId: randomUUID(),
    name: 'correctContactDetails',
    root: { reference },
    input: { partyId: randomUUID(), email: 'new@example.org' },
  })
  expect(answer.kind).toBe('notFound')
})

test('for 200 hidden and 200 missing references: the same answer, in the same number of statements', async () => {
  const { rows } = await database.admin.query<{ reference: string }>('select reference from advice.mediation')
  const hidden = rows.map(({ reference }) => reference)
  const page = (reference: string) =>
    records.withActor(otherAdviser, (sql) => mediationPage(sql, records.ring, reference))
  const correction = (reference: string) =>
    records.perform(otherAdviser, {
      submissionId: randomUUID(),
      name: 'correctContactDetails',
      root: { reference },
      input: { partyId: randomUUID(), email: 'new@example.org' },
    })
  const statements = { page: new Set<number>(), correction: new Set<number>() }
  for (let round = 0; round < 200; round += 1)
    for (const reference of [hidden[round % hidden.length] ?? '', `AM-${String(round).padStart(4, '2')}-ZZZZ`]) {
      const asked = await statementsDuring(async () => expect(await page(reference)).toBeNull())
      statements.page.add(asked.length)
      const sent = await statementsDuring(async () => expect(await correction(reference)).toEqual({ kind: 'notFound' }))
      statements.correction.add(sent.length)
    }
  expect([...statements.page, ...statements.correction]).toHaveLength(2)
})

test('requests of several actors through one door, interleaved: nobody ever reads another’s rows', async () => {
  const ids = [...opened.participants]
  const names = new Map(ids.map((id, index) => [id, `Zoë Nåme-${index + 1}`]))
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const id = ids[index % ids.length] ?? ''
      if (index % 7 === 0) {
        const failing = records.withActor({ kind: 'party', id }, (sql) => sql('select 1/0'))
        return expect(failing).rejects.toThrow()
      }
      const page = await records.withActor({ kind: 'party', id }, (sql) => myMediation(sql, records.ring))
      return expect(page?.ownName).toBe(names.get(id))
    }),
  )
})

test('before a text of another class than names is opened, who looks is on record; what is hidden makes no entry', async () => {
  const { rows } = await database.admin.query<{ id: string; owner_id: string }>(
    "select id, owner_id from advice.vault_text where root_id = $1 and place = 'participants.0.name'",
    [opened.rootId],
  )
  const text = rows[0]
  if (!text) throw new Error('a text')
  expect(await records.reveal(adviser, text.id, '/cases/:reference')).toBe('Zoë Nåme-1')
  const entries = () =>
    database.admin.query<{ actor: string; page: string }>(
      'select actor, page from advice.access_entry where text_id = $1',
      [text.id],
    )
  expect((await entries()).rows).toEqual([{ actor: subjectOf(adviser), page: '/cases/:reference' }])
  expect(await records.reveal(otherAdviser, text.id, '/cases/:reference')).toBeNull()
  expect(await records.reveal(otherAdviser, randomUUID(), '/cases/:reference')).toBeNull()
  expect((await entries()).rowCount).toBe(1)
})
