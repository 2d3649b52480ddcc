import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markOrRefuse, NotOurDatabase, readMark, requireOwn } from './mark.ts'
import { withClient } from './postgres.ts'
import { emptyOwnDatabase } from './reset.ts'
import { emptyDatabase } from './testing.ts'

describe('a database that is neither empty nor marked as its own is not touched', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  const withAdmin = <T>(work: (admin: pg.Client) => Promise<T>) => withClient(database.url, work)

  beforeAll(async () => {
    database = await emptyDatabase()
  })
  afterAll(() => database.drop())
  beforeEach(() =>
    withAdmin(async (admin) => {
      await admin.query('drop schema if exists local cascade')
      await admin.query('drop schema public cascade')
      await admin.query('create schema public')
      const { rows } = await admin.query<{ oid: string }>('select oid from pg_largeobject_metadata')
      for (const { oid } of rows) await admin.query('select lo_unlink($1)', [oid])
    }),
  )

  it('takes an empty one, and marks it first', () =>
    withAdmin(async (admin) => {
      expect(await readMark(admin, 'mine')).toBe('empty')
      await markOrRefuse(admin, 'mine')
      expect(await readMark(admin, 'mine')).toBe('own')
      await markOrRefuse(admin, 'mine')
      expect(await readMark(admin, 'mine')).toBe('own')
    }))

  it('refuses another environment’s', () =>
    withAdmin(async (admin) => {
      await markOrRefuse(admin, 'theirs')
      expect(await readMark(admin, 'mine')).toBe('foreign')
      await expect(markOrRefuse(admin, 'mine')).rejects.toThrow(NotOurDatabase)
      await expect(emptyOwnDatabase(admin, 'mine')).rejects.toThrow(NotOurDatabase)
      expect(await readMark(admin, 'theirs')).toBe('own')
    }))

  const contents: [string, string][] = [
    ['a table', 'create table public.patients (id int)'],
    ['a view', 'create view public.seen as select 1 as one'],
    ['a function', 'create function public.f() returns int language sql as $$ select 1 $$'],
    ['a type', "create type public.kind as enum ('a')"],
    ['a sequence', 'create sequence public.numbers'],
    ['an empty schema of somebody', 'create schema local'],
    ['a large object', "select lo_from_bytea(0, 'x')"],
  ]
  it.each(contents)('refuses one with %s in it, and changes nothing', (_, sql) =>
    withAdmin(async (admin) => {
      await admin.query(sql)
      const everything = () =>
        admin.query('select oid from pg_class union all select oid from pg_proc union all select oid from pg_namespace')
      const before = (await everything()).rowCount
      expect(await readMark(admin, 'mine')).toBe('unknown')
      await expect(markOrRefuse(admin, 'mine')).rejects.toThrow(NotOurDatabase)
      await expect(requireOwn(admin, 'mine')).rejects.toThrow(NotOurDatabase)
      await expect(emptyOwnDatabase(admin, 'mine')).rejects.toThrow(NotOurDatabase)
      expect((await everything()).rowCount).toBe(before)
    }),
  )

  it('does not take somebody’s table of the mark’s name for a mark', () =>
    withAdmin(async (admin) => {
      await admin.query('create schema local; create table local.mark (colour text)')
      expect(await readMark(admin, 'mine')).toBe('unknown')
    }))

  it('empties its own, and only that', () =>
    withAdmin(async (admin) => {
      await markOrRefuse(admin, 'mine')
      await admin.query('create schema advice; create table advice.root (id int)')
      await emptyOwnDatabase(admin, 'mine')
      expect(await readMark(admin, 'mine')).toBe('empty')
    }))
})
