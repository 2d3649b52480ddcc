import { aFault } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answersWith, organisations, reference, rejected, session, usualAnswers } from './testing/answers.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
})
afterEach(() => running.gateway.answer(usualAnswers))
afterAll(() => running.close())

const submissionId = '3f0c1b1e-6b86-4d6e-8f5a-7d4d1c2b0a01'
const typed = {
  submissionId,
  organisationId: organisations[1]!.id,
  profession: 'doctor',
  conductIsPart: 'notKnown',
  'commissioner.name': 'Ines Okonkwo-Example',
  'commissioner.email': 'ines@wrenfield.example',
  'participants.0.name': 'Asha ’T’ <Testament>',
  'participants.0.email': 'asha@wrenfield.example',
  'participants.1.name': 'Bryn & Fictional',
  'participants.1.email': 'not-an-address',
}
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const shownIn = (text: string, name: string): string | undefined =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(text)?.[1]
const sent = async (form: Record<string, string>, as: string | undefined = session) => {
  const response = await running.portal.post('/mediations/new', form, as)
  return { response, text: await response.text() }
}
const expectAllTyped = (text: string, form: Record<string, string> = typed) => {
  for (const [name, value] of Object.entries(form)) {
    if (name === 'intent') continue
    if (name === 'profession' || name === 'conductIsPart')
      expect(text).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]*checked=""[^>]*value="${value}"`))
    else if (name === 'organisationId') expect(text).toMatch(new RegExp(`<option value="${value}" selected=""`))
    else expect(shownIn(text, name)).toBe(escaped(value))
  }
}

describe('opening a mediation', () => {
  it('PP-1: shows the refusal with where to go instead, linked to its field, and loses nothing', async () => {
    running.gateway.answer(
      answersWith({
        OpenMediation: {
          openMediation: rejected([
            { code: 'ORGANISATION_OUT_OF_SCOPE', rule: 'PP-1', field: 'organisationId', message: 'Go to Acas instead' },
            { code: 'MALFORMED', rule: null, field: 'participants.1.email', message: 'Enter an email address' },
          ]),
        },
      }),
    )
    const { response, text } = await sent(typed)
    expect(response.status).toBe(422)
    expect(text).toContain('<title>Error: Open a mediation')
    expect(text).toContain('<a href="#field-organisationId">Go to Acas instead</a>')
    expect(text).toContain('(rule PP-1)')
    expect(text).toContain('<a href="#field-participants-1-email">Enter an email address</a>')
    for (const id of ['field-organisationId', 'field-participants-1-email']) expect(text).toContain(` id="${id}"`)
    expectAllTyped(text)
  })

  it('AM-29: leads a problem of the whole list to its first field', async () => {
    running.gateway.answer(
      answersWith({
        OpenMediation: {
          openMediation: rejected([
            { code: 'TOO_FEW_PARTICIPANTS', rule: 'AM-29', field: 'participants', message: 'Two or more' },
          ]),
        },
      }),
    )
    expect((await sent(typed)).text).toContain('<a href="#field-participants-0-name">Two or more</a>')
  })

  it('makes room for one more, and takes one out, without sending anything or losing anything', async () => {
    const before = running.gateway.asked.length
    const { response, text } = await sent({ ...typed, intent: 'add' })
    expect(response.status).toBe(200)
    expectAllTyped(text)
    expect(text).toContain('name="participants.2.name"')
    const third = { ...typed, 'participants.2.name': 'Carys Third', 'participants.2.email': 'c@wrenfield.example' }
    const fewer = (await sent({ ...third, intent: 'remove.0' })).text
    expect(fewer).toMatch(/name="participants\.1\.name"[^>]*value="Carys Third"/)
    expect(fewer).not.toContain('name="participants.2.name"')
    expect(running.gateway.asked.slice(before).every(({ operation }) => operation === 'OrganisationList')).toBe(true)
  })

  it('keeps everything, and the submission’s id, when the session ended meanwhile', async () => {
    const { response, text } = await sent(typed, 'a-session-that-has-ended')
    expect(response.status).toBe(422)
    expect(text).toContain('You have been signed out')
    expectAllTyped(text)
  })

  it('sends the command under the form’s submission id, and shows what happens next', async () => {
    const { response } = await sent({ ...typed, intent: 'open' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/cases/${reference}/opened`)
    const command = running.gateway.asked.findLast(({ operation }) => operation === 'OpenMediation')
    expect(command?.body['variables']).toEqual({
      submissionId,
      input: {
        organisationId: typed.organisationId,
        caseSupportId: '',
        profession: typed.profession,
        conductIsPart: typed.conductIsPart,
        commissioner: { name: typed['commissioner.name'], email: typed['commissioner.email'] },
        participants: [
          { name: typed['participants.0.name'], email: typed['participants.0.email'] },
          { name: typed['participants.1.name'], email: typed['participants.1.email'] },
        ],
      },
    })
    const next = await (await running.portal.get(`/cases/${reference}/opened`, session)).text()
    expect(next).toContain('What happens next, and when')
    expect(next).toContain(reference)
  })

  it('presses "Open" and not "Remove" or "Add another" for Enter in a field', async () => {
    const page = await (await running.portal.get('/mediations/new', session)).text()
    const form = page.slice(page.indexOf('action="/mediations/new"'))
    expect(/<button[^>]*>/.exec(form)?.[0]).toContain('value="open"')
  })
})

describe('a fault while a form is sent', () => {
  it('shows the form again with everything in it, under its submission id, and the log’s reference', async () => {
    running.gateway.answer(answersWith({ OpenMediation: aFault }))
    const { response, text } = await sent(typed)
    expect(response.status).toBe(422)
    expectAllTyped(text)
    const fault = running.portal.lines.map((line) => JSON.parse(line)).findLast((line) => line.event === 'fault')
    expect(text).toContain(fault.reference)
  })
})

describe('correcting an address', () => {
  it('shows the refusal at the field and keeps what was typed', async () => {
    running.gateway.answer(
      answersWith({
        CorrectContactDetails: {
          correctContactDetails: rejected([{ code: 'MALFORMED', rule: null, field: 'email', message: 'Enter it' }]),
        },
      }),
    )
    const response = await running.portal.post(
      `/cases/${reference}/contact/2`,
      { submissionId, email: 'wrong' },
      session,
    )
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text).toContain('<a href="#field-email">Enter it</a>')
    expect(text).toMatch(/id="field-email"[^>]*value="wrong"/)
  })

  it('goes back to the case, which says that it is done', async () => {
    const response = await running.portal.post(
      `/cases/${reference}/contact/2`,
      { submissionId, email: 'b@x.example' },
      session,
    )
    expect(response.headers.get('location')).toBe(`/cases/${reference}?done=corrected`)
    expect(await (await running.portal.get(`/cases/${reference}?done=corrected`, session)).text()).toContain(
      'The address is corrected',
    )
  })

  it('has no page for somebody who is not there', async () => {
    for (const place of ['3', 'x', '-1'])
      expect((await running.portal.get(`/cases/${reference}/contact/${place}`, session)).status).toBe(404)
  })
})
