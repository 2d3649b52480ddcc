import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDiaryDoor } from '../testing/a-diary.ts'
import { seededPeople } from '../testing/people.ts'

const writer = { kind: 'staff', id: seededPeople.adviser } as const
const other = { kind: 'staff', id: seededPeople.otherAdviser } as const

let door: Awaited<ReturnType<typeof aDiaryDoor>>
beforeAll(async () => {
  door = await aDiaryDoor()
})
afterAll(() => door?.close())

describe('a root that is opened under another', () => {
  test('by whoever may, by its command’s name, on that one; the new state knows its parent', async () => {
    const { rootId, reference } = await door.open(writer)
    const answer = await door.openUnder(writer, reference)
    expect(answer.kind).toBe('accepted')
    const [row] = await door.wall.rows<{ state: { parentId: string } }>(
      'select state from advice.diary where root_id = $1',
      [answer.kind === 'accepted' ? answer.rootId : ''],
    )
    expect(row?.state.parentId).toBe(rootId)
  })
  test('not by a role alone, nor under what is hidden, missing or in conflict', async () => {
    const { rootId, reference } = await door.open(writer)
    expect((await door.openUnder(other, reference)).kind).toBe('notFound')
    expect((await door.openUnder(writer, randomUUID())).kind).toBe('notFound')
    await door.wall.rows('insert into advice.conflict (root_id, subject) values ($1, $2)', [rootId, writer.id])
    expect((await door.openUnder(writer, reference)).kind).toBe('notFound')
  })
  test('while it waits for its parent the right is lost: not found', async () => {
    const { rootId, reference } = await door.open(writer)
    const holder = await door.wall.database.admin.connect()
    await holder.query('begin')
    await holder.query('select 1 from advice.root where id = $1 for update', [rootId])
    const waiting = door.openUnder(writer, reference)
    for (let waits = 0; waits === 0; ) {
      const rows = await door.wall.rows<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
      waits = rows[0]?.count ?? 0
    }
    await holder.query("delete from advice.access_grant where root_id = $1 and verb = 'do'", [rootId])
    await holder.query('commit')
    holder.release()
    expect((await waiting).kind).toBe('notFound')
  })
  test('without a parent the role alone decides', async () => {
    await expect(door.open({ kind: 'staff', id: seededPeople.mediator })).rejects.toThrow('notFound')
  })
})
