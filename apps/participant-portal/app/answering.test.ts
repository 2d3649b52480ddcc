import { agreementWords, notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { isRead } from '@concord/domain/testing'
import { aFault } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  commissionerAnswers,
  milestones,
  participantAnswers,
  refusals,
  session,
  usualAnswers,
} from './testing/answers.ts'
import { startParticipantPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startParticipantPortal>>
beforeAll(async () => {
  running = await startParticipantPortal()
})
afterEach(() => {
  running.gateway.answer(usualAnswers)
  running.gateway.asked.length = 0
})
afterAll(() => running.close())

const submissionId = '5f0c3f0e-3a51-4a7e-9d5e-2f6b8f7c1a10'
const agreeing = { submissionId, keepsConfidentiality: 'yes' }
const pageOf = async (path: string, changes?: Parameters<typeof participantAnswers>[0]) => {
  if (changes) running.answer({ operations: participantAnswers(changes) })
  return (await running.portal.get(path, session)).text()
}
const sent = () =>
  running.gateway.asked.filter(({ operation }) => operation === 'AgreeToMediate' || operation === 'Withdraw')

describe('AM-1, AM-30: what a participant reads before answering', () => {
  it('says that it is independent, voluntary and confidential', async () => {
    const page = await pageOf('/mediation')
    for (const word of ['Independent and impartial', 'Voluntary', 'Confidential', 'safety'])
      expect(page).toContain(word)
  })

  it('says all that is asked of participants, in the words of the agreement', async () => {
    const page = await pageOf('/mediation')
    for (const line of agreementWords.asked) expect(page).toContain(line)
    expect(page).toContain(agreementWords.confirmation)
    isRead('AM-30')
  })

  it('says until when, and what happens then', async () => {
    const page = await pageOf('/mediation')
    expect(page).toContain('<time dateTime="2026-03-26T17:00:00.000Z">5pm on Thursday 26 March 2026</time>')
    expect(page).toContain('the mediation can end for everybody')
  })
})

describe('AM-5: agreeing', () => {
  it('sends the one command with the form’s submission id, and reads the page afresh', async () => {
    const answered = await running.portal.post('/mediation', agreeing, session)
    expect(answered.status).toBe(303)
    expect(answered.headers.get('location')).toBe('/mediation')
    expect(sent().map(({ body }) => body['variables'])).toEqual([
      { submissionId, input: { keepsConfidentiality: true } },
    ])
  })

  it('carries a submission id of its own in every form', async () => {
    const ids = await Promise.all([pageOf('/mediation'), pageOf('/mediation')])
    const [one, other] = ids.map((page) => /name="submissionId" value="([0-9a-f-]{36})"/.exec(page)?.[1])
    expect(one).toMatch(/^[0-9a-f-]{36}$/)
    expect(one).not.toBe(other)
  })

  it('is refused without the confirmation: by the page itself, with a summary that leads to the box and the same id', async () => {
    running.answer({ operations: { AgreeToMediate: { agreeToMediate: refusals.confidentiality } } })
    const refused = await running.portal.post('/mediation', { submissionId }, session)
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('<title>Error: ')
    expect(page).toContain(
      `<a href="#field-keepsConfidentiality">${refusals.confidentiality.rejections[0]?.message}</a>`,
    )
    expect(page).toMatch(
      /<input[^>]*id="field-keepsConfidentiality"[^>]*aria-describedby="field-keepsConfidentiality-error"/,
    )
    expect(page).toContain(`name="submissionId" value="${submissionId}"`)
    expect(sent()[0]?.body['variables']).toEqual({ submissionId, input: { keepsConfidentiality: false } })
  })

  it.each([
    ['the session has ended', 'a-session-that-has-ended', {}],
    ['the gateway has a fault', session, { AgreeToMediate: aFault }],
  ])('loses nothing where %s', async (_, who, operations) => {
    running.answer({ operations })
    const answered = await running.portal.post('/mediation', agreeing, who)
    const page = await answered.text()
    expect(answered.status).toBe(422)
    expect(page).toContain('There is a problem')
    expect(page).toMatch(/<input[^>]*id="field-keepsConfidentiality"[^>]*checked=""/)
    expect(page).toContain(`name="submissionId" value="${submissionId}"`)
  })

  it('leads to the page where there is nothing more to agree to', async () => {
    running.answer({ operations: { AgreeToMediate: { agreeToMediate: null } } })
    expect((await running.portal.post('/mediation', agreeing, session)).headers.get('location')).toBe('/mediation')
  })
})

describe('AM-22: stopping', () => {
  it('says beforehand what it closes off, asks for no reason, and has one button', async () => {
    const page = await pageOf('/mediation/stop')
    for (const words of ['ends at once, for everybody', 'at 5pm', 'not why', 'You cannot take this back'])
      expect(page.replaceAll(/\s+/g, ' ')).toContain(words)
    const form = /<form method="post" action="\/mediation\/stop">(.*?)<\/form>/s.exec(page)?.[1] ?? ''
    expect(form.match(/<button/g)).toHaveLength(1)
    expect(form).not.toMatch(/<textarea|<select|type="(text|radio|checkbox)"/)
  })

  it('is one step: the command carries the submission id and nothing else', async () => {
    const answered = await running.portal.post('/mediation/stop', { submissionId, reason: 'typed by nobody' }, session)
    expect(answered.headers.get('location')).toBe('/mediation')
    expect(sent().map(({ body }) => body['variables'])).toEqual([{ submissionId }])
  })

  it('is offered while one is asked, has agreed, and when it goes ahead; not after the end', async () => {
    const offers = async (changes: Parameters<typeof participantAnswers>[0]) =>
      (await pageOf('/mediation', changes)).includes('href="/mediation/stop"')
    const agreed = { agreedOn: '2026-03-06' }
    expect(await offers({})).toBe(true)
    expect(await offers(agreed)).toBe(true)
    expect(await offers({ ...agreed, milestones: milestones.goingAhead })).toBe(true)
    expect(await offers({ ...agreed, milestones: milestones.ended })).toBe(false)
    expect(await offers({ withdrewOn: '2026-03-19' })).toBe(false)
    expect((await running.portal.get('/mediation/stop', session)).headers.get('location')).toBe('/mediation')
  })

  it('has the one wording for everybody who is told, with the day and without a reason', async () => {
    const page = await pageOf('/mediation', { agreedOn: '2026-03-06', milestones: milestones.ended })
    running.answer({ operations: commissionerAnswers({ milestones: milestones.ended, referred: [] }) })
    const commissioners = await (await running.portal.get('/commissioning', session)).text()
    for (const told of [page, commissioners]) {
      expect(told).toContain(notGoingAheadWords.heading)
      expect(told).toContain(notGoingAheadWords.paragraphs[0])
      expect(told).toContain('<time dateTime="2026-03-19">Thursday 19 March 2026</time>')
    }
  })
})

describe('the commissioner', () => {
  it('is told up front what they will not be told, and reads only milestones and whom they named', async () => {
    running.answer({ operations: commissionerAnswers() })
    const page = await (await running.portal.get('/commissioning', session)).text()
    expect(page).toContain('What you will not be told')
    expect(page).toContain('Robin Fictional')
    expect(page).not.toMatch(/<form[^>]*action="\/(mediation|commissioning)/)
  })

  it('and the participant have no page of each other', async () => {
    running.answer({ operations: { CommissionedMediation: { me: { kind: 'party' }, commissionedMediation: null } } })
    expect((await running.portal.get('/commissioning', session)).status).toBe(404)
  })
})
