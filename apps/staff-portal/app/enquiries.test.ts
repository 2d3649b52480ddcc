import { aFault } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  answersWith,
  begunEnquiry,
  enquiry,
  enquiryReference,
  myself as me,
  organisations,
  reference,
  rejected,
  seniorAdvisers,
  session,
  usualAnswers,
} from './testing/answers.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
})
afterEach(() => running.gateway.answer(usualAnswers))
afterAll(() => running.close())

const submissionId = '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a01'
const logId = '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a02'
const ofEnquiry = `/enquiries/${enquiryReference}`
const typed = {
  submissionId,
  logId,
  organisationId: organisations[0]!.id,
  'caller.name': 'Ines ’O’ <Okonkwo>',
  'caller.email': 'ines@wrenfield.example',
  channel: 'mailbox',
  about: 'Two & more\nlines',
}
const input = {
  organisationId: typed.organisationId,
  caller: { name: typed['caller.name'], email: typed['caller.email'] },
  channel: 'mailbox',
  about: 'Two & more\nlines',
  reasons: [{ rule: 'PP-3', reason: '' }],
}
const get = async (path: string) => {
  const response = await running.portal.get(path, session)
  return { status: response.status, text: await response.text() }
}
const post = async (path: string, form: Record<string, string>, as: string | undefined = session) => {
  const response = await running.portal.post(path, form, as)
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const commands = () =>
  running.gateway.asked.flatMap(({ operation, body }) =>
    operation && /^(Begin|Save|Log|Pass|Record|Choose|Close|Open)/.test(operation)
      ? [{ operation, variables: body['variables'] as Record<string, unknown> }]
      : [],
  )
const sentBy = async (work: () => Promise<unknown>) => {
  const before = commands().length
  await work()
  return commands().slice(before)
}

describe('PP-3: an enquiry is logged in one pass, by keyboard', () => {
  it('has its five fields in the order of the talk, then the two buttons; Enter presses "Log the enquiry"', async () => {
    const { text } = await get('/enquiries/new')
    const form = text.slice(
      text.indexOf('action="/enquiries/new"'),
      text.indexOf('</form>', text.indexOf('action="/enquiries/new"')),
    )
    const order = [...form.matchAll(/<(?:select|input|textarea|button)[^>]*?>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('type="hidden"'))
      .map((tag) => /value="(log|save)"/.exec(tag)?.[1] ?? /name="([^"]+)"/.exec(tag)?.[1])
    expect(order).toEqual([
      'organisationId',
      'caller.name',
      'caller.email',
      'channel',
      'channel',
      'about',
      'log',
      'save',
    ])
    expect(form).not.toMatch(/tabindex/i)
  })

  it('logs what was typed: begun and logged, each under an id of its own, so that two presses are one act', async () => {
    const twice = await sentBy(async () => {
      for (const _press of ['first', 'second']) {
        const { status, to } = await post('/enquiries/new', { ...typed, intent: 'log' })
        expect([status, to]).toEqual([303, `${ofEnquiry}?done=logged`])
      }
    })
    const once = [
      { operation: 'BeginEnquiry', variables: { submissionId, input } },
      { operation: 'LogEnquiry', variables: { submissionId: logId, reference: enquiryReference, input } },
    ]
    expect(twice).toEqual([...once, ...once])
  })

  it('saves it half-way by its button, whatever is missing', async () => {
    const sent = await sentBy(async () => {
      const { to } = await post('/enquiries/new', { submissionId, 'caller.name': 'Ines', intent: 'save' })
      expect(to).toBe(`${ofEnquiry}?done=saved`)
    })
    expect(sent.map(({ operation }) => operation)).toEqual(['BeginEnquiry'])
    expect(sent[0]?.variables['input']).toMatchObject({ organisationId: '', caller: { name: 'Ines', email: '' } })
  })

  it('shows every problem at its field, loses nothing, and goes on with the enquiry that is begun by then', async () => {
    const problems = rejected([
      { code: 'MALFORMED', rule: null, field: 'caller.email', message: 'Enter the address' },
      { code: 'MALFORMED', rule: null, field: 'channel', message: 'Say how' },
    ])
    running.gateway.answer(answersWith({ LogEnquiry: { logEnquiry: problems } }))
    const { status, text } = await post('/enquiries/new', { ...typed, intent: 'log' })
    expect(status).toBe(422)
    for (const field of ['caller-email', 'channel']) {
      expect(text).toContain(`<a href="#field-${field}">`)
      expect(text).toContain(` id="field-${field}"`)
    }
    expect(text).toContain('value="Ines ’O’ &lt;Okonkwo&gt;"')
    expect(text).toContain('Two &amp; more')
    expect(text).toMatch(/value="mailbox"[^>]*checked=""|checked=""[^>]*value="mailbox"/)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]
    expect([hidden('reference'), hidden('logId')]).toEqual([enquiryReference, logId])
    expect(hidden('submissionId')).not.toBe(submissionId)

    running.gateway.answer(usualAnswers)
    const form = { ...typed, reference: enquiryReference, submissionId: hidden('submissionId') ?? '' }
    const corrected = await sentBy(() => post('/enquiries/new', { ...form, intent: 'log' }))
    expect(corrected.map(({ operation }) => operation)).toEqual(['LogEnquiry'])
    const saved = await sentBy(() => post('/enquiries/new', { ...form, intent: 'save' }))
    expect(saved.map(({ operation }) => operation)).toEqual(['SaveEnquiry'])
  })

  it('warns of a duplicate, and asks why it is another matter', async () => {
    const duplicate = rejected([
      { code: 'ENQUIRY_OF_CALLER_IS_OPEN', rule: 'PP-3', field: 'reasons.PP-3', message: 'Open already' },
    ])
    expect((await get('/enquiries/new')).text).not.toContain('another matter')
    running.gateway.answer(answersWith({ LogEnquiry: { logEnquiry: duplicate } }))
    const { text } = await post('/enquiries/new', { ...typed, intent: 'log' })
    expect(text).toContain('<a href="#field-reasons-PP-3">Open already</a>')
    expect(text).toMatch(
      /<textarea[^>]*id="field-reasons-PP-3"[^>]*name="reasons\.PP-3"|name="reasons\.PP-3"[^>]*id="field-reasons-PP-3"/,
    )
    running.gateway.answer(usualAnswers)
    const [sent] = await sentBy(() =>
      post('/enquiries/new', { ...typed, reference: enquiryReference, 'reasons.PP-3': 'Another ward', intent: 'log' }),
    )
    expect(sent?.variables['input']).toMatchObject({ reasons: [{ rule: 'PP-3', reason: 'Another ward' }] })
  })

  it.each([
    ['the session has ended', {}, 'a-session-that-has-ended'],
    ['there is a fault', { BeginEnquiry: aFault }, session],
    ['there is a fault while it is logged', { LogEnquiry: aFault }, session],
  ])('keeps everything where %s', async (_, operations, as) => {
    running.gateway.answer(answersWith(operations))
    const { status, text } = await post('/enquiries/new', { ...typed, intent: 'log' }, as)
    expect(status).toBe(422)
    expect(text).toContain('value="Ines ’O’ &lt;Okonkwo&gt;"')
    expect(text).toContain('value="ines@wrenfield.example"')
    expect(text).toContain('Two &amp; more')
  })

  it('is gone on with where it was left', async () => {
    const { text } = await get(`${ofEnquiry}/continue`)
    expect(text).toContain('value="Ines Okonkwo-Example"')
    expect(text).toContain('value="ines@"')
    const [sent] = await sentBy(() => post(`${ofEnquiry}/continue`, { ...typed, intent: 'log' }))
    expect(sent).toEqual({ operation: 'LogEnquiry', variables: { submissionId, reference: enquiryReference, input } })
  })
})

