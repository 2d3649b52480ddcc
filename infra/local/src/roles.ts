import { type LoginRole, loginRoles, makeRoles } from '@concord/records/migrate'
import pg from 'pg'
import type { Secrets } from './secrets.ts'

/** The passwords of the login roles: from the environment (`CONCORD_PASSWORD_SIGN_IN`), else kept among the secrets. */
export const rolePasswords = (secrets: Secrets): Record<LoginRole, string> =>
  Object.fromEntries(
    loginRoles.map((role) => [
      role,
      process.env[`CONCORD_PASSWORD_${role.toUpperCase()}`] || secrets(`password-${role}`),
    ]),
  ) as Record<LoginRole, string>

const markOf = (owner: string) => `Concord, local environment ${owner}`

/**
 * Makes the login roles, or brings them back to what they should be. Roles belong to the whole server, so one that something else made
 * under the same name is left alone.
 * @param admin a superuser, on the database that is to be migrated
 * @param owner whose roles they are; kept as each role's comment
 * @throws where a role of that name belongs to something else; nothing is changed then
 */
export const makeOwnRoles = async (
  admin: pg.Client,
  passwords: Record<LoginRole, string>,
  owner: string,
): Promise<void> => {
  const { rows } = await admin.query<{ name: string }>(
    `select rolname as name from pg_roles
     where rolname = any($1) and shobj_description(oid, 'pg_authid') is distinct from $2`,
    [[...loginRoles], markOf(owner)],
  )
  if (rows.length > 0) {
    const names = rows.map(({ name }) => name).join(', ')
    throw new Error(
      `The server has roles already that are not this environment's (${names}). They are left alone: use another server.`,
    )
  }
  await admin.query('begin')
  await makeRoles(admin, passwords)
  for (const role of loginRoles) {
    await admin.query(`comment on role ${role} is ${pg.escapeLiteral(markOf(owner))}`)
  }
  await admin.query('commit')
}

/** The address of a database for one role. `database` goes in as it is, so that it may be a placeholder. */
export const roleUrl = (adminUrl: string, role: LoginRole, password: string, database: string): string => {
  const { protocol, host, search } = new URL(adminUrl)
  return `${protocol}//${role}:${encodeURIComponent(password)}@${host}/${database}${search}`
}
