import type { Client } from 'pg'

/** The login roles: none a member of another, a pool each (README, The walls). */
export const loginRoles = [
  'read_advice',
  'decide_advice',
  'reveal_advice',
  'worker_advice',
  'sign_in',
  'migrator',
  'backup',
] as const
export type LoginRole = (typeof loginRoles)[number]

const settings: Readonly<Record<LoginRole, string>> = {
  read_advice: "set statement_timeout = '2s'; alter role read_advice set idle_in_transaction_session_timeout = '10s'",
  decide_advice:
    "set statement_timeout = '10s'; alter role decide_advice set idle_in_transaction_session_timeout = '10s'",
  reveal_advice: "set statement_timeout = '2s'",
  worker_advice: "set statement_timeout = '5s'",
  sign_in: "set statement_timeout = '5s'",
  migrator: "set log_statement = 'none'",
  backup: "set default_transaction_read_only = 'on'",
}

/**
 * Makes the login roles, or gives existing ones these passwords. Idempotent; runs before the migrations, which only grant.
 * @param admin a connected client that may create roles, on the database that is to be migrated
 */
export const makeRoles = async (admin: Client, passwords: Readonly<Record<LoginRole, string>>): Promise<void> => {
  for (const role of loginRoles) {
    const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await admin.query(`create role ${role} login noinherit`)
    const bypass = role === 'backup' ? 'bypassrls' : 'nobypassrls'
    await admin.query(
      `alter role ${role} login noinherit nosuperuser nocreatedb nocreaterole ${bypass} password ${admin.escapeLiteral(passwords[role])}`,
    )
    await admin.query(`alter role ${role} ${settings[role]}`)
  }
  const { rows } = await admin.query<{ name: string }>('select current_database() as name')
  const database = admin.escapeIdentifier(rows[0]?.name ?? '')
  await admin.query(`grant connect, create on database ${database} to migrator`)
  await admin.query(`revoke temporary, create on database ${database} from public`)
  await admin.query('revoke all on schema public from public')
}
