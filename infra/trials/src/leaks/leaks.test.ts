import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPerson } from '../running/browser.ts'
import { acceptCharges, agree, enter, openCase, putCharges, signIn } from '../running/people.ts'
import { aSystem, type System } from '../running/system.ts'

// Letters outside ASCII, so that a search that does not decode finds nothing, and is seen to find nothing.
const plants = { name: 'Žofie Plánted-Ñame', email: 'plänted'.normalize('NFD').replaceAll(/\p{M}/gu, '') }
const people = [
  { name: plants.name, email: `${plants.email}-1@example.org` },
  { name: `${plants.name} the Second`, email: `${plants.email}-2@example.org` },
]
const asks = { name: `${plants.name} the Commissioner`, email: `${plants.email}-3@example.org` }

let system: System
let browser: Browser
const addresses: string[] = []
let cookies: string[] = []

beforeAll(async () => {
  system = await aSystem('leaks', 'debug')
  browser = await aBrowser()
  const { page } = await aPerson(browser, false)
  const { page: commissioner } = await aPerson(browser, false)
  const { page: participant, context } = await aPerson(browser, false)
  for (const one of [page, commissioner, participant])
    one.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
  await signIn(system, page, 'Sage Demo-Adviser')
  const reference = await openCase(system, page, /England/, asks, people)
  await putCharges(system, page, reference, `A day with ${plants.name}`)
  await acceptCharges(system, commissioner, asks)
  await enter(system, participant, people[0]!)
  await agree(participant)
  await system.moveToNext(reference, 'agreementReminder')
  await system.nthMail(people[1]!.email, 2)
  await system.untilQuiet(reference)
  cookies = [...(await context.cookies()), ...(await page.context().cookies())].map(({ value }) =>
    decodeURIComponent(value),
  )
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
}, 60_000)

const holds = (text: string): boolean => text.includes('Plánted') || text.includes(plants.email)

test('the search finds the plants where they belong: in the envelope of each message', async () => {
  expect((await system.mail()).filter(({ to }) => to.includes(plants.email)).length).toBeGreaterThan(3)
  expect(holds(`a line with ${plants.name} in it`)).toBe(true)
})

test('a mail is a notice: no name, no service, no letter; its link stands in it alone', async () => {
  const mails = await system.mail()
  for (const { subject, text } of mails) {
    expect(holds(subject) || holds(text)).toBe(false)
    expect(`${subject} ${text}`).not.toMatch(/mediat|agree|withdraw|commission|NHS|bully/i)
  }
  const tokens = mails.flatMap(({ text }) => /\/enter\/(\S+)/.exec(text)?.[1] ?? [])
  expect(new Set(tokens).size).toBe(tokens.length)
  const logs = readdirSync(system.folders.logs).map((file) => readFileSync(join(system.folders.logs, file), 'utf8'))
  for (const token of tokens) for (const log of logs) expect(log.includes(token)).toBe(false)
})

test('no session, link, code, attempt or limit of the platform holds a name, an address or a token', async () => {
  const { rows: tables } = await system.admin.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'platform'",
  )
  const kept = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await system.admin.query<{ row: string }>(`select t::text as row from ${name} t`)
      return rows.map(({ row }) => row).join('\n')
    }),
  )
  expect(kept.join('\n').length).toBeGreaterThan(1_000)
  const tokens = (await system.mail()).flatMap(({ text }) => /\/enter\/(\S+)/.exec(text)?.[1] ?? [])
  expect(tokens.length).toBeGreaterThan(3)
  for (const text of kept) {
    expect(holds(text)).toBe(false)
    for (const secret of [...tokens, ...cookies]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
  }
})

test('no log line, at its most talkative, holds a name, an address, a token or a person’s path', () => {
  const talkative = readFileSync(join(system.folders.logs, 'gateway.log'), 'utf8')
  expect(talkative).toContain('"route":"POST /sign-in/link/complete"')
  for (const file of readdirSync(system.folders.logs)) {
    const log = readFileSync(join(system.folders.logs, file), 'utf8')
    for (const text of [
      log,
      decodeURIComponent(log.replaceAll('%', '%25')),
      log.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    ])
      expect(holds(text), file).toBe(false)
  }
})

test('no address but the one that holds the link, and no cookie, holds a name, an e-mail address or a token twice', () => {
  for (const address of addresses) expect(holds(address), address).toBe(false)
  for (const value of cookies) expect(holds(value) || holds(Buffer.from(value, 'base64').toString('utf8'))).toBe(false)
  const withToken = addresses.filter((address) => /\/enter\/[\w-]{40,}/.test(address))
  expect(withToken.every((address) => /\/enter\/[\w-]+$/.test(address))).toBe(true)
})
