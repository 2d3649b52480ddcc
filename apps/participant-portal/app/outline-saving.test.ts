import { openBrowser } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { agreed, participantAnswers, refusals, session, usualAnswers } from './testing/answers.ts'
import { startParticipantPortal } from './testing/start.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
let running: Awaited<ReturnType<typeof startParticipantPortal>>
let page: Awaited<ReturnType<typeof browser.newPage>>
beforeAll(async () => {
  running = await startParticipantPortal()
  browser = await openBrowser()
})
beforeEach(async () => {
  running.gateway.answer(usualAnswers)
  running.answer({ operations: participantAnswers(agreed) })
  running.gateway.asked.length = 0
  const context = await browser.newContext()
  await context.addCookies([{ name: 'concord-participant', value: session, url: running.portal.url, httpOnly: true }])
  page = await context.newPage()
  // The pause before a save is the test's to end.
  await page.clock.install({ time: new Date('2026-03-09T10:42:00Z') })
  await page.goto(`${running.portal.url}/mediation/outline`)
})
afterEach(() => page.context().close())
afterAll(async () => {
  await browser.close()
  await running.close()
})

const drafts = () =>
  running.gateway.asked
    .filter(({ operation }) => operation === 'SaveOutline')
    .map(({ body }) => (body['variables'] as { input: { draft: string } }).input.draft)
const box = () => page.getByLabel('Your outline')
const said = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()

describe('AM-10: an outline, saved as it is written', () => {
  it('is saved after a pause, and says when; nothing is kept in the browser', async () => {
    await box().fill('It began with')
    expect(drafts()).toEqual([])
    await page.clock.runFor(5000)
    await said('Saved at 10:42')
    expect(drafts()).toEqual(['It began with'])
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])
    expect(kept).toEqual([0, 0, ''])
  })

  it('is sent one save at a time: what is written meanwhile goes afterwards, whole', async () => {
    const held: (() => void)[] = []
    await page.route('**/mediation/outline/draft', async (route) => {
      await new Promise<void>((go) => held.push(go))
      await route.continue()
    })
    await box().fill('first')
    await page.clock.runFor(5000)
    await expect.poll(() => held.length).toBe(1)
    await box().fill('first and second')
    await page.clock.runFor(20_000)
    expect(held).toHaveLength(1)
    held[0]!()
    await said('Saved at')
    await page.clock.runFor(5000)
    await expect.poll(() => held.length).toBe(2)
    held[1]!()
    await expect.poll(drafts).toEqual(['first', 'first and second'])
  })

  it('says how many characters are left, as a person counts them', async () => {
    await page.getByText('You have 5,000 characters left').waitFor()
    await box().fill('👩 '.repeat(2))
    await page.getByText('You have 4,997 characters left').waitFor()
    await box().fill('x'.repeat(5001))
    await page.getByText('You have 1 character too many').waitFor()
  })

  it('says why where it is not saved, and keeps every word in the box', async () => {
    running.answer({ operations: { ...participantAnswers(agreed), SaveOutline: { saveOutline: refusals.draft } } })
    await box().fill('every word')
    await page.clock.runFor(5000)
    await said('Not saved. Use 5000 characters or fewer')
    await page.route('**/mediation/outline/draft', (route) => route.abort())
    await box().fill('every word and more')
    await page.clock.runFor(5000)
    await said('Not saved: there is no connection')
    expect(await box().inputValue()).toBe('every word and more')
  })

  it('says that one has been signed out', async () => {
    running.gateway.answer({ ...usualAnswers, sessions: [] })
    await box().fill('every word')
    await page.clock.runFor(5000)
    await said('You have been signed out')
  })
})

describe('the door of the script', () => {
  it('takes a draft from the portal’s own page alone, and answers with no word of it', async () => {
    const send = (headers: Record<string, string>) =>
      running.portal.post('/mediation/outline/draft', { draft: 'plänted' }, session, headers)
    const taken = await send({})
    expect([taken.status, await taken.text()]).toEqual([204, ''])
    expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await running.portal.get('/mediation/outline/draft', session)).status).toBe(404)
    expect(drafts()).toEqual(['plänted'])
    expect(running.portal.lines.join('')).not.toContain('plänted')
  })

  it('says that there is nothing to change where there is none', async () => {
    running.answer({ operations: { SaveOutline: { saveOutline: null } } })
    expect((await running.portal.post('/mediation/outline/draft', { draft: 'x' }, session)).status).toBe(404)
  })

  it('gives the script as what it is, kept nowhere, with nothing of anybody in it', async () => {
    const script = await running.portal.get('/mediation/outline/saving.js')
    expect(script.status).toBe(200)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toBe('no-store')
    expect(await script.text()).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/)
  })
})
