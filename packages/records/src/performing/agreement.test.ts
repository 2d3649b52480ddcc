import { randomUUID } from 'node:crypto'
import { agreementWords } from '@concord/domain/assisted-mediation'
import { isWritten } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAdviceRecords, createAdviceWork, mediationPage, myMediation } from '../index.ts'
import {
  aTestDatabase,
  keysInMemory,
  openedBy,
  openMediationInput,
  seededPeople,
  seedPeople,
  type TestDatabase,
} from '../testing/index.ts'

const rounds = process.env['CONCORD_RACES'] === 'full' ? 1000 : 40
const agree = { name: 'agreeToMediate', input: { keepsConfidentiality: true } }
const adviser = { kind: 'staff', id: seededPeople.adviser } as const

let database: TestDatabase
let records: ReturnType<typeof createAdviceRecords>
let second: ReturnType<typeof createAdviceRecords>
let work: ReturnType<typeof createAdviceWork>

beforeAll(async () => {
  database = await aTestDatabase()
  await seedPeople(database.admin)
  const parts = {
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    workerUrl: database.urlOf('worker_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    mortalKeys: keysInMemory(),
  }
  records = createAdviceRecords(parts)
  second = createAdviceRecords(parts)
  work = createAdviceWork(parts)
})
afterAll(async () => {
  await Promise.all([records?.close(), second?.close(), work?.close()])
  await database?.close()
})

const opened = (participants = 2) => openedBy(records, participants, adviser)
const stageOf = async (rootId: string) =>
  (await database.admin.query<{ stage: string }>('select stage from advice.mediation where root_id = $1', [rootId]))
    .rows[0]?.stage
const movesOf = async (rootId: string) =>
  (
    await database.admin.query("select 1 from advice.history where root_id = $1 and command = 'agreeToMediate'", [
      rootId,
    ])
  ).rowCount

describe('AM-5: every participant agrees, in any order and at once', () => {
  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('signing in the order %i, %i, %i', async (...order) => {
    const { rootId, parties } = await opened(3)
    for (const [index, position] of order.entries()) {
      const party = parties[position]
      if (!party) throw new Error('no such party')
      expect((await records.perform(party, { submissionId: randomUUID(), ...agree })).kind).toBe('accepted')
      expect(await stageOf(rootId)).toBe(index === 2 ? 'agreed' : 'awaitingAgreement')
    }
  })

  test('AM-30: what was asked is kept with the signature, as the wording of that day', async () => {
    const { rootId, parties } = await opened(2)
    expect((await records.perform(parties[0] ?? adviser, { submissionId: randomUUID(), ...agree })).kind).toBe(
      'accepted',
    )
    const { rows } = await database.admin.query('select wording_version from advice.agreement where root_id = $1', [
      rootId,
    ])
    expect(rows).toEqual([{ wording_version: agreementWords.version }])
    isWritten('AM-30')
  })

  test('two last signatures at once, over two connections: the stage moves once, at the last one', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { rootId, parties } = await opened(2)
      const [one, other] = parties
      if (!one || !other) throw new Error('two parties')
      const answers = await Promise.allSettled([
        records.perform(one, { submissionId: randomUUID(), ...agree }),
        second.perform(other, { submissionId: randomUUID(), ...agree }),
      ])
      expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.kind : 'fault'))).toEqual([
        'accepted',
        'accepted',
      ])
      expect(await stageOf(rootId)).toBe('agreed')
      expect(await movesOf(rootId)).toBe(2)
    }
  })
})

describe('a submission id is spent by acceptance only', () => {
  test('thirty sendings of one form at once through two processes: one effect, thirty equal answers', async () => {
    const submissionId = randomUUID()
    const submission = { submissionId, name: 'openMediation', input: openMediationInput(seededPeople.england) }
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 ? records : second).perform(adviser, submission).catch(() => ({ kind: 'fault' as const })),
      ),
    )
    expect(answers.map(({ kind }) => kind)).toEqual(Array(30).fill('accepted'))
    const ids = answers.map((answer) => (answer.kind === 'accepted' ? answer.rootId : ''))
    expect(new Set(ids).size).toBe(1)
    const { rowCount } = await database.admin.query('select 1 from advice.root where id = $1', [ids[0]])
    expect(rowCount).toBe(1)
    expect((await database.admin.query('select 1 from advice.history where root_id = $1', [ids[0]])).rowCount).toBe(1)
  })

  test('a refused form corrected and sent again with the same id is accepted; other content afterwards is a conflict', async () => {
    const submissionId = randomUUID()
    const send = (input: object) => records.perform(adviser, { submissionId, name: 'openMediation', input })
    const refused = await send(openMediationInput(seededPeople.scotland))
    expect(refused.kind === 'rejected' && refused.rejections[0]).toMatchObject({
      rule: 'PP-1',
      code: 'ORGANISATION_OUT_OF_SCOPE',
      field: 'organisationId',
    })
    expect((await send(openMediationInput(seededPeople.england))).kind).toBe('accepted')
    expect((await send(openMediationInput(seededPeople.england, 3))).kind).toBe('conflict')
    expect((await send(openMediationInput(seededPeople.england))).kind).toBe('accepted')
  })
})

