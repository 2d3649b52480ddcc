import { openBrowser, tabOrder } from '@concord/portal-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  agreed,
  commissionerAnswers,
  companionAnswers,
  participantAnswers,
  prepared,
  refusals,
  session,
  token,
  usualAnswers,
} from './testing/answers.ts'
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

const atPage = (path: string, work: (page: Awaited<ReturnType<typeof browser.newPage>>) => Promise<void>) =>
  withoutScripts(async (page) => {
    await page.context().addCookies([{ name: 'concord-participant', value: session, url: running.portal.url }])
    await page.goto(`${running.portal.url}${path}`)
    await work(page)
  })
const press = async (page: Awaited<ReturnType<typeof browser.newPage>>, role: 'button' | 'link', name: string) => {
  await page.getByRole(role, { name }).focus()
  await page.keyboard.press('Enter')
}
const sent = (operation: string) => running.gateway.asked.filter((one) => one.operation === operation).length

describe('what is prepared, without JavaScript and by the keyboard alone', () => {
  it('an outline is written, saved by its button and given by its own (AM-10)', async () => {
    running.answer({ operations: participantAnswers(agreed) })
    await atPage('/mediation', async (page) => {
      await press(page, 'link', 'Your outline for the mediators')
      await page.getByLabel('Your outline').focus()
      await page.keyboard.type('It began with the rota.')
      await press(page, 'button', 'Save and go on later')
      await page.getByText('Your outline is saved').waitFor()
      expect([sent('SaveOutline'), sent('HandInOutline')]).toEqual([1, 0])
      running.answer({ operations: participantAnswers(prepared) })
      await press(page, 'button', 'Give it to the mediators')
      await page.getByText('The mediators have your outline').waitFor()
      expect(sent('HandInOutline')).toBe(1)
    })
  })

  it('a sharing answer, a safe contact and a time are chosen with arrows and the space bar (AM-6, AM-11)', async () => {
    running.answer({ operations: participantAnswers({ ...prepared, sharesAgreement: null }) })
    await atPage('/mediation/sharing', async (page) => {
      await page.getByLabel('Yes, they may see it').focus()
      await page.keyboard.press('Space')
      await press(page, 'button', 'Save my answer')
      await page.waitForURL('**/mediation')
      expect(sent('AnswerSharing')).toBe(1)
      await press(page, 'link', 'A safe way to contact you')
      await page.getByLabel('By telephone').focus()
      await page.keyboard.press('ArrowUp')
      await page.getByLabel('Email address').focus()
      await page.keyboard.type('safe@example.org')
      await press(page, 'button', 'Save how to contact me')
      await page.waitForURL('**/mediation')
      expect(running.gateway.asked.find((one) => one.operation === 'SetSafeContact')?.body['variables']).toMatchObject({
        input: { channel: 'email', email: 'safe@example.org', fromHour: '18', untilHour: '21' },
      })
      await press(page, 'link', 'A talk with a mediator beforehand')
      await page.getByLabel('Monday 16 March 2026').focus()
      await page.keyboard.press('ArrowDown')
      await press(page, 'button', 'Change my time')
      await expect.poll(() => sent('BookTalk')).toBe(1)
    })
  })

  it('the commissioner reads the charges and accepts them (PP-4)', async () => {
    const charges = { pounds: 1200, answer: null, answeredOn: null, covers: 'Two mediators.' }
    running.answer({ operations: commissionerAnswers({ charges, milestones: [] }) })
    await atPage('/commissioning', async (page) => {
      await press(page, 'link', 'Read what it covers, and answer')
      await page.waitForURL('**/commissioning/charges')
      running.answer({ operations: commissionerAnswers() })
      await press(page, 'button', 'Accept the charges')
      await page.getByRole('heading', { name: 'The participants have been asked' }).waitFor()
      expect(sent('AcceptCharges')).toBe(1)
    })
  })

  it('a companion promises three things (AM-15)', async () => {
    running.answer({ operations: companionAnswers() })
    await atPage('/companion', async (page) => {
      for (const box of await page.getByRole('checkbox').all()) {
        await box.focus()
        await page.keyboard.press('Space')
      }
      running.answer({ operations: companionAnswers({ promisedOn: '2026-03-08' }) })
      await press(page, 'button', 'Give my undertaking')
      await page.getByRole('heading', { name: 'You come as a companion' }).waitFor()
      expect(sent('GiveUndertaking')).toBe(1)
    })
  })
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
      'Who can see this? Names and contact details',
      'Help with this service',
      'Confidentiality',
      'assisted.mediations@resolution.nhs.uk',
    ])
    await context.close()
  })
})
