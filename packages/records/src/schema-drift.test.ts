import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTestDatabase, type TestDatabase } from './testing/index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aTestDatabase()
})
afterAll(() => database?.close())

const schema = readFileSync(new URL('../prisma/schema.prisma', import.meta.url), 'utf8')
const columnsSaid = [...schema.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].flatMap(([, body = '']) => {
  const table = /@@map\("(\w+)"\)/.exec(body)?.[1]
  return [...body.matchAll(/^ {2}(\w+)\s+(\w+(?:\[\])?\??)(.*)$/gm)].map(
    ([, field, type, rest = '']) => `${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field} ${type}`,
  )
})
const prismaTypes: Readonly<Record<string, string>> = {
  uuid: 'String',
  text: 'String',
  timestamptz: 'DateTime',
  date: 'DateTime',
  int4: 'Int',
  int8: 'BigInt',
  bool: 'Boolean',
  bytea: 'Bytes',
  _int4: 'Int[]',
  _timestamptz: 'DateTime[]',
}

test('schema.prisma says what the migrations make: every table and column, its type and whether it may be null', async () => {
  const { rows } = await database.admin.query<{ table: string; column: string; type: string; nullable: boolean }>(
    `select table_name as table, column_name as column, udt_name as type, is_nullable = 'YES' as nullable
     from information_schema.columns where table_schema in ('advice', 'platform')`,
  )
  const made = rows.map(
    ({ table, column, type, nullable }) => `${table}.${column} ${prismaTypes[type]}${nullable ? '?' : ''}`,
  )
  expect(made.length).toBeGreaterThan(100)
  expect(columnsSaid.sort()).toEqual(made.sort())
})
