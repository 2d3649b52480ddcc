import { type LoginRole, loginRoles, migrate } from '@concord/records/migrate'
import pg from 'pg'
import { clockSql } from './clock-sql.ts'
import { markOrRefuse } from './mark.ts'
import { withClient, withDatabase } from './postgres.ts'
import { makeOwnRoles, roleUrl } from './roles.ts'

export type DatabaseParts = {
  /** A superuser's address; its database is the one that is prepared. */
  adminUrl: string
  passwords: Record<LoginRole, string>
  /** Whose database it is to be (mark.ts). */
  owner: string
}

/** Makes a database of this name where there is none. Only for a server of our own. */
export const makeDatabase = async (adminUrl: string, name: string): Promise<string> => {
  await withClient(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(name)} template template0`)
  })
  return withDatabase(adminUrl, name)
}

/**
 * Brings a database to what the applications need: the mark first, then roles, migrations and the clock that can be moved.
 * @returns the names of the migrations applied now
 * @throws NotOurDatabase, before anything was changed
 */
export const prepareDatabase = async ({ adminUrl, passwords, owner }: DatabaseParts): Promise<readonly string[]> => {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ super: boolean }>(
      'select rolsuper as super from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.super)
      throw new Error('The account of DATABASE_URL has to be a superuser: it makes roles. Nothing was changed.')
    await markOrRefuse(admin, owner)
    await makeOwnRoles(admin, passwords, owner)
  })
  const database = new URL(adminUrl).pathname.slice(1)
  const applied = await migrate(roleUrl(adminUrl, 'migrator', passwords.migrator, database))
  await withClient(adminUrl, (admin) => admin.query(clockSql))
  return applied
}

/** Each role's address of a database; the database's name may be a placeholder. */
export const roleUrls = (
  adminUrl: string,
  passwords: Record<LoginRole, string>,
  database: string,
): Record<LoginRole, string> =>
  Object.fromEntries(loginRoles.map((role) => [role, roleUrl(adminUrl, role, passwords[role], database)])) as Record<
    LoginRole,
    string
  >
