import { outlineWords, undertakingWords } from '@concord/domain/assisted-mediation'
import { dataClasses, whoCanSee } from '@concord/domain/shared'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  agreed,
  looked,
  milestones,
  offeredTalk,
  participantAnswers,
  prepared,
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

type Changes = Parameters<typeof participantAnswers>[0]
const submissionId = '5f0c3f0e-3a51-4a7e-9d5e-2f6b8f7c1a10'
const pageOf = async (path: string, changes: Changes = {}) => {
  running.answer({ operations: participantAnswers(changes) })
  return (await running.portal.get(path, session)).text()
}
const post = (path: string, form: Record<string, string>) =>
  running.portal.post(path, { submissionId, ...form }, session)
const sent = (operation: string) =>
  running.gateway.asked.filter((one) => one.operation === operation).map(({ body }) => body['variables'])

describe('the list of what one can see to', () => {
  it('has two things from the start, and the rest once one has agreed', async () => {
    const asked = await pageOf('/mediation')
    const after = await pageOf('/mediation', agreed)
    for (const path of ['/mediation/sharing', '/mediation/contact'])
      for (const page of [asked, after]) expect(page).toContain(`href="${path}"`)
    for (const path of ['/mediation/outline', '/mediation/talk', '/mediation/companion']) {
      expect(asked).not.toContain(`href="${path}"`)
      expect(after).toContain(`href="${path}"`)
    }
  })

  it('is the same to the byte when another has ended the mediation, until all are told', async () => {
    const before = await pageOf('/mediation', prepared)
    const closed = { isOpen: false, handedInAt: null, draft: null, handedIn: null, destroyedBy: null }
    const times = { ...prepared.talk!, times: [] }
    expect(await pageOf('/mediation', { ...prepared, outline: closed, talk: times })).toBe(before)
  })

  it('says after the end the same to the byte each time, with nothing of this request in it', async () => {
    const ended = {
      ...prepared,
      milestones: milestones.ended,
      outline: { ...prepared.outline!, destroyedBy: '2026-03-19' },
    }
    const [one, other] = [await pageOf('/mediation', ended), await pageOf('/mediation', ended)]
    expect(one).toBe(other)
    expect(one).not.toContain('submissionId')
  })

  it.each(['sharing', 'contact', 'outline', 'talk', 'companion'])(
    'leads nowhere but to one’s page after the end: %s',
    async (page) => {
      for (const ended of [
        { ...prepared, milestones: milestones.ended },
        { ...prepared, withdrewOn: '2026-03-19' },
      ]) {
        running.answer({ operations: participantAnswers(ended) })
        expect((await running.portal.get(`/mediation/${page}`, session)).headers.get('location')).toBe('/mediation')
      }
    },
  )

  it.each([
    ['/mediation', 'WF'],
    ['/mediation', 'ID'],
    ['/mediation/sharing', 'AG'],
    ['/mediation/contact', 'SC'],
    ['/mediation/outline', 'OS'],
    ['/mediation/outline', 'OD'],
    ['/mediation/outline/handed-in', 'OS'],
    ['/mediation/talk', 'WF'],
    ['/mediation/companion', 'AG'],
    ['/mediation/companion', 'ID'],
    ['/mediation/who-has-looked', 'AL'],
  ] as const)('says at %s who can see class %s: its readers by the policy', async (path, dataClass) => {
    const page = await pageOf(path, prepared)
    expect(page.replaceAll('&#x27;', '’')).toContain(`Who can see this? ${dataClasses[dataClass]}`)
    for (const { who, what } of whoCanSee(dataClass)) {
      expect(page).toContain(who)
      expect(page).toContain(what)
    }
  })
})

describe('AM-6: whether the others may see that one has signed', () => {
  it('is a question of its own, with what is kept chosen, and nothing chosen for anybody', async () => {
    expect(await pageOf('/mediation/sharing')).not.toContain('checked=""')
    expect(await pageOf('/mediation/sharing', { sharesAgreement: false })).toMatch(
      /checked="" value="no"|value="no"[^>]*checked=""/,
    )
  })

  it.each([
    ['yes', true],
    ['no', false],
  ])('sends %s', async (typed, sharesAgreement) => {
    expect((await post('/mediation/sharing', { sharesAgreement: typed })).headers.get('location')).toBe('/mediation')
    expect(sent('AnswerSharing')).toEqual([{ submissionId, input: { sharesAgreement } }])
  })

  it('shows whose agreement may be seen, from the goings-ahead’s page on, and no name', async () => {
    const page = await pageOf('/mediation', {
      ...prepared,
      milestones: milestones.goingAhead,
      sharedAgreements: [{ position: 2, agreedOn: '2026-03-11' }],
    })
    expect(page).toContain('Another participant signed on <time dateTime="2026-03-11">')
    expect(await pageOf('/mediation', { ...prepared, milestones: milestones.goingAhead })).not.toContain('signed on')
  })
})

