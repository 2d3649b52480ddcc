import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { poolOf } from '../connection.ts'
import { aDiaryDoor } from '../testing/a-diary.ts'
import { seededPeople } from '../testing/people.ts'

const writer = { kind: 'staff', id: seededPeople.adviser } as const
const other = { kind: 'staff', id: seededPeople.otherAdviser } as const

let door: Awaited<ReturnType<typeof aDiaryDoor>>
beforeAll(async () => {
  door = await aDiaryDoor()
})
afterAll(() => door?.close())

const countsOf = async (rootId: string) =>
  (
    await door.wall.rows<{ history: number; bells: number; submissions: number; grants: string }>(
      `select (select count(*)::int from advice.history where root_id = $1) as history, (select count(*)::int from advice.outbox where root_id = $1) as bells,
         (select count(*)::int from advice.submission where root_id = $1) as submissions,
         (select string_agg(xmin::text, ' ' order by class, verb) from advice.access_grant where root_id = $1) as grants`,
      [rootId],
    )
  )[0]

describe('a guide warns, and passes with a reason (DESIGN, severity advice)', () => {
  test('without one it is refused at the field of the reason; with one it is accepted, and the reason lies in the vault', async () => {
    const { rootId, reference } = await door.open(writer)
    const warned = await door.send(writer, reference, 'handIn', { entry: 'What happened' })
    expect(warned.kind === 'rejected' && warned.rejections).toMatchObject([
      { rule: 'AM-2', field: 'reasons.AM-2', severity: 'advice' },
    ])
    const passed = await door.send(writer, reference, 'handIn', {
      entry: 'What happened',
      reasons: { 'AM-2': 'It cannot wait' },
    })
    expect(passed.kind).toBe('accepted')
    const kept = await door.wall.rows(
      "select 1 from advice.vault_text where root_id = $1 and place = 'reasons.AM-2' and class = 'CN'",
      [rootId],
    )
    expect(kept).toHaveLength(1)
  })
})

describe('a draft counts for nothing (DESIGN, How a command travels)', () => {
  const save = (reference: string, draft: string) => door.send(writer, reference, 'saveDraft', { draft })
  const textsOf = (rootId: string) =>
    door.wall.rows<{ id: string; ciphertext: Buffer }>(
      'select id, ciphertext from advice.vault_text where root_id = $1',
      [rootId],
    )

  test('it replaces its one text: no history, no bell, no submission, and no grant is touched where the state is as before', async () => {
    const { rootId, reference } = await door.open(writer)
    expect((await save(reference, 'First words')).kind).toBe('accepted')
    const [first] = await textsOf(rootId)
    const before = await countsOf(rootId)
    expect((await save(reference, 'Other words')).kind).toBe('accepted')
    const after = await textsOf(rootId)
    expect(after.map(({ id }) => id)).toEqual([first?.id])
    expect(after[0]?.ciphertext.equals(first?.ciphertext ?? Buffer.alloc(0))).toBe(false)
    expect(await countsOf(rootId)).toEqual(before)
    expect(before).toMatchObject({ history: 1, bells: 1, submissions: 1 })
    expect((await door.stateOf(rootId))?.draftId).toBe(first?.id)
  })
  test('forty saves at once leave one text', async () => {
    const { rootId, reference } = await door.open(writer)
    const answers = await Promise.all(Array.from({ length: 40 }, (_, one) => save(reference, `Words ${one}`)))
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
    expect(await textsOf(rootId)).toHaveLength(1)
  })
  test('whoever has no right to save is not found, and what is refused replaces nothing', async () => {
    const { rootId, reference } = await door.open(writer)
    await save(reference, 'First words')
    const before = await textsOf(rootId)
    expect((await door.send(other, reference, 'saveDraft', { draft: 'Mine' })).kind).toBe('notFound')
    await door.send(writer, reference, 'closeDiary', {})
    expect((await save(reference, 'Too late')).kind).toBe('rejected')
    expect(await textsOf(rootId)).toEqual(before)
  })
  test('the deciding role takes away drafts of its root by their ids; it reads none, and keeps what was handed in', async () => {
    const { rootId, reference } = await door.open(writer)
    await save(reference, 'First words')
    await door.send(writer, reference, 'handIn', { entry: 'What happened', reasons: { 'AM-2': 'It cannot wait' } })
    const decide = poolOf(door.wall.database.urlOf('decide_advice'), 1)
    const client = await decide.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('app.root', $1, true)", [rootId])
      expect((await client.query('select id from advice.vault_text')).rowCount).toBe(1)
      expect((await client.query('delete from advice.vault_text where id is not null')).rowCount).toBe(1)
      await expect(client.query('select ciphertext from advice.vault_text')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
      await decide.end()
    }
  })
})
