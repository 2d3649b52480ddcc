import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdviceRecords, listPartnerMediations } from '@concord/records'
import pg from 'pg'
import type { System } from '../running/system.ts'
import { type Figure, sideBySide } from './slices.ts'

const cases = 50_000
const page = 25
const query = `{ partnerMediations(first: ${page}) { nodes { reference milestone month } pageInfo { hasNextPage endCursor } } }`
type Nodes = readonly { readonly reference: string }[]

/** Many mediations of one organisation, as its systems know them: the rows of the wall that the list looks at, and no more. */
const fill = async (admin: pg.Pool, organisationId: string): Promise<void> => {
  await admin.query(
    `with made as materialized (select gen_random_uuid() as id, n from generate_series(1, $2::int) n),
       roots as (insert into advice.root (id, kind, opened_at) select id, 'mediation', now() from made),
       grants as (insert into advice.access_grant (root_id, subject, class, verb, valid_from, opened_at)
         select id, $1, 'WF', 'Ro', now(), now() from made)
     insert into advice.partner_mediation (root_id, owner_id, partner_reference, milestone, reached_month, visible_from)
     select id, $1, 'PM-' || lpad(n::text, 8, '0'), 'goingAhead', to_char(date '2021-01-01' + n % 1800, 'YYYY-MM'), timestamptz '2021-01-01' from made`,
    [organisationId, cases],
  )
  await admin.query('analyze advice.partner_mediation, advice.access_grant')
}

const floorSql = `select json_agg(p)::text as page from (select partner_reference as reference, milestone, reached_month as month
  from advice.partner_mediation where owner_id = $1 order by reached_month desc, partner_reference desc limit ${page}) p`

const requireSame = (ours: Nodes, floor: Nodes): void => {
  if (ours.length !== page || JSON.stringify(ours) !== JSON.stringify(floor))
    throw new Error('the list and its floor do not answer the same')
}

/**
 * The partner's list of 25 of 50,000: over HTTP, with token and row security, against raw http and one statement that asks
 * nobody; and the door alone, with row security on and off.
 */
export const partnerList = async (
  system: System,
  rounds: number,
): Promise<Readonly<Record<'overHttp' | 'rowSecurity', readonly Figure[]>>> => {
  const [client] = system.partners
  if (!client) throw new Error('no partner signs in here')
  await fill(system.admin, client.organisationId)
  const pool = new pg.Pool({ connectionString: system.adminUrl, max: 10 })
  const secrets = { vaultKeys: JSON.stringify({ current: 'k', keys: { k: Buffer.alloc(32).toString('base64') } }) }
  const recordsAs = (readUrl: string) => {
    const urls = { readUrl, decideUrl: readUrl, revealUrl: readUrl }
    return createAdviceRecords({ ...urls, ...secrets, digestKey: Buffer.alloc(32).toString('base64') })
  }
  const [guarded, open] = [recordsAs(system.readUrl), recordsAs(system.adminUrl)]
  const server = createServer((_, response) => {
    pool
      .query<{ page: string }>(floorSql, [client.organisationId])
      .then(({ rows }) => response.end(rows[0]?.page))
      .catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const floorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  // Each request's count is part of what is measured; that a client may not ask this often is not.
  const forgetting = setInterval(() => void pool.query('delete from platform.rate_limit').catch(() => undefined), 20)
  try {
    const issued = await fetch(`${system.addresses.oidc}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { access_token: token } = (await issued.json()) as { access_token: string }
    const list = async (): Promise<Nodes> => {
      const response = await fetch(system.addresses.partnerApi, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      })
      const body = (await response.json()) as { data?: { partnerMediations: { nodes: Nodes } } }
      if (!body.data) throw new Error(JSON.stringify(body))
      return body.data.partnerMediations.nodes
    }
    const floor = async () => (await (await fetch(floorUrl)).json()) as Nodes
    const partner = { kind: 'partner', id: client.organisationId } as const
    const through = (records: typeof guarded) =>
      records.withActor(partner, (sql) => listPartnerMediations(sql, { first: page, after: null }))
    requireSame(await list(), await floor())
    requireSame((await through(guarded)).nodes, (await through(open)).nodes)
    return {
      overHttp: await sideBySide(
        [
          { name: 'partner’s list over HTTP', once: async () => void (await list()) },
          { name: 'raw http and one statement', once: async () => void (await floor()) },
        ],
        rounds,
      ),
      rowSecurity: await sideBySide(
        [
          { name: 'the door with row security', once: async () => void (await through(guarded)) },
          { name: 'the door without', once: async () => void (await through(open)) },
        ],
        rounds,
      ),
    }
  } finally {
    clearInterval(forgetting)
    server.close()
    await Promise.all([guarded.close(), open.close(), pool.end()])
  }
}
