import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { personas } from '@concord/local/personas'
import { createAdviceRecords, mediationPage } from '@concord/records'
import { aTestDatabase, openMediationInput, seededPeople, seedPeople } from '@concord/records/testing'
import pg from 'pg'
import { aSystem } from '../running/system.ts'
import { partnerList } from './partner-list.ts'
import { type Figure, sideBySide } from './slices.ts'
import { statementsOf } from './statements.ts'

const asJson = process.argv.includes('--json')
const rounds = 24
const adviser = personas[0]!

const documentThat = (portal: string, part: string): string => {
  const path = fileURLToPath(
    new URL(`../../../../apps/${portal}/app/generated/registered-documents.json`, import.meta.url),
  )
  const documents = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  const found = Object.entries(documents).find(([, text]) => text.includes(part))
  if (!found) throw new Error(`${portal} registers no document with ${part}`)
  return found[0]
}

const ratio = (figures: readonly Figure[]) => {
  const [ours, floor] = figures
  return {
    ours: ours?.perSecond ?? 0,
    floor: floor?.perSecond ?? 0,
    ratio: (ours?.perSecond ?? 0) / (floor?.perSecond ?? 1),
  }
}

/** Requests to the running gateway against floors that hold neither rules, walls nor GraphQL. */
const overHttp = async () => {
  const system = await aSystem('bench')
  const floorPool = new pg.Pool({ connectionString: system.adminUrl, max: 10 })
  try {
    const session = randomBytes(32).toString('base64url')
    await system.admin.query(
      "insert into platform.session (hash, kind, subject, wall, created_at, expires_at) values ($1, 'staff', $2, 'advice', now(), now() + interval '1 hour')",
      [createHash('sha256').update(session).digest(), adviser.accountId],
    )
    const { rows } = await system.admin.query<{ id: string }>(
      "select id from platform.organisation where nation = 'England' limit 1",
    )
    const organisationId = rows[0]?.id ?? ''
    const ask = async (hash: string, variables: object) => {
      const response = await fetch(`${system.addresses.gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
        body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
      })
      const body = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown }
      if (!body.data || body.errors) throw new Error(JSON.stringify(body))
      return body.data
    }
    const opening = documentThat('staff-portal', 'openMediation(')
    const page = documentThat('staff-portal', 'query MediationPage(')
    const open = () => ask(opening, { submissionId: randomUUID(), input: openMediationInput(organisationId) })
    await open()
    const { rows: cases } = await system.admin.query<{ reference: string }>(
      'select reference from advice.mediation limit 1',
    )
    const reference = cases[0]?.reference ?? ''

    // The floor of a command: the same rows by one statement that asks nothing.
    const floorOfCommand = async () => {
      const [root, party] = [randomUUID(), randomUUID()]
      await floorPool.query(
        `with r as (insert into advice.root values ($1, 'mediation', now()) returning id),
           h as (insert into advice.history (root_id, occurred_at, actor_kind, actor, command) select id, now(), 'staff', $2, 'floor' from r),
           g as (insert into advice.access_grant select id, s, 'WF', 'R', now(), null, now() from r, unnest($3::uuid[]) s),
           p as (insert into advice.promise (id, root_id, kind, occurrence, nature, due_at, state)
                 select s, id, 'floor', 1, 'decision', 'infinity', 'dropped' from r, unnest($3::uuid[]) s)
         insert into advice.outbox (root_id, made_at, rung_at) select id, now(), now() from r`,
        [root, party, Array.from({ length: 16 }, () => randomUUID())],
      )
    }
    const floorServer = createServer((_, response) => {
      floorPool
        .query(
          `select row_to_json(m)::text as page from (select m.*, (select json_agg(h) from (select * from advice.history h where h.root_id = m.root_id limit 100) h) as history,
             (select json_agg(p) from advice.party p where p.root_id = m.root_id) as people from advice.mediation m where m.reference = $1) m`,
          [reference],
        )
        .then(({ rows: [row] }) => response.end((row as { page: string }).page))
        .catch(() => response.writeHead(500).end())
    })
    await new Promise<void>((ready) => floorServer.listen(0, '127.0.0.1', ready))
    const floorUrl = `http://127.0.0.1:${(floorServer.address() as AddressInfo).port}/`
    try {
      const partners = await partnerList(system, rounds)
      return {
        partnerList: ratio(partners.overHttp),
        partnerListIsolation: ratio(partners.rowSecurity),
        command: ratio(
          await sideBySide(
            [
              { name: 'openMediation over HTTP', once: async () => void (await open()) },
              { name: 'the same rows, one statement', once: floorOfCommand },
            ],
            rounds,
          ),
        ),
        page: ratio(
          await sideBySide(
            [
              { name: 'case page over HTTP', once: async () => void (await ask(page, { reference })) },
              { name: 'raw http and one statement', once: async () => void (await (await fetch(floorUrl)).text()) },
            ],
            rounds,
          ),
        ),
      }
    } finally {
      floorServer.close()
    }
  } finally {
    await floorPool.end()
    await system.stop()
  }
}

/** Statements of one request each, exact, and the same whatever the number of people. */
const statements = async () => {
  const database = await aTestDatabase()
  await seedPeople(database.admin)
  const records = createAdviceRecords({
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
  })
  try {
    const staff = { kind: 'staff', id: seededPeople.adviser } as const
    const open = (participants: number) => {
      const input = openMediationInput(seededPeople.england, participants)
      return records.perform(staff, { submissionId: randomUUID(), name: 'openMediation', input })
    }
    await open(2)
    const { rows } = await database.admin.query<{ reference: string }>('select reference from advice.mediation')
    const read = () => records.withActor(staff, (sql) => mediationPage(sql, records.ring, rows[0]?.reference ?? ''))
    await read()
    return {
      open2: await statementsOf(() => open(2)),
      open12: await statementsOf(() => open(12)),
      page: await statementsOf(read),
    }
  } finally {
    await records.close()
    await database.close()
  }
}

const counted = await statements()
const measured = await overHttp()
if (asJson) console.log(JSON.stringify({ ...measured, statements: counted }))
else {
  const line = (name: string, { ours, floor, ratio: share }: ReturnType<typeof ratio>) =>
    console.log(
      `${name.padEnd(28)} ${ours.toFixed(0).padStart(7)}/s   floor ${floor.toFixed(0).padStart(7)}/s   ${share.toFixed(3)} of the floor`,
    )
  line('a command, HTTP to commit', measured.command)
  line('the case page', measured.page)
  line('a partner’s list', measured.partnerList)
  line('… row security on and off', measured.partnerListIsolation)
  console.log(`statements: opening 2 people ${counted.open2}, 12 people ${counted.open12}; case page ${counted.page}`)
}
