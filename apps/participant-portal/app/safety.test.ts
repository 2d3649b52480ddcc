import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { participantAnswers, session } from './testing/answers.ts'
import { disclosureReference } from './testing/disclosures.ts'
import { startParticipantPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startParticipantPortal>>
beforeAll(async () => {
  running = await startParticipantPortal()
})
afterEach(() => running.answer({}))
afterAll(() => running.close())

const page = `/safety/${disclosureReference}`
const submissionId = '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a03'
const textOf = async (path: string) => (await running.portal.get(path, session)).text()

describe('AM-9: the commissioner reads what is addressed to them, marked, and confirms it', () => {
  it('with the expectation of action, and what happens next', async () => {
    const text = await textOf(page)
    expect(text).toContain('Confidential. This is passed on for safety alone.')
    expect(text).toContain('It has happened twice.')
    expect(text).toContain('Look at the rota')
    expect(text).toContain('I have read this')
  })
  it('in one step, under the form’s submission id', async () => {
    const response = await running.portal.post(page, { submissionId }, session)
    expect(response.headers.get('location')).toBe(page)
    const sent = running.gateway.asked.findLast(({ operation }) => operation === 'AcknowledgeDisclosure')
    expect(sent?.body['variables']).toEqual({ submissionId, reference: disclosureReference })
  })
  it('keeps the form when the session ended meanwhile', async () => {
    const response = await running.portal.post(page, { submissionId }, 'a-session-that-has-ended')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(submissionId)
  })
})

describe('AM-9: a participant who is not told', () => {
  it('has no page of it, and no way to one', async () => {
    running.answer({ operations: { ToldOfSafety: { me: { kind: 'party' }, toldOfSafety: [] } } })
    expect((await running.portal.get('/safety', session)).status).toBe(404)
    expect(await textOf('/mediation')).not.toContain('/safety')
  })
  it('once told, is shown the way to it, in words that say nothing of what it is', async () => {
    const told = { ...participantAnswers().MyMediation, toldOfSafety: ['2026-03-06'] }
    running.answer({ operations: { MyMediation: told } })
    expect(await textOf('/mediation')).toContain('href="/safety"')
    const text = await textOf('/safety')
    expect(text).toContain('A concern about safety has been passed on')
    expect(text).not.toMatch(/patients|rota|SD-/)
  })
})
