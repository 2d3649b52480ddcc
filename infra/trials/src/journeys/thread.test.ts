import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, aPerson, lookAt } from '../running/browser.ts'
import { agree, enter, openCase, openMediation, parties, signIn, withdraw } from '../running/people.ts'
import { aSystem, type System } from '../running/system.ts'
import { until } from '../running/until.ts'

const england = /England/
let system: System
let browser: Browser
let adviser: Page

beforeAll(async () => {
  system = await aSystem('journeys')
  browser = await aBrowser()
  adviser = (await aPerson(browser, true)).page
  await signIn(system, adviser, 'Sage Demo-Adviser')
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
}, 60_000)

const participantPage = async () => (await aPerson(browser, false)).page
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const caseText = async (reference: string): Promise<string> => {
  await adviser.goto(`${system.addresses.staffPortal}/cases/${reference}`)
  return adviser.locator('main').innerText()
}
const commissioner = (label: string) => ({
  name: `Ådne Commissioner-${label}`,
  email: `${label}-commissioner@example.org`,
})

describe('a Senior Adviser opens a mediation', () => {
  test('PP-1: an organisation out of scope is refused with where to go instead, and nothing typed is lost', async () => {
    const [one, two] = parties('scope', 2)
    const reference = await openCase(system, adviser, /Scotland/, commissioner('scope'), [one!, two!])
    expect(reference).toBe('')
    expect(await adviser.locator('.nhsuk-error-summary').innerText()).toContain('Acas')
    expect(await adviser.inputValue('[name="participants.1.email"]')).toBe(two!.email)
    expect(await lookAt(browser, adviser, 'staff-new-refused')).toEqual([])
  }, 120_000)

  test('AM-29 and bad input: every problem is said at its field, at once', async () => {
    await adviser.goto(`${system.addresses.staffPortal}/mediations/new`)
    expect(await lookAt(browser, adviser, 'staff-new-empty')).toEqual([])
    await adviser.fill('[name="commissioner.email"]', 'not an address')
    await adviser.getByRole('button', { name: 'Open the mediation' }).last().click()
    const summary = await adviser.locator('.nhsuk-error-summary').innerText()
    expect(summary).toContain('Choose an organisation')
    expect(summary).toContain('Enter an email address in the correct format')
    expect(await adviser.inputValue('[name="commissioner.email"]')).toBe('not an address')
  }, 120_000)
})

describe('AM-5: agreed by all', () => {
  test('three participants agree, JavaScript off; at 5pm all are told that it goes ahead', async () => {
    const people = parties('agreed', 3)
    const reference = await openMediation(system, adviser, england, commissioner('agreed'), people)
    expect(reference).toMatch(/^AM-/)
    expect(await lookAt(browser, adviser, 'staff-opened')).toEqual([])
    const pages: Page[] = []
    for (const [index, person] of people.entries()) {
      const page = await participantPage()
      pages.push(page)
      await enter(system, page, person)
      if (index === 0) {
        expect(await lookAt(browser, page, 'participant-asked')).toEqual([])
        await page.getByRole('button', { name: 'Agree to take part' }).click()
        expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('confidential')
        expect(await lookAt(browser, page, 'participant-error')).toEqual([])
      }
      await agree(page)
      expect(await system.stageOf(reference)).toBe(index === 2 ? 'agreed' : 'awaitingAgreement')
      if (index === 1) expect(await caseText(reference)).toContain('Waiting for one of three agreements')
    }
    expect(await lookAt(browser, pages[0]!, 'participant-agreed')).toEqual([])
    expect(await lookAt(browser, adviser, 'staff-case')).toEqual([])
    await system.moveToNext(reference, 'goingAheadNotice')
    for (const person of people) await system.nthMail(person.email, 3)
    await pages[0]!.reload()
    expect(await heading(pages[0]!)).toBe('The mediation goes ahead')
    expect(await lookAt(browser, pages[0]!, 'participant-going-ahead')).toEqual([])
    expect(await caseText(reference)).toContain('Everybody has agreed')
  }, 240_000)
})

describe('AM-5: no answer in time', () => {
  test('one of three silent: two reminders, then it ends as not agreed, and all are told in one wording', async () => {
    const people = parties('silent', 3)
    const asks = commissioner('silent')
    const reference = await openMediation(system, adviser, england, asks, people)
    const pages = [await participantPage(), await participantPage()]
    for (const [index, page] of pages.entries()) {
      await enter(system, page, people[index]!)
      await agree(page)
    }
    const silent = people[2]!
    await system.nthMail(silent.email, 1)
    await system.moveToNext(reference, 'agreementReminder')
    await system.nthMail(silent.email, 2)
    await until('the first reminder to be told to the case', async () =>
      (await caseText(reference)).includes('next reminder'),
    )
    await system.moveToNext(reference, 'agreementReminder')
    await system.nthMail(silent.email, 3)
    await system.untilQuiet(reference)
    await system.moveToNext(reference, 'agreementDeadline')
    await until('the ending', async () => (await system.stageOf(reference)) === 'ended')
    await system.nthMail(silent.email, 4)
    await system.nthMail(asks.email, 3)
    expect(await caseText(reference)).toContain('Ended as not agreed')
    // Nobody who agreed was reminded: an invitation, a code, and the notice of the ending.
    for (const { email } of people.slice(0, 2))
      expect((await system.nthMail(email, 3)).subject).toBe('There is something for you to read')
    for (const { email } of people.slice(0, 2)) expect(await system.mailTo(email)).toHaveLength(3)
    const page = await participantPage()
    await enter(system, page, silent, 4)
    expect(await heading(page)).toBe('The mediation will not go ahead')
    expect(await lookAt(browser, page, 'participant-ended')).toEqual([])
    const commissioning = await participantPage()
    await enter(system, commissioning, asks, 3)
    expect(await heading(commissioning)).toBe('The mediation will not go ahead')
    expect(await lookAt(browser, commissioning, 'commissioner-ended')).toEqual([])
  }, 240_000)
})

