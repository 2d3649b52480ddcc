import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { LoginRole } from '../migrate/roles.ts'

const demanded = (name: string): string => {
  const value = process.env[name]
  if (!value)
    throw new Error(
      `${name} is not set: these tests need a real PostgreSQL. Run "npm test" (or "npm test -- records").`,
    )
  return value
}

/** A test file's own database, copied from the migrated template; its clock's offset is its own. */
export type TestDatabase = Awaited<ReturnType<typeof aTestDatabase>>

export const aTestDatabase = async () => {
  const adminUrl = demanded('CONCORD_TEST_ADMIN_URL')
  const roleUrls = JSON.parse(demanded('CONCORD_TEST_ROLE_URLS')) as Record<LoginRole, string>
  const name = `test_${randomBytes(8).toString('hex')}`
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: adminUrl })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await onServer(`create database ${name} template ${demanded('CONCORD_TEST_TEMPLATE')}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const admin = new pg.Pool({ connectionString: url.href, max: 4 })
  admin.on('error', () => undefined)
  return {
    name,
    /** Sees everything: for looking at what is really there, never for what the product does. */
    admin,
    adminUrl: url.href,
    urlOf: (role: LoginRole): string => roleUrls[role].replace('%DATABASE%', name),
    vaultKeys: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } }),
    digestKey: Buffer.alloc(32, 9).toString('base64'),
    clock: {
      /** Moves the service clock on to an instant. */
      moveTo: async (instant: string) => {
        await admin.query('update local.clock_offset set moved = $1::timestamptz - clock_timestamp()', [instant])
      },
      now: async (): Promise<string> => {
        const { rows } = await admin.query<{ now: Date }>('select app.now() as now')
        return rows[0]?.now.toISOString() ?? ''
      },
    },
    close: async () => {
      await admin.end()
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
}
