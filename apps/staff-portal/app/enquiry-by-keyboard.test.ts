import { openBrowser } from '@concord/portal-kit/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enquiryReference, organisations, session, usualAnswers } from './testing/answers.ts'
import { startStaffPortal } from './testing/start.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
  running.gateway.answer(usualAnswers)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await running?.close()
})

const inputOf = (operation: string) =>
  running.gateway.asked.flatMap(({ operation: asked, body }) =>
    asked === operation ? [(body['variables'] as { input: object }).input] : [],
  )

it('PP-3: a contact is logged in one pass with the keys alone: type, Tab, type, and Enter in a line logs it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    await context.addCookies([{ name: 'concord-staff', value: session, url: running.portal.url }])
    const page = await context.newPage()
    const { keyboard } = page
    const typeAll = async () => {
      await page.getByLabel('Caller’s organisation').focus()
      await keyboard.type('Wren')
      await keyboard.press('Tab')
      await keyboard.type('Ines Okonkwo-Example')
      await keyboard.press('Tab')
      await keyboard.type('ines@wrenfield.example')
      await keyboard.press('Tab')
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      await keyboard.press('Tab')
      await keyboard.type('Two consultants have not spoken for a month.')
    }
    await page.goto(`${running.portal.url}/enquiries/new`)
    await typeAll()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.waitForURL(`**/enquiries/${enquiryReference}?done=logged`)
    const whole = {
      organisationId: organisations[0]!.id,
      caller: { name: 'Ines Okonkwo-Example', email: 'ines@wrenfield.example' },
      channel: 'mailbox',
      about: 'Two consultants have not spoken for a month.',
      reasons: [{ rule: 'PP-3', reason: '' }],
    }
    expect([inputOf('BeginEnquiry'), inputOf('LogEnquiry')]).toEqual([[whole], [whole]])

    await page.goto(`${running.portal.url}/enquiries/new`)
    await typeAll()
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.waitForURL(`**/enquiries/${enquiryReference}?done=saved`)
    expect([inputOf('BeginEnquiry'), inputOf('LogEnquiry')]).toEqual([[whole, whole], [whole]])

    await page.goto(`${running.portal.url}/enquiries/new`)
    await page.getByLabel('Caller’s full name').focus()
    await keyboard.type('Ines')
    await keyboard.press('Enter')
    await page.waitForURL(`**/enquiries/${enquiryReference}?done=logged`)
    expect(inputOf('LogEnquiry')).toHaveLength(2)
  } finally {
    await context.close()
  }
})
