import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ClockOnlyGrows, moveClockTo, serviceNow } from './clock.ts'
import { startDesk } from './desk.ts'
import type { CaughtMail } from './mail-catcher.ts'
import { partnerSystems } from './partners.ts'
import { personas } from './personas.ts'
import { freePorts, portsFrom } from './ports.ts'
import { withClient } from './postgres.ts'
import { addressesOf } from './settings.ts'
import { emptyDatabase } from './testing.ts'

const day = 86_400_000
const mails: CaughtMail[] = [
  {
    ...{ id: 1, to: 'zoë@example.org', from: 'notices@concord.invalid', messageId: '<1@x>' },
    ...{ date: '2026-03-05T09:00:00.000Z', subject: 'Something <b>to read</b>' },
    text: 'Open it:\n\nhttp://localhost:4130/enter/a-b_c\n\n<script>alert(1)</script>',
  },
]

describe('the desk', () => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let desk: Awaited<ReturnType<typeof startDesk>>
  let owner = ''
  let port = 0
  let asleep: string | undefined
  const withAdmin = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient<T>(database.url, work)
  const now = () => withAdmin(serviceNow)
  beforeAll(async () => {
    database = await emptyDatabase(process.env['CONCORD_TEST_TEMPLATE'] ?? 'concord_template')
    owner = await withAdmin(async (admin) => (await admin.query('select owner from local.mark')).rows[0].owner)
    port = (await freePorts(1))[0] ?? 0
    desk = await startDesk({
      port,
      addresses: { ...addressesOf(portsFrom()), desk: `http://localhost:${port}` },
      personas,
      partners: [{ ...partnerSystems[0]!, clientSecret: 'a-<secret>' }],
      mail: () => ({ list: async () => mails, raw: (id) => (id === 1 ? Buffer.from('Subject: raw') : undefined) }),
      database: withAdmin,
      moveClockTo: (instant) => withAdmin((admin) => moveClockTo(admin, owner, instant)),
      asleep: () => asleep,
    })
  })
  beforeEach(() => {
    asleep = undefined
  })
  afterAll(async () => {
    await desk.stop()
    await database.drop()
  })

  const ask = (path: string, headers: Record<string, string> = {}, form?: Record<string, string>) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const typed = form ? new URLSearchParams(form).toString() : ''
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: form ? 'POST' : 'GET',
          headers: { host: `localhost:${port}`, ...headers },
        },
        async (response) => {
          let body = ''
          for await (const chunk of response.setEncoding('utf8')) body += chunk
          resolve({ status: response.statusCode ?? 0, body })
        },
      )
      asked.once('error', reject)
      asked.end(typed)
    })
  const own = { 'sec-fetch-site': 'same-origin' }
  const fromElsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ]
  const nowhere: Record<string, string>[] = [
    { move: 'date', date: '2031-02-30' },
    { move: 'date', date: '', hour: '9' },
    { move: 'date', date: '2099-01-01', hour: '24' },
    { move: 'next' },
  ]

  it('shows addresses and personas', async () => {
    const { status, body } = await ask('/')
    expect(status).toBe(200)
    for (const { displayName } of personas) expect(body).toContain(displayName)
    expect(body).toContain('http://localhost:4120')
  })

  it('shows partners’ developers where to ask, by what id and secret, and a command that does', async () => {
    const { body } = await ask('/')
    expect(body).toContain(partnerSystems[0]?.organisation)
    expect(body).toContain('curl -s -u exampleshire-system:a-&lt;secret&gt;')
    expect(body).toContain('http://localhost:4101/token')
    expect(body).toContain('http://localhost:4110/graphql')
    expect(body).not.toContain('a-<secret>')
  })

  it('answers under no other name than this machine’s', async () => {
    expect((await ask('/mail.json', { host: 'elsewhere.example' })).status).toBe(421)
    expect((await ask('/mail.json')).status).toBe(200)
  })

  it('shows a message with its link to follow, and nothing of it as a page’s own code', async () => {
    const { body } = await ask('/mail/1')
    expect(body).toContain('<a href="http://localhost:4130/enter/a-b_c">')
    expect(body).not.toContain('<script>')
    expect(body).not.toContain('<b>to read</b>')
    expect((await ask('/mail/2')).status).toBe(404)
    expect((await ask('/mail/1.eml')).body).toBe('Subject: raw')
  })

  it('moves the clock by a day, by a week and to a date', async () => {
    const before = Date.parse(await now())
    expect((await ask('/clock', own, { move: 'day' })).status).toBe(303)
    const dayOn = Date.parse(await now())
    expect(dayOn - before).toBeGreaterThanOrEqual(day)
    expect(dayOn - before).toBeLessThan(day + 3_600_000)
    expect((await ask('/clock', own, { move: 'week' })).status).toBe(303)
    expect(Date.parse(await now()) - dayOn).toBeGreaterThanOrEqual(7 * day)
    const date = new Date(dayOn + 60 * day).toISOString().slice(0, 10)
    expect((await ask('/clock', own, { move: 'date', date, hour: '9' })).status).toBe(303)
    expect((await now()).slice(0, 10)).toBe(date)
  })

  it('says so where it is asked to go back, or to no date, and stays where it is', async () => {
    const before = await now()
    const back = await ask('/clock', own, { move: 'date', date: '2020-01-01', hour: '9' })
    expect(back.status).toBe(422)
    expect(back.body).toContain('It only goes forward')
    for (const form of nowhere) {
      expect((await ask('/clock', own, form)).status).toBe(422)
    }
    expect(Date.parse(await now()) - Date.parse(before)).toBeLessThan(3_600_000)
    await expect(withAdmin((admin) => moveClockTo(admin, owner, before))).rejects.toBeInstanceOf(ClockOnlyGrows)
  })

  it('takes no form of another site', async () => {
    const before = Date.parse(await now())
    for (const headers of fromElsewhere) {
      expect((await ask('/clock', headers, { move: 'week' })).status).toBe(403)
    }
    expect(Date.parse(await now()) - before).toBeLessThan(day)
  })

  it('says where promises sleep, and how to wake them', async () => {
    expect((await ask('/clock')).body).not.toContain('Promises sleep')
    asleep = 'Name a running server: TEMPORAL_ADDRESS=host:port'
    const { body } = await ask('/clock')
    expect(body).toContain('Promises sleep')
    expect(body).toContain('TEMPORAL_ADDRESS=host:port')
  })
})
