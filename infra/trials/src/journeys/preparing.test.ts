import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, aPerson, lookAt } from '../running/browser.ts'
import { ask, assign, declareNoConnection, register } from '../running/mediators.ts'
import { agree, enter, openMediation, parties, signIn } from '../running/people.ts'
import { giveUndertaking, handInOutline, inviteCompanion, setSafeContact } from '../running/preparing.ts'
import { aSystem, type System } from '../running/system.ts'

// Each test goes on from where the one before it left the one case: three participants, two mediators, a companion.
const pair = ['Max Demo-Mediator', 'Mika Demo-Mediator'] as const
const people = parties('prepares', 3)
const [writer, ...others] = people
const safe = { name: writer!.name, email: 'prepares-at-home@example.org' }
const companion = { name: 'Zoë Probe-Companion', email: 'prepares-companion@example.org' }
const outline = 'Seit dem Frühjahr reden wir nicht mehr.\nIch wünsche mir, dass wir es wieder können.'

let system: System
let browser: Browser
let reference: string
let adviser: Page
let caseSupport: Page
let mediators: readonly Page[]
let writers: Page

const staff = async (displayName: string): Promise<Page> => {
  const { page } = await aPerson(browser, true)
  await signIn(system, page, displayName)
  return page
}
const participantPage = async () => (await aPerson(browser, false)).page
const words = (page: Page) => page.locator('main').innerText()
const whoHasLooked = async (): Promise<string> => {
  await writers.goto(`${system.addresses.participantPortal}/mediation/who-has-looked`)
  return words(writers)
}
const outlinePage = () => `${system.addresses.staffPortal}/cases/${reference}/outline/1`

beforeAll(async () => {
  system = await aSystem('preparing')
  browser = await aBrowser()
  adviser = await staff('Sage Demo-Adviser')
  caseSupport = await staff('Casey Demo-Support')
  mediators = [await staff(pair[0]), await staff(pair[1])]
  const commissioner = { name: 'Ådne Commissioner', email: 'prepares-commissioner@example.org' }
  reference = await openMediation(system, adviser, /England/, commissioner, people)
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
}, 60_000)

describe('AM-1 to AM-3: a pair of mediators', () => {
  test('case support registers two and asks them; until they answer they see the names, and nothing else of the case', async () => {
    for (const name of pair) await register(system, caseSupport, name)
    expect(await lookAt(browser, caseSupport, 'staff-register')).toEqual([])
    for (const name of pair) await ask(system, caseSupport, reference, name)
    await system.nthMail('max@advice.example', 1)
    await system.nthMail('mika@advice.example', 1)
    const [max] = mediators
    await max!.goto(`${system.addresses.staffPortal}/mediating/${reference}`)
    for (const { name } of people) expect(await words(max!)).toContain(name)
    expect(await lookAt(browser, max!, 'staff-proposal')).toEqual([])
    const response = await max!.goto(`${system.addresses.staffPortal}/cases/${reference}`)
    expect(response?.status()).toBe(404)
  }, 240_000)

  test('both declare none, and the Senior Adviser assigns them as a pair', async () => {
    for (const page of mediators) await declareNoConnection(system, page, reference)
    await assign(system, adviser, reference, pair)
    for (const page of mediators) {
      await page.goto(`${system.addresses.staffPortal}/cases/${reference}`)
      for (const { name } of people) expect(await words(page)).toContain(name)
    }
    expect(await lookAt(browser, mediators[0]!, 'staff-case-of-a-mediator')).toEqual([])
  }, 240_000)
})

describe('AM-10, AM-15: a participant prepares, JavaScript off', () => {
  test('says how to be reached, agrees, and gives an outline that no mediator can open before all have agreed', async () => {
    writers = await participantPage()
    await enter(system, writers, writer!)
    await setSafeContact(system, writers, safe.email)
    await agree(writers)
    await handInOutline(system, writers, outline)
    expect(await lookAt(browser, writers, 'participant-outline')).toEqual([])
    const response = await mediators[0]!.goto(outlinePage())
    expect(response?.status()).toBe(404)
    expect(await words(mediators[0]!)).not.toContain('Frühjahr')
  }, 240_000)

  test('invites a companion, who comes by a link of their own and gives the undertaking', async () => {
    await inviteCompanion(system, writers, companion)
    const companions = await participantPage()
    await enter(system, companions, companion)
    expect(await lookAt(browser, companions, 'companion-asked')).toEqual([])
    await giveUndertaking(companions)
    await writers.reload()
    expect(await words(writers)).toContain('They gave their promise')
    expect(await lookAt(browser, writers, 'participant-companion')).toEqual([])
  }, 240_000)
})

describe('the outline opens when all have agreed, and its writer sees who opened it', () => {
  test('a mediator opens it at once; that tells its writer nothing before everybody is told', async () => {
    for (const person of others) {
      const page = await participantPage()
      await enter(system, page, person)
      await agree(page)
    }
    await mediators[0]!.goto(`${system.addresses.staffPortal}/cases/${reference}`)
    await mediators[0]!.getByRole('link', { name: 'Open the outline of participant 1' }).click()
    await mediators[0]!.getByRole('heading', { level: 1, name: 'Outline of participant 1' }).waitFor()
    for (const line of outline.split('\n')) expect(await words(mediators[0]!)).toContain(line)
    expect(await lookAt(browser, mediators[0]!, 'staff-outline')).toEqual([])
    expect(await whoHasLooked()).not.toContain('A mediator')
  }, 240_000)

  test('at 5pm all are told, the writer where it is safe for them; then they see that a mediator has looked', async () => {
    await system.moveToNext(reference, 'goingAheadNotice')
    await system.nthMail(safe.email, 1)
    await system.untilQuiet(reference)
    // An invitation and a code, and nothing more since a safe address was given.
    expect(await system.mailTo(writer!.email)).toHaveLength(2)
    await enter(system, writers, safe)
    const seen = await whoHasLooked()
    expect(seen).toContain('A mediator')
    expect(seen).not.toContain(pair[0])
    expect(await lookAt(browser, writers, 'participant-who-has-looked')).toEqual([])
  }, 240_000)
})
