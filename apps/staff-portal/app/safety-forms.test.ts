import { aFault } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answersWith, session, usualAnswers } from './testing/answers.ts'
import { disclosureReference, mediator, ownDisclosure, refusedDisclosure } from './testing/disclosures.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
})
afterEach(() => running.gateway.answer(usualAnswers))
afterAll(() => running.close())

const submissionId = '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a02'
const typed = {
  submissionId,
  mediation: 'AM-7K3D-QX2M',
  ground: 'patientSafety',
  extract: 'The rota of <a> ward\nis left & unstaffed',
  expectedAction: 'Staff it',
  'thirdParty.name': 'A Regulator',
  'thirdParty.howReached': 'By telephone',
}
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const sent = async (form: Record<string, string>, path = '/safety/new') => {
  const response = await running.portal.post(path, form, session)
  return { response, text: await response.text() }
}
const lastOf = (operation: string) =>
  running.gateway.asked.findLast((one) => one.operation === operation)?.body['variables']
const expectAllTyped = (text: string) => {
  expect(text).toMatch(/value="patientSafety"[^>]*checked|checked=""[^>]*value="patientSafety"/)
  for (const name of ['extract', 'expectedAction', 'thirdParty.howReached'] as const)
    expect(text).toContain(escaped(typed[name]))
  expect(text).toContain(`value="${typed['thirdParty.name']}"`)
  expect(text).toContain(`value="${typed.mediation}"`)
}

describe('AM-9: a mediator reports a safety concern', () => {
  it('on a page that asks the gateway for nothing of any case', async () => {
    const before = running.gateway.asked.length
    expect((await running.portal.get('/safety/new', session)).status).toBe(200)
    expect(running.gateway.asked.slice(before).map(({ operation }) => operation)).toEqual(['WhoReports'])
  })
  it('is sent under the form’s submission id, and says what happens next', async () => {
    running.gateway.answer(answersWith({ DisclosurePage: { me: mediator, disclosure: ownDisclosure } }))
    const { response } = await sent(typed)
    expect(response.headers.get('location')).toBe(`/safety/${disclosureReference}/begun`)
    expect(lastOf('BeginDisclosure')).toEqual({
      submissionId,
      mediation: typed.mediation,
      input: {
        ground: typed.ground,
        extract: typed.extract,
        expectedAction: typed.expectedAction,
        thirdParty: { name: 'A Regulator', howReached: 'By telephone' },
      },
    })
    const next = await (await running.portal.get(`/safety/${disclosureReference}/begun`, session)).text()
    expect(next).toContain('What happens next')
  })
  it('names nobody else where nobody else was named', async () => {
    await sent({ ...typed, 'thirdParty.name': ' ', 'thirdParty.howReached': '' })
    expect(lastOf('BeginDisclosure')).toMatchObject({ input: { thirdParty: null } })
  })
  it('a refusal is linked to its fields, and loses nothing', async () => {
    running.gateway.answer(answersWith({ BeginDisclosure: { beginDisclosure: refusedDisclosure } }))
    const { response, text } = await sent(typed)
    expect(response.status).toBe(422)
    for (const id of ['field-ground', 'field-extract', 'field-thirdParty-howReached']) {
      expect(text).toContain(`href="#${id}"`)
      expect(text).toContain(` id="${id}"`)
    }
    expectAllTyped(text)
  })
  it('a mediation that is not theirs and one that is not there are answered alike, at the reference; nothing is lost', async () => {
    running.gateway.answer(answersWith({ BeginDisclosure: { beginDisclosure: null } }))
    const { response, text } = await sent(typed)
    expect(response.status).toBe(422)
    expect(text).toContain('href="#field-mediation"')
    expectAllTyped(text)
  })
  it('a fault shows the form again with everything in it', async () => {
    running.gateway.answer(answersWith({ BeginDisclosure: aFault }))
    expectAllTyped((await sent(typed)).text)
  })
  it('has no such page for somebody who mediates nothing', async () => {
    running.gateway.answer(answersWith({ WhoReports: { me: { kind: 'staff', displayName: 'X', roles: ['adviser'] } } }))
    expect((await running.portal.get('/safety/new', session)).status).toBe(404)
  })
})

describe('AM-9: the second person', () => {
  const page = `/safety/${disclosureReference}`
  it('records the view, each act with its own button', async () => {
    const { response } = await sent({ submissionId, intent: 'view' }, page)
    expect(response.headers.get('location')).toBe(page)
    expect(lastOf('ViewDisclosure')).toEqual({ submissionId, reference: disclosureReference })
    await sent({ submissionId, intent: 'thirdPartyTold' }, page)
    expect(lastOf('RecordThirdPartyTold')).toEqual({ submissionId, reference: disclosureReference })
  })
  it('gives a reason not to tell, and is shown what is wrong with it', async () => {
    running.gateway.answer(
      answersWith({
        DoNotTell: {
          doNotTell: {
            __typename: 'Rejected',
            rejections: [
              { code: 'VIEW_IT_FIRST', rule: 'AM-9', field: null, message: 'Record first that you have viewed this' },
            ],
          },
        },
      }),
    )
    const { response, text } = await sent({ submissionId, intent: 'doNotTell', reason: 'It <would>' }, page)
    expect(response.status).toBe(422)
    expect(text).toContain('Record first that you have viewed this')
  })
  it('is not shown to its writer again', async () => {
    running.gateway.answer(answersWith({ DisclosurePage: { me: mediator, disclosure: ownDisclosure } }))
    const text = await (await running.portal.get(page, session)).text()
    expect(text).not.toContain('I have viewed it')
    expect(text).toContain('not to you again')
  })
  it('an act that is none is no page', async () => {
    expect((await sent({ submissionId, intent: 'erase' }, page)).response.status).toBe(404)
  })
})
