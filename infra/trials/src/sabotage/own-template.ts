import { makeDatabase, prepareDatabase } from '@concord/local/database'
import { withClient, withDatabase } from '@concord/local/postgres'
import type { LoginRole } from '@concord/records/migrate'

// Run in the checkout of a saboteur that breaks a migration: the tests' template is made anew from what stands there.

const demanded = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
const adminUrl = demanded('CONCORD_TEST_ADMIN_URL')
const usual = demanded('CONCORD_USUAL_TEMPLATE')
const broken = demanded('CONCORD_TEST_TEMPLATE')

const urls = JSON.parse(demanded('CONCORD_TEST_ROLE_URLS')) as Record<LoginRole, string>
const passwords = Object.fromEntries(
  Object.entries(urls).map(([role, url]) => [role, decodeURIComponent(new URL(url).password)]),
) as Record<LoginRole, string>

// The roles are the server's, made for the owner of the usual template.
const owner = await withClient(withDatabase(adminUrl, usual), async (admin) => {
  const { rows } = await admin.query<{ owner: string }>('select owner from local.mark')
  return rows[0]?.owner ?? ''
})
await withClient(adminUrl, (admin) => admin.query(`drop database if exists ${broken} with (force)`))
await prepareDatabase({ adminUrl: await makeDatabase(adminUrl, broken), passwords, owner })
