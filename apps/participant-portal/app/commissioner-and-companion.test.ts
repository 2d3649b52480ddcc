import { undertakingWords } from '@concord/domain/assisted-mediation'
import { whoCanSee } from '@concord/domain/shared'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  commissionerAnswers,
  companionAnswers,
  milestones,
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
const get = async (path: string, operations: object) => {
  running.answer({ operations: operations as Record<string, unknown> })
  return running.portal.get(path, session)
}
const post = (path: string, form: Record<string, string> = {}) =>
  running.portal.post(path, { submissionId, ...form }, session)
const sent = (operation: string) =>
  running.gateway.asked.filter((one) => one.operation === operation).map(({ body }) => body['variables'])
const put = { pounds: 1200, answer: null, answeredOn: null, covers: 'Two mediators for one day.' }

describe('PP-4: the commissioner', () => {
  it('reads the charges in pounds and what they cover, and accepts', async () => {
    const answers = commissionerAnswers({ charges: put, milestones: [] })
    expect(await (await get('/commissioning', answers)).text()).toContain('£1,200')
    // What they cover is opened on a page of its own, with its entry.
    expect(sent('ChargesCover')).toEqual([])
    const page = await (await get('/commissioning/charges', answers)).text()
    expect(page).toContain('£1,200')
    expect(page).toContain('Two mediators for one day.')
    for (const { who } of whoCanSee('CH')) expect(page).toContain(who)
    expect((await post('/commissioning/charges')).headers.get('location')).toBe('/commissioning')
    expect(sent('AcceptCharges')).toEqual([{ submissionId }])
  })

  it('is told before declining what that closes off, and gives no reason', async () => {
    const page = await (
      await get('/commissioning/decline', commissionerAnswers({ charges: put, milestones: [] }))
    ).text()
    for (const words of ['ends at once', 'Nobody is asked', 'no reason', 'cannot take this back'])
      expect(page.replaceAll(/\s+/g, ' ')).toContain(words)
    const form = /<form method="post" action="\/commissioning\/decline">(.*?)<\/form>/s.exec(page)?.[1] ?? ''
    expect(form).not.toMatch(/<textarea|<select|type="(text|radio|checkbox)"/)
    expect((await post('/commissioning/decline')).headers.get('location')).toBe('/commissioning')
    expect(sent('DeclineCharges')).toEqual([{ submissionId }])
  })

  it('answers once: afterwards the charges are only read', async () => {
    const page = await (await get('/commissioning/charges', commissionerAnswers())).text()
    expect(page).not.toContain('Accept the charges')
    const again = await get('/commissioning/decline', commissionerAnswers())
    expect(again.headers.get('location')).toBe('/commissioning')
  })

  it('is told up front what they will not be told, at every stage', async () => {
    for (const changes of [
      { charges: null, milestones: [] },
      { charges: put, milestones: [] },
      {},
      { milestones: milestones.goingAhead },
      { milestones: milestones.ended },
    ])
      expect(await (await get('/commissioning', commissionerAnswers(changes))).text()).toContain(
        'What you will not be told',
      )
  })
})

describe('AM-15: the companion', () => {
  const promises = { keepsConfidentiality: 'yes', supportsOnly: 'yes', individualMeetingOnly: 'yes' }

  it('is led to their own page, which says what they may attend and names nobody else', async () => {
    expect((await get('/', companionAnswers())).headers.get('location')).toBe('/companion')
    const page = await (await get('/companion', companionAnswers())).text()
    for (const words of ['individual meeting', 'You do not come to the joint meeting', 'Sam Pretend'])
      expect(page).toContain(words)
    expect(page).not.toMatch(/Amina|Morgan|Sampleton|Robin/)
    for (const path of ['/mediation', '/commissioning']) {
      running.answer({
        operations: {
          MyMediation: { me: { kind: 'party' }, myMediation: null },
          CommissionedMediation: { me: { kind: 'party' }, commissionedMediation: null },
        },
      })
      expect((await running.portal.get(path, session)).status).toBe(404)
    }
  })

  it('promises three things, each by its own box', async () => {
    const page = await (await get('/companion', companionAnswers())).text()
    for (const promise of Object.values(undertakingWords.promises)) expect(page).toContain(promise)
    expect((await post('/companion', promises)).headers.get('location')).toBe('/companion')
    expect(sent('GiveUndertaking')).toEqual([
      { submissionId, input: { keepsConfidentiality: true, supportsOnly: true, individualMeetingOnly: true } },
    ])
  })

  it('is refused where one is missing, at its box, with the others still ticked', async () => {
    running.answer({
      operations: { ...companionAnswers(), GiveUndertaking: { giveUndertaking: refusals.undertaking } },
    })
    const refused = await post('/companion', { keepsConfidentiality: 'yes', individualMeetingOnly: 'yes' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('href="#field-supportsOnly"')
    expect(page.match(/checked=""/g)).toHaveLength(2)
  })

  it('can say that they will not come, and is thanked by a page that says nothing of anybody', async () => {
    expect((await post('/companion/decline')).headers.get('location')).toBe('/companion/declined')
    expect(sent('DeclineToAccompany')).toEqual([{ submissionId }])
    expect((await running.portal.get('/companion/declined')).status).toBe(200)
  })

  it('is told that it will not go ahead, and not why', async () => {
    const page = await (await get('/companion', companionAnswers({ milestones: milestones.ended.slice(-1) }))).text()
    expect(page).toContain('will not go ahead')
    expect(page).not.toContain('<form method="post" action="/companion')
  })
})