describe('the page of an enquiry', () => {
  it('shows the contact, each step with who, when and channel, and who can see it, with one question', async () => {
    const before = running.gateway.asked.length
    const { status, text } = await get(ofEnquiry)
    expect(status).toBe(200)
    expect(running.gateway.asked.length - before).toBe(1)
    for (const shown of [
      'Two consultants have not spoken for a month.\nTheir clinic is shared.',
      'ines@wrenfield.example',
      'The contact was logged, by telephone',
      'Casey Invented',
      '10am on Monday 2 November 2026',
      'The organisation’s allocated Adviser',
    ])
      expect(text).toContain(shown)
  })

  it('offers what whoever looks may do, the next step first, and nothing else', async () => {
    const linksFor = async (mayDo: readonly string[], change: object = {}) => {
      running.gateway.answer(answersWith({ EnquiryPage: { me, enquiry: { ...enquiry, mayDo, ...change } } }))
      const { text } = await get(ofEnquiry)
      return [...text.matchAll(/href="((?:\/enquiries\/EN-|\/mediations\/new\?)[^"]*)"/g)].map(([, href]) => href)
    }
    expect(await linksFor(['recordCaseOpened', 'chooseHelp', 'recordCircumstances', 'closeEnquiry'])).toEqual([
      `/mediations/new?enquiry=${enquiryReference}`,
      `${ofEnquiry}/help`,
      `${ofEnquiry}/circumstances`,
      `${ofEnquiry}/case-opened`,
      `${ofEnquiry}/close`,
    ])
    expect(await linksFor(begunEnquiry.mayDo, begunEnquiry)).toEqual([`${ofEnquiry}/continue`, `${ofEnquiry}/close`])
    expect(await linksFor([])).toEqual([])
  })

  it('answers one that is not there and one that is not theirs by the same 404 page, on every address', async () => {
    for (const place of ['', '/continue', '/pass-on', '/circumstances', '/help', '/close', '/case-opened']) {
      const missing = await get(`/enquiries/EN-9999-9999${place}`)
      expect(missing.status, place).toBe(404)
      expect(await get(`/enquiries/EN-8888-8888${place}`)).toEqual(missing)
    }
  })

  it('has no page for a step that whoever looks may not take', async () => {
    const closed = { me, seniorAdvisers, organisations, enquiry: { ...enquiry, mayDo: [] } }
    running.gateway.answer(
      answersWith(
        Object.fromEntries(
          ['Contact', 'ForPassingOn', 'Circumstances', 'Recommendation', 'Standing'].map((name) => [
            `Enquiry${name}`,
            closed,
          ]),
        ),
      ),
    )
    for (const place of ['continue', 'pass-on', 'circumstances', 'help', 'close', 'case-opened'])
      expect((await get(`${ofEnquiry}/${place}`)).status, place).toBe(404)
  })
})

