import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction, poolOf } from '../connection.ts'
import { staffMarks } from '../index.ts'
import { aDiaryDoor } from '../testing/a-diary.ts'
import { seededPeople } from '../testing/people.ts'

const rounds = process.env['CONCORD_RACES'] === 'full' ? 1000 : 40
const writer = { kind: 'staff', id: seededPeople.adviser } as const
const other = { kind: 'staff', id: seededPeople.otherAdviser } as const

let door: Awaited<ReturnType<typeof aDiaryDoor>>
beforeAll(async () => {
  door = await aDiaryDoor()
})
afterAll(() => door?.close())

const aPerson = (number: number) => ({ name: `Zoë Nåme-${number}`, email: `zoe${number}@example.org` })

describe('AM-1: a connection and a case are looked up by marks, across roots', () => {
  test('"declare a connection to P" and "add P to the case" at once: never both', async () => {
    const { reference } = await door.open(writer)
    const { reference: entry } = await door.open(writer)
    for (let round = 0; round < rounds; round += 1) {
      const person = aPerson(1000 + round)
      const answers = await Promise.all([
        door.send(writer, reference, 'addPerson', { person }),
        door.send(writer, entry, 'declareTo', { person }),
      ])
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected'])
    }
  })
  test('somebody else’s connection, and somebody else’s diary, say nothing', async () => {
    const { reference } = await door.open(writer)
    const { reference: others } = await door.open(other)
    const person = aPerson(1)
    expect((await door.send(other, others, 'declareTo', { person })).kind).toBe('accepted')
    expect((await door.send(writer, reference, 'addPerson', { person })).kind).toBe('accepted')
  })
  test('of the same name alone, written in another way, the connection still counts', async () => {
    const [{ reference }, { reference: entry }] = [await door.open(writer), await door.open(writer)]
    await door.send(writer, entry, 'declareTo', { person: aPerson(2) })
    const typed = { name: 'ZOË  NÅME-2', email: 'another@example.org' }
    expect((await door.send(writer, reference, 'addPerson', { person: typed })).kind).toBe('rejected')
  })
  test('whoever is asked to a case is looked up by its parties, of whom the command names none', async () => {
    const { rootId, reference } = await door.open(writer)
    const { reference: entry } = await door.open(other)
    await door.send(writer, reference, 'addPerson', { person: aPerson(5) })
    const isConnected = async (owner: string) => {
      const pool = poolOf(door.wall.database.urlOf('decide_advice'), 1)
      try {
        return await inTransaction(pool, 'begin read only', async (sql, write) => {
          write("select set_config('app.root', $1, true)", [rootId])
          return sql<{ yes: boolean }>("select advice.is_root_marked('connection', $1) as yes", [owner])
        })
      } finally {
        await pool.end()
      }
    }
    expect(await isConnected(other.id)).toEqual([{ yes: false }])
    await door.send(other, entry, 'declareTo', { person: aPerson(5) })
    expect(await isConnected(other.id)).toEqual([{ yes: true }])
    expect(await isConnected(writer.id)).toEqual([{ yes: false }])
  })
  test('a mark is kept by acceptance only, and is not what was typed', async () => {
    const { rootId, reference } = await door.open(writer)
    await door.send(writer, reference, 'addPerson', { person: aPerson(3) })
    await door.send(writer, reference, 'closeDiary', {})
    await door.send(writer, reference, 'addPerson', { person: aPerson(4) })
    const kept = await door.wall.rows<{ mark: Buffer }>('select mark from advice.mark where root_id = $1', [rootId])
    expect(kept).toHaveLength(2)
    for (const { mark } of kept) expect(mark.toString('latin1')).not.toMatch(/zoe|Zoë/i)
  })
  test('who works here and becomes a party loses the staff view at once', async () => {
    await door.wall.rows('select advice.mark_staff($1, $2::bytea[])', [
      writer.id,
      staffMarks(door.wall.database.digestKey, ['Sage@Example.org']),
    ])
    const { reference } = await door.open(writer)
    const person = { name: 'Sage Test', email: 'sage@example.org' }
    expect((await door.send(writer, reference, 'addPerson', { person })).kind).toBe('accepted')
    expect((await door.send(writer, reference, 'closeDiary', {})).kind).toBe('notFound')
    const { rootId } = await door.open(other, { person })
    const rows = await door.wall.rows('select subject from advice.conflict where root_id = $1', [rootId])
    expect(rows).toEqual([{ subject: writer.id }])
  })
  test('nobody reads a mark; the functions answer the deciding role alone, and its staff’s marks are not its to write', async () => {
    const callable = await door.wall.rows<{ role: string; name: string }>(
      `select r.rolname as role, p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join pg_roles r
       where n.nspname = 'advice' and not r.rolsuper and r.rolname in ('read_advice', 'decide_advice', 'reveal_advice', 'worker_advice', 'sign_in')
         and has_function_privilege(r.oid, p.oid, 'execute') order by 2`,
    )
    expect(callable.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'decide_advice connected_mediators',
      'decide_advice has_enquiry_open',
      'decide_advice is_marked',
      'decide_advice is_marked_among_own',
      'decide_advice is_registered',
      'decide_advice is_root_marked',
      'decide_advice mediator_facts',
      'read_advice open_cases_of',
      'decide_advice shares_a_case',
      'decide_advice staff_with_marks',
    ])
    const fixed = await door.wall.rows<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'advice' and p.prosecdef and not coalesce('search_path=""' = any (p.proconfig), false)`,
    )
    expect(fixed).toEqual([])
    const readable = await door.wall.rows(
      `select 1 from pg_roles r, unnest(array['advice.mark', 'advice.staff_mark']) t
       where r.rolname in ('read_advice', 'decide_advice', 'reveal_advice', 'worker_advice', 'sign_in') and has_any_column_privilege(r.oid, t, 'select')`,
    )
    expect(readable).toEqual([])
  })
})
