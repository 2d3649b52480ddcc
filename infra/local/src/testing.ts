import { randomUUID } from 'node:crypto'
import { type LoginRole, loginRoles } from '@concord/records/migrate'
import pg from 'pg'
import { withClient, withDatabase } from './postgres.ts'

const fromRun = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run these tests with npm test, which starts the servers`)
  return value
}

/** An empty database for one test file, on the run's server. */
export const emptyDatabase = async (template = 'template0') => {
  const admin = fromRun('CONCORD_TEST_ADMIN_URL')
  const name = `local_${randomUUID().replaceAll('-', '')}`
  await withClient(admin, (client) => client.query(`create database ${name} template ${pg.escapeIdentifier(template)}`))
  const urls = JSON.parse(fromRun('CONCORD_TEST_ROLE_URLS')) as Record<LoginRole, string>
  return {
    url: withDatabase(admin, name),
    roleUrls: Object.fromEntries(loginRoles.map((role) => [role, urls[role].replace('%DATABASE%', name)])) as Record<
      LoginRole,
      string
    >,
    drop: () => withClient(admin, (client) => client.query(`drop database ${name} with (force)`)),
  }
}