test('a command that waits while its sender loses the right: not found', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { rootId, parties } = await opened(2)
    const [one] = parties
    if (!one) throw new Error('a party')
    const holder = await database.admin.connect()
    await holder.query('begin')
    await holder.query('select 1 from advice.root where id = $1 for update', [rootId])
    const waiting = records.perform(one, { submissionId: randomUUID(), ...agree })
    // The right goes while the command waits for the lock that we hold.
    for (let waits = 0; waits === 0; ) {
      const { rows } = await database.admin.query<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
      waits = rows[0]?.count ?? 0
    }
    await holder.query("delete from advice.access_grant where root_id = $1 and subject = $2 and verb = 'do'", [
      rootId,
      one.id,
    ])
    await holder.query('commit')
    holder.release()
    expect((await waiting).kind).toBe('notFound')
    expect((await database.admin.query('select 1 from advice.agreement where root_id = $1', [rootId])).rowCount).toBe(0)
  }
})

describe('AM-22: a withdrawal, in one step', () => {
  test('ends it at once, cancels what was planned, and closes people and agreements to staff', async () => {
    const { rootId, parties, reference } = await opened(2)
    const [one, other] = parties
    if (!one || !other) throw new Error('two parties')
    expect((await records.perform(one, { submissionId: randomUUID(), name: 'withdraw', input: {} })).kind).toBe(
      'accepted',
    )
    expect(await stageOf(rootId)).toBe('ended')
    const { rows } = await database.admin.query<{ state: string }>(
      'select distinct state from advice.effect where root_id = $1 and kind = $2',
      [rootId, 'invitation'],
    )
    expect(rows).toEqual([{ state: 'cancelled' }])
    const page = await records.withActor(adviser, (sql) => mediationPage(sql, records.ring, reference))
    expect(page?.participants.map(({ name, agreementReceived }) => [name, agreementReceived])).toEqual([
      [null, null],
      [null, null],
    ])
    expect((await records.withActor(one, (sql) => myMediation(sql, records.ring)))?.withdrewOn).not.toBeNull()
  })

  test('the others are shown it from the instant at which they are told, and not before', async () => {
    const { rootId, parties } = await opened(2)
    const [one, other] = parties
    if (!one || !other) throw new Error('two parties')
    const seen = () => records.withActor(other, (sql) => myMediation(sql, records.ring))
    const before = await seen()
    await records.perform(one, { submissionId: randomUUID(), name: 'withdraw', input: {} })
    expect(await seen()).toEqual(before)
    const { rows } = await database.admin.query<{ told: Date }>(
      'select ending_told_at as told from advice.mediation where root_id = $1',
      [rootId],
    )
    await database.clock.moveTo(rows[0]?.told.toISOString() ?? '')
    expect((await seen())?.milestones.map(({ name }) => name)).toEqual(['askedToAgree', 'notGoingAhead'])
  })
})

test('names open for whom they are granted, and stand in no table in the clear', async () => {
  const { reference } = await opened(2)
  const page = await records.withActor(adviser, (sql) => mediationPage(sql, records.ring, reference))
  expect(page?.participants[0]).toMatchObject({ name: 'Zoë Nåme-1', email: 'zoe1@example.org' })
  expect(
    await records.withActor({ kind: 'staff', id: seededPeople.otherAdviser }, (sql) =>
      mediationPage(sql, records.ring, reference),
    ),
  ).toBeNull()
  const { rows: tables } = await database.admin.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('advice', 'platform') and table_type = 'BASE TABLE'",
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.admin.query<{ row: string }>(`select t::text as row from ${name} t`)
    for (const { row } of rows)
      if (/Zoë|Nåme|zoe1@|Ådne/.test(row) || row.includes(Buffer.from('Zoë Nåme').toString('hex'))) found.push(name)
  }
  expect(found).toEqual([])
})
