import type { Sql } from '../connection.ts'

/** The roles that an account has on the wall of advice; none where there is no such account. */
export const staffRolesOf = async (sql: Sql, accountId: string): Promise<readonly string[]> =>
  (
    await sql<{ role: string }>("select role from platform.staff_role where account_id = $1 and wall = 'advice'", [
      accountId,
    ])
  ).map(({ role }) => role)
