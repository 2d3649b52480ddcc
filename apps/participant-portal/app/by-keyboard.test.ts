import { openBrowser, tabOrder } from '@concord/portal-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { participantAnswers, refusals, session, token, usualAnswers } from './testing/answers.ts'
import { startParticipantPortal } from './testing/start.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
let running: Awaited<ReturnType<typeof startParticipantPortal>>
beforeAll(async () => {
  running = await startParticipantPortal()
  browser = await openBrowser()
})
beforeEach(() => {
  running.gateway.answer(usualAnswers)
  running.gateway.asked.length = 0
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

const withoutScripts = async (work: (page: Awaited<ReturnType<typeof browser.newPage>>) => Promise<void>) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
  }
}

describe('without JavaScript, by the keyboard alone', () => {
  it('enters by the link, corrects a refused form and agrees (AM-5)', () =>
    withoutScripts(async (page) => {
      await page.goto(`${running.portal.url}/enter/${token}`)
      await page.getByRole('button', { name: 'Send me a code' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/enter/code')
      await page.getByLabel('Enter the code that we sent you').focus()
      await page.keyboard.type('123456')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/mediation')
      expect(page.url()).not.toContain(token)

      running.answer({ operations: { AgreeToMediate: { agreeToMediate: refusals.confidentiality } } })
      await page.getByRole('button', { name: 'Agree to take part' }).focus()
      await page.keyboard.press('Enter')
      const summary = page.getByRole('link', { name: /To take part you need to agree/ })
      await summary.focus()
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('id')).toBe('field-keepsConfidentiality')
      await page.keyboard.press('Space')

      running.answer({ operations: participantAnswers({ agreedOn: '2026-03-06' }) })
      await page.getByRole('button', { name: 'Agree to take part' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'You have agreed to take part' }).waitFor()
      const ids = running.gateway.asked
        .filter(({ operation }) => operation === 'AgreeToMediate')
        .map(({ body }) => body['variables'] as { submissionId: string; input: object })
      expect(ids.map(({ input }) => input)).toEqual([{ keepsConfidentiality: false }, { keepsConfidentiality: true }])
      expect(ids[0]?.submissionId).toBe(ids[1]?.submissionId)
    }))

  it('stops in one step, having read what that closes off (AM-22)', () =>
    withoutScripts(async (page) => {
      await page.context().addCookies([{ name: 'concord-participant', value: session, url: running.portal.url }])
      await page.goto(`${running.portal.url}/mediation`)
      await page.getByRole('link', { name: 'I do not want to take part' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'What happens then' }).waitFor()
      running.answer({ operations: participantAnswers({ withdrewOn: '2026-03-06' }) })
      await page.getByRole('button', { name: 'Do not take part' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'You are not taking part' }).waitFor()
    }))
})

describe('the order in which Tab goes', () => {
  it('is the order in which one reads, with nothing left out', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await context.addCookies([{ name: 'concord-participant', value: session, url: running.portal.url }])
    await page.goto(`${running.portal.url}/mediation`)
    expect(await tabOrder(page)).toEqual([
      'Skip to main content',
      'NHS Practitioner Performance Advice homepage',
      'Help',
      'Sign out',
      'I agree to take part in the mediation, and to keep it confidential',
      'Agree to take part',
      'Who can see this? Agreement to mediate, and companions’ undertakings',
      'Who may see that you have signed',
      'A safe way to contact you',
      'Who has looked at what you gave us',
      'I do not want to take part',
      'Who can see this? Where the case stands',
      'Help with this service',
      'Confidentiality',
      'assisted.mediations@resolution.nhs.uk',
    ])
    await context.close()
  })
})