describe('from the Senior Adviser to the case', () => {
  it('PP-3: is passed to one of the Senior Advisers', async () => {
    const { text } = await get(`${ofEnquiry}/pass-on`)
    for (const { displayName } of seniorAdvisers) expect(text).toContain(displayName)
    const [sent] = await sentBy(() => post(`${ofEnquiry}/pass-on`, { submissionId, accountId: seniorAdvisers[1]!.id }))
    expect(sent?.variables).toEqual({ submissionId, reference: enquiryReference, accountId: seniorAdvisers[1]!.id })
  })

  it('PP-2, PP-6: each of the circumstances can be answered with "I do not know"; a refusal stands at its field', async () => {
    const { text } = await get(`${ofEnquiry}/circumstances`)
    expect(text.match(/value="notKnown"/g)).toHaveLength(5)
    expect(text).toMatch(/name="conductIsPart"[^>]*checked=""[^>]*value="notKnown"/)
    const refused = rejected([
      { code: 'PROFESSION_NOT_SERVED', rule: 'PP-2', field: 'practitionerProfession', message: 'Not served' },
    ])
    running.gateway.answer(answersWith({ RecordCircumstances: { recordCircumstances: refused } }))
    const again = await post(`${ofEnquiry}/circumstances`, { submissionId, note: 'Kept <note>' })
    expect(again.text).toContain('<a href="#field-practitionerProfession">Not served</a>')
    expect(again.text).toContain('(rule PP-2)')
    expect(again.text).toContain('Kept &lt;note&gt;')
  })

  it('PP-5: the recommendation is one sentence to be read out; another choice keeps its reason', async () => {
    const { text } = await get(`${ofEnquiry}/help`)
    expect(text).toContain('there is no charge to NHS organisations for it.')
    expect(text).toContain('Have previous local attempts to resolve matters failed?')
    const [sent] = await sentBy(() =>
      post(`${ofEnquiry}/help`, { submissionId, help: 'teamReview', 'reasons.PP-5': 'The whole team' }),
    )
    expect(sent?.variables['input']).toEqual({
      help: 'teamReview',
      reasons: [{ rule: 'PP-5', reason: 'The whole team' }],
    })
  })

  it('PP-5: without circumstances there is nothing to choose from yet', async () => {
    const nothing = { ...enquiry, recommendation: null }
    running.gateway.answer(answersWith({ EnquiryRecommendation: { me, enquiry: nothing } }))
    const response = await running.portal.get(`${ofEnquiry}/help`, session)
    expect(response.headers.get('location')).toBe(`${ofEnquiry}/circumstances`)
  })

  it('nothing is typed twice: the case begins with what the enquiry knows, and is recorded on it', async () => {
    const { text } = await get(`/mediations/new?enquiry=${enquiryReference}`)
    expect(text).toMatch(new RegExp(`<option value="${organisations[0]!.id}" selected=""`))
    expect(text).toContain('value="Ines Okonkwo-Example"')
    expect(text).toContain('value="ines@wrenfield.example"')
    const sent = await sentBy(async () => {
      const { to } = await post('/mediations/new', { submissionId, enquiry: enquiryReference, intent: 'open' })
      expect(to).toBe(`/cases/${reference}/opened`)
    })
    expect(sent.map(({ operation }) => operation)).toEqual(['OpenMediation', 'RecordCaseOpened'])
    expect(sent[1]?.variables).toMatchObject({ reference: enquiryReference, caseReference: reference })
  })

  it('the case stands also where it cannot be recorded on the enquiry just now', async () => {
    running.gateway.answer(answersWith({ RecordCaseOpened: aFault }))
    const { to } = await post('/mediations/new', { submissionId, enquiry: enquiryReference, intent: 'open' })
    expect(to).toBe(`/cases/${reference}/opened`)
  })

  it('an enquiry that is not theirs prefills nothing', async () => {
    expect((await get('/mediations/new?enquiry=EN-9999-9999')).status).toBe(404)
  })
})

describe('the list of enquiries', () => {
  it('PP-7: holds what is allocated, each link named after the enquiry, and lets those begin one who may', async () => {
    const { text } = await get('/enquiries')
    expect(text).toContain(`href="${ofEnquiry}"`)
    expect(text).toContain('no organisation yet')
    expect(text).toContain('href="/enquiries/new"')
    const adviser = { ...me, roles: ['adviser'] }
    const { enquiries } = (usualAnswers.operations['EnquiryList'] as () => { enquiries: object })()
    running.gateway.answer(answersWith({ EnquiryList: { me: adviser, enquiries } }))
    expect((await get('/enquiries')).text).not.toContain('href="/enquiries/new"')
  })
})

it('writes no reference and nothing of an enquiry into the log', async () => {
  await get(ofEnquiry)
  await post('/enquiries/new', { ...typed, intent: 'log' })
  expect(running.portal.lines.join('\n')).toContain('"/enquiries/:reference"')
  expect(running.portal.lines.join('\n')).not.toMatch(/EN-|Ines|Okonkwo|wrenfield/)
})
