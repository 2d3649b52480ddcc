import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answersWith, rejected, session, usualAnswers } from './testing/answers.ts'
import { entry } from './testing/case-work-answers.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
})
afterEach(() => running.gateway.answer(usualAnswers))
afterAll(() => running.close())

const address = `/register/${entry.mediator.id}/availability`
const typed = {
  submissionId: '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a07',
  mostCases: '3',
  'away.0.from': '',
  'away.0.until': '',
  'away.1.from': '20/12/2026',
  'away.1.until': '3/1/2027',
  'away.2.from': '',
  'away.2.until': '',
  'away.3.from': '9/2/2027',
  'away.3.until': '1/2/2027',
}
const sent = async () => {
  const response = await running.portal.post(address, typed, session)
  return { response, text: await response.text() }
}

describe('AM-2: when a mediator is away', () => {
  it('is sent as days, without the rows that were left empty', async () => {
    const { response } = await sent()
    expect(response.headers.get('location')).toBe(`/register/${entry.mediator.id}`)
    const command = running.gateway.asked.findLast(({ operation }) => operation === 'SetAvailability')
    expect(command?.body['variables']).toMatchObject({
      input: {
        mostCases: '3',
        away: [
          { from: '2026-12-20', until: '2027-01-03' },
          { from: '2027-02-09', until: '2027-02-01' },
        ],
      },
    })
  })

  it('is refused at the row that it was typed into, with empty rows above it', async () => {
    const refusal = { code: 'MALFORMED', rule: null, field: 'away.1.until', message: 'Enter a day after the first' }
    running.gateway.answer(answersWith({ SetAvailability: { setAvailability: rejected([refusal]) } }))
    const { response, text } = await sent()
    expect(response.status).toBe(422)
    expect(text).toContain('<a href="#field-away-3-until">Enter a day after the first</a>')
    expect(text).toMatch(/id="field-away-3-until"[^>]*value="1\/2\/2027"/)
    expect(text).not.toContain('#field-away-1-until')
  })
})