describe('a safe way of contact', () => {
  const typed = { channel: 'telephone', email: '', telephone: '', postalAddress: '', fromHour: '', untilHour: '21' }

  it('shows back what is kept', async () => {
    const page = await pageOf('/mediation/contact', prepared)
    expect(page).toContain('value="07700 900123"')
    expect(page).toMatch(/<option value="18" selected="">6pm/)
  })

  it('is sent as it was typed, in the fields’ own names', async () => {
    const form = { ...typed, telephone: '07700 900123', fromHour: '18', notAtWork: 'yes' }
    expect((await post('/mediation/contact', form)).headers.get('location')).toBe('/mediation')
    expect(sent('SetSafeContact')).toEqual([{ submissionId, input: { ...form, notAtWork: true } }])
  })

  it('is refused by its own page, each problem at its field, and keeps all that was typed', async () => {
    running.answer({ operations: { SetSafeContact: { setSafeContact: refusals.contact } } })
    const refused = await post('/mediation/contact', { ...typed, email: 'kept@example.org' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    for (const field of ['telephone', 'notAtWork', 'fromHour']) expect(page).toContain(`href="#field-${field}"`)
    expect(page).toContain('value="kept@example.org"')
    expect(page).toMatch(/<option value="21" selected="">/)
  })
})

describe('AM-10: the outline', () => {
  it('says whom it is for, what it is not, and its prompts; nothing can be attached', async () => {
    const page = await pageOf('/mediation/outline', agreed)
    for (const words of [outlineWords.for, outlineWords.not, ...outlineWords.prompts]) expect(page).toContain(words)
    expect(page).not.toMatch(/type="file"|multipart/)
  })

  it('is saved by its button without a script, and handed in by its own', async () => {
    const saved = await post('/mediation/outline', { intent: 'save', outline: 'a beginning' })
    expect(saved.headers.get('location')).toBe('/mediation/outline?saved')
    expect(sent('SaveOutline')).toEqual([{ submissionId: expect.any(String), input: { draft: 'a beginning' } }])
    expect(sent('HandInOutline')).toEqual([])
    const given = await post('/mediation/outline', { intent: 'handIn', outline: 'the whole' })
    expect(given.headers.get('location')).toBe('/mediation/outline?given')
    expect(sent('HandInOutline')).toEqual([{ submissionId, input: { outline: 'the whole' } }])
    // What was given is what one goes on from.
    expect(sent('SaveOutline').at(-1)).toEqual({ submissionId: expect.any(String), input: { draft: 'the whole' } })
  })

  it.each([
    ['save', { SaveOutline: { saveOutline: refusals.draft } }],
    ['handIn', { HandInOutline: { handInOutline: refusals.outline } }],
  ])('is refused by its own page with every word still there: %s', async (intent, operations) => {
    running.answer({ operations: { ...participantAnswers(prepared), ...operations } })
    const refused = await post('/mediation/outline', { intent, outline: 'every word' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('href="#field-outline"')
    expect(page).toContain('every word</textarea>')
  })

  it('loses nothing where the session has ended', async () => {
    const kept = await running.portal.post('/mediation/outline', { intent: 'save', outline: 'every word' }, 'ended')
    expect(kept.status).toBe(422)
    expect(await kept.text()).toContain('every word</textarea>')
  })

  it('goes on from the draft, and from what was given where there is none; each text is opened by itself', async () => {
    expect(await pageOf('/mediation/outline', prepared)).toContain('plan it together.</textarea>')
    expect(sent('MyHandedInOutline')).toEqual([])
    const withoutDraft = { ...prepared, outline: { ...prepared.outline!, draft: null } }
    expect(await pageOf('/mediation/outline', withoutDraft)).toContain('It began with the rota.</textarea>')
  })

  it('says when it was given, and by when it was destroyed', async () => {
    expect(await pageOf('/mediation/outline', prepared)).toContain('You gave your outline to the mediators on')
    const destroyed = { ...prepared.outline!, isOpen: false, destroyedBy: '2026-03-19' }
    const page = await pageOf('/mediation', { ...prepared, outline: destroyed, milestones: milestones.ended })
    expect(page.replaceAll(/\s+/g, ' ')).toContain('destroyed: by <time dateTime="2026-03-19">')
  })

  it('shows who has looked: role, day and time, page', async () => {
    running.answer({ operations: participantAnswers(prepared, looked) })
    const page = (await (await running.portal.get('/mediation/who-has-looked', session)).text()).replaceAll(
      '<wbr/>',
      '',
    )
    for (const words of ['A mediator', '2026-03-13T09:05:00.000Z', '/cases/:reference/outline'])
      expect(page).toContain(words)
  })
})

describe('AM-11: the talk', () => {
  it('offers the times that are one’s own, and sends the one chosen', async () => {
    const page = await pageOf('/mediation/talk', { ...agreed, talk: offeredTalk })
    for (const time of offeredTalk?.times ?? []) expect(page).toContain(`value="${time}"`)
    const time = '2026-03-16T09:30:00.000Z'
    expect((await post('/mediation/talk', { intent: 'book', time })).headers.get('location')).toBe('/mediation/talk')
    expect(sent('BookTalk')).toEqual([{ submissionId, input: { time } }])
  })

  it('can be changed and declined', async () => {
    const page = await pageOf('/mediation/talk', prepared)
    expect(page).toContain('Change my time')
    await post('/mediation/talk', { intent: 'decline' })
    expect(sent('DeclineTalk')).toEqual([{ submissionId }])
  })
})

describe('AM-15: a companion', () => {
  it('is told of beforehand: the individual meeting only, and the three promises', async () => {
    const page = await pageOf('/mediation/companion', agreed)
    expect(page).toContain('individual meeting')
    for (const promise of Object.values(undertakingWords.promises)) expect(page).toContain(promise)
  })

  it('is invited by name and address, whether they promised is seen, and one can go on without', async () => {
    await post('/mediation/companion', {
      intent: 'invite',
      'companion.name': 'Sam',
      'companion.email': 's@example.org',
    })
    expect(sent('InviteCompanion')).toEqual([
      { submissionId, input: { companion: { name: 'Sam', email: 's@example.org' } } },
    ])
    expect(await pageOf('/mediation/companion', prepared)).toContain('They gave their promise on')
    await post('/mediation/companion', { intent: 'dismiss' })
    expect(sent('DismissCompanion')).toEqual([{ submissionId }])
  })
})