describe('AM-22: in one step, without a reason', () => {
  test('declined by one: the others see nothing before 5pm, and then the one wording', async () => {
    const people = parties('second', 2)
    const asks = commissioner('second')
    const reference = await openMediation(system, adviser, england, asks, people)
    const [declining, other] = [await participantPage(), await participantPage()]
    await enter(system, other, people[1]!)
    const before = await other.content()
    await enter(system, declining, people[0]!)
    await declining.getByRole('link', { name: 'I do not want to take part' }).click()
    await declining.getByRole('button', { name: 'Do not take part' }).waitFor()
    expect(await lookAt(browser, declining, 'participant-stop')).toEqual([])
    await declining.getByRole('button', { name: 'Do not take part' }).click()
    await declining.getByRole('heading', { level: 1, name: 'You are not taking part' }).waitFor()
    expect(await lookAt(browser, declining, 'participant-withdrawn')).toEqual([])
    expect(await system.stageOf(reference)).toBe('ended')
    await other.reload()
    const still = await other.content()
    const comparable = (html: string) => html.replaceAll(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    expect(comparable(still)).toBe(comparable(before))
    await system.moveToNext(reference, 'endingNotice')
    await system.nthMail(people[1]!.email, 3)
    await system.nthMail(asks.email, 3)
    await other.reload()
    expect(await heading(other)).toBe('The mediation will not go ahead')
    expect(await other.locator('main').innerText()).not.toMatch(/declin|withdr|refus/i)
    expect(await system.mailTo(people[0]!.email)).toHaveLength(2)
  }, 240_000)

  test('withdrawn after agreeing: it ends at once, and what was planned for the others is cancelled', async () => {
    const people = parties('third', 2)
    const reference = await openMediation(system, adviser, england, commissioner('third'), people)
    const page = await participantPage()
    await enter(system, page, people[0]!)
    await agree(page)
    await withdraw(system, page)
    expect(await system.stageOf(reference)).toBe('ended')
    const { rows } = await system.admin.query<{ count: number }>(
      "select count(*)::int as count from advice.effect where root_id = $1 and state = 'planned' and kind <> 'endingNotice'",
      [await system.rootOf(reference)],
    )
    expect(rows[0]?.count).toBe(0)
    const text = await caseText(reference)
    expect(text).toContain('Ended by a withdrawal')
    expect(text).not.toContain(people[1]!.name)
    expect(await lookAt(browser, adviser, 'staff-case-ended')).toEqual([])
  }, 240_000)
})

describe('what is not yours', () => {
  test('another Senior Adviser sees an empty list, and the same page for a hidden and a missing case', async () => {
    const [one, two] = parties('hidden', 2)
    const reference = await openMediation(system, adviser, england, commissioner('hidden'), [one!, two!])
    const { page: other } = await aPerson(browser, true)
    await signIn(system, other, 'Rowan Demo-Adviser')
    expect(await lookAt(browser, other, 'staff-list-empty')).toEqual([])
    const seen = async (asked: string) => {
      const response = await other.goto(`${system.addresses.staffPortal}/cases/${asked}`)
      return [response?.status(), (await other.locator('main').innerText()).replaceAll(asked, '')]
    }
    const [hidden, missing] = [await seen(reference), await seen('AM-2222-2222')]
    expect(hidden).toEqual(missing)
    expect(hidden[0]).toBe(404)
    expect(await lookAt(browser, other, 'staff-not-found')).toEqual([])
    await adviser.goto(`${system.addresses.staffPortal}/cases`)
    expect(await lookAt(browser, adviser, 'staff-list')).toEqual([])
  }, 120_000)

  test('a link that nobody has leads nowhere, and says nothing', async () => {
    const page = await participantPage()
    await page.goto(`${system.addresses.participantPortal}/enter/${'A'.repeat(43)}`)
    expect(await lookAt(browser, page, 'participant-enter')).toEqual([])
    await page.locator('button[name="send"][value="code"]').click()
    await page.locator('[name="code"]').waitFor()
    expect(await lookAt(browser, page, 'participant-code')).toEqual([])
    await page.fill('[name="code"]', '123456')
    await page.getByRole('button', { name: 'Open my page' }).click()
    await page.locator('.nhsuk-error-summary').waitFor()
    for (const [path, name] of [
      ['/confidentiality', 'public-confidentiality'],
      ['/help', 'public-help'],
      ['/enter', 'public-enter'],
    ] as const) {
      await page.goto(`${system.addresses.participantPortal}${path}`)
      expect(await lookAt(browser, page, name)).toEqual([])
    }
  }, 120_000)
})
