import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aPerson } from '../running/browser.ts'
import { agree, enter, openMediation, parties, signIn, withdraw } from '../running/people.ts'
import { aSystem, type System } from '../running/system.ts'
import { until } from '../running/until.ts'

const england = /England/
let system: System
let browser: Browser

beforeAll(async () => {
  system = await aSystem('outages')
  browser = await aBrowser()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
}, 60_000)

const opened = async (label: string, participants = 2) => {
  const { page } = await aPerson(browser, false)
  await signIn(system, page, 'Sage Demo-Adviser')
  const people = parties(label, participants)
  const asks = { name: 'Ådne Commissioner', email: `${label}-commissioner@example.org` }
  const reference = await openMediation(system, page, england, asks, people)
  for (const { email } of people) await system.nthMail(email, 1)
  await system.untilQuiet(reference)
  return { reference, people, asks, adviser: page }
}
/** Until the case has been told of so many reminders: an attempt that was cut off is tried again by Temporal, a minute and a half later. */
const untilReminded = (reference: string, count: number) =>
  until(
    `${count} reminders to be told to the case`,
    async () => {
      const { rows } = await system.admin.query<{ told: number }>(
        "select count(*)::int as told from advice.hand_over where root_id = $1 and kind = 'agreementReminder'",
        [await system.rootOf(reference)],
      )
      return rows[0]?.told === count
    },
    180_000,
  )
const daysOn = (instant: string, days: number) => new Date(Date.parse(instant) + days * 86_400_000).toISOString()

test('Temporal stopped: a participant who is signed out asks for a code, enters and withdraws; it counts at once, the others are told once', async () => {
  const { reference, people, asks } = await opened('asleep')
  await system.parts.temporal.stop()
  const { page } = await aPerson(browser, false)
  await enter(system, page, people[0]!)
  await withdraw(system, page)
  expect(await system.stageOf(reference)).toBe('ended')
  await system.parts.temporal.start()
  await system.moveToNext(reference, 'endingNotice')
  await system.nthMail(people[1]!.email, 2)
  await system.nthMail(asks.email, 3)
  await system.untilQuiet(reference)
  expect(await system.mailTo(people[1]!.email)).toHaveLength(2)
  expect(await system.mailTo(asks.email)).toHaveLength(3)
}, 240_000)

test('PostgreSQL stopped for ten seconds: people are told kindly, nothing typed is lost, and the process goes on', async () => {
  const { reference, people } = await opened('database')
  const { page } = await aPerson(browser, false)
  await enter(system, page, people[0]!)
  await system.parts.postgres.stop()
  const began = Date.now()
  await page.check('[name="keepsConfidentiality"]')
  await page.getByRole('button', { name: 'Agree to take part' }).click()
  const told = (await page.locator('main').textContent()) ?? ''
  expect(told).toContain('nothing is lost')
  expect(told).not.toMatch(/ECONN|postgres|stack/i)
  const { gateway, workerHealth } = system.addresses
  await until('ten seconds without PostgreSQL', async () => {
    const asked = [`${gateway}/health`, `${gateway}/ready`, `${workerHealth}/health`, `${workerHealth}/ready`]
    const answers = await Promise.all(asked.map(async (address) => (await fetch(address)).status))
    expect(answers).toEqual([200, 503, 200, 503])
    return Date.now() - began >= 10_000
  })
  await system.parts.postgres.start()
  await until('the gateway to be ready', async () => (await fetch(`${gateway}/ready`)).status === 200)
  // The form that could not be saved is sent once more, as it stands.
  expect(await page.isChecked('[name="keepsConfidentiality"]')).toBe(true)
  await page.getByRole('button', { name: 'Agree to take part' }).click()
  await page.getByRole('heading', { level: 1, name: 'You have agreed to take part' }).waitFor()
  await system.moveToNext(reference, 'agreementReminder')
  await system.nthMail(people[1]!.email, 2)
  await system.untilQuiet(reference)
  expect(await system.mailTo(people[1]!.email)).toHaveLength(2)
}, 240_000)

test('PostgreSQL stopped for ten seconds while reminders go: at most one extra copy each, and none is missing', async () => {
  const { reference, people } = await opened('reminding')
  await system.moveToNext(reference, 'agreementReminder')
  await system.parts.postgres.stop()
  const began = Date.now()
  await until('ten seconds without PostgreSQL', async () => Date.now() - began >= 10_000)
  await system.parts.postgres.start()
  await untilReminded(reference, 2)
  for (const { email } of people) {
    const reminders = (await system.mailTo(email)).slice(1)
    expect(reminders.length).toBeGreaterThan(0)
    expect(reminders.length).toBeLessThanOrEqual(2)
  }
}, 300_000)

test('the worker killed at any moment of a reminder: at most one extra copy, and none is missing', async () => {
  const { reference, people } = await opened('killed')
  await system.moveToNext(reference, 'agreementReminder')
  await system.parts.worker.kill()
  await system.parts.worker.start()
  for (const { email } of people) await system.nthMail(email, 2)
  await untilReminded(reference, 2)
  for (const { email } of people) expect((await system.mailTo(email)).length).toBeLessThanOrEqual(3)
}, 300_000)

test('worker and mail down from day 1 to day 20: nobody is ended by our outage; only the last reminder goes, and five working days are given', async () => {
  const { reference, people } = await opened('outage')
  await system.parts.worker.stop()
  await system.parts.mail.stop()
  await system.moveClockTo(daysOn(await system.now(), 40))
  await system.parts.mail.start()
  await system.parts.worker.start()
  for (const { email } of people) await system.nthMail(email, 2)
  await system.untilQuiet(reference)
  expect(await system.stageOf(reference)).toBe('awaitingAgreement')
  for (const { email } of people) expect(await system.mailTo(email)).toHaveLength(2)
  const { page } = await aPerson(browser, false)
  await enter(system, page, people[0]!, 2)
  await agree(page)
  await system.moveToNext(reference, 'agreementDeadline')
  await until('the ending, five working days later', async () => (await system.stageOf(reference)) === 'ended')
}, 300_000)
