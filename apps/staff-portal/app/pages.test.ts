import { aFault } from '@concord/portal-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  answersWith,
  endedMediation,
  listed,
  mediation,
  mediatorsView,
  myself,
  reference,
  session,
  usualAnswers,
} from './testing/answers.ts'
import { asMediator } from './testing/case-work-answers.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal()
})
afterEach(() => running.gateway.answer(usualAnswers))
afterAll(() => running.close())

const pageOf = async (path: string) => {
  const response = await running.portal.get(path, session)
  return { status: response.status, text: await response.text() }
}

describe('the list of cases', () => {
  it('names each link after the case, and puts the stage last', async () => {
    const { status, text } = await pageOf('/cases')
    expect(status).toBe(200)
    expect(text).toContain(
      `href="/cases/${reference}"><span class="concord-case-reference">${reference}</span>, Wrenfield Invented Hospitals</a>`,
    )
    const heads = [...text.matchAll(/<th[^>]*scope="col"[^>]*>([^<]*)/g)].map(([, head]) => head)
    expect(heads).toEqual(['Case', 'Waiting for', 'Opened', 'Stage'])
    expect(text).toContain('Monday 2 November 2026')
    expect(text).toContain('Waiting for one of two agreements')
  })

  it('goes on by its cursor, and back to the newest', async () => {
    running.gateway.answer(answersWith({ MediationList: { me: myself, mediations: listed([mediation], 'a+b/c=') } }))
    const { text } = await pageOf('/cases')
    expect(text).toContain('href="/cases?after=a%2Bb%2Fc%3D"')
    expect(text).not.toContain('Newest cases')
    expect((await pageOf('/cases?after=a%2Bb%2Fc%3D')).text).toContain('Newest cases')
    expect(running.gateway.asked.at(-1)?.body['variables']).toMatchObject({ after: 'a+b/c=' })
  })

  it('says what will stand there while there is nothing', async () => {
    running.gateway.answer(answersWith({ MediationList: { me: myself, mediations: listed([]) } }))
    expect((await pageOf('/cases')).text).toContain('You have no cases yet')
  })
})

describe('a case', () => {
  it('shows stage, waiting sentence, people, history and who can see it, with one question to the gateway', async () => {
    const before = running.gateway.asked.length
    const { status, text } = await pageOf(`/cases/${reference}`)
    expect(status).toBe(200)
    expect(running.gateway.asked.length - before).toBe(1)
    expect(text).toContain('Waiting for one of two agreements')
    expect(text).toContain('Asha Testament')
    expect(text).toContain('Cannot be reached')
    expect(text).toContain('aria-current="step"')
    expect(text).toContain('2:30pm on Tuesday 3 November 2026')
    expect(text).toContain('The Senior Adviser of this case')
    expect(text).toContain(`/cases/${reference}/contact/2`)
  })

  it('AM-9: leads a mediator, and nobody else, to reporting a safety concern', async () => {
    expect((await pageOf(`/cases/${reference}`)).text).not.toContain('href="/safety/new"')
    running.gateway.answer(answersWith({ MediationPage: { me: asMediator, mediation: mediatorsView } }))
    expect((await pageOf(`/cases/${reference}`)).text).toContain('href="/safety/new">Report a safety concern')
  })

  it('AM-22: shows nobody’s name any more once it has ended, and offers no correction', async () => {
    running.gateway.answer(answersWith({ MediationPage: { me: myself, mediation: endedMediation } }))
    const { text } = await pageOf(`/cases/${reference}`)
    expect(text).toContain('Not shown any more')
    expect(text).not.toContain('/contact/')
  })

  it('answers a case that is not there and one that is not theirs by the same 404 page', async () => {
    const missing = await pageOf('/cases/AM-9999-9999')
    const hidden = await pageOf('/cases/AM-8888-8888')
    expect(missing.status).toBe(404)
    expect(missing.text).toContain('Page not found')
    expect(hidden).toEqual(missing)
  })
})

describe('a fault', () => {
  it('is a page with the log’s reference, without a word of what went wrong', async () => {
    running.gateway.answer(answersWith({ MediationPage: aFault }))
    const { status, text } = await pageOf(`/cases/${reference}`)
    expect(status).toBe(500)
    const shown = /<strong>([0-9a-f-]{36})<\/strong>/.exec(text)?.[1]
    const fault = running.portal.lines.map((line) => JSON.parse(line)).find((line) => line.event === 'fault')
    expect(shown).toBe(fault.reference)
    expect(text).not.toContain('Something went wrong')
    expect(fault).not.toHaveProperty('message')
  })
})

describe('every page', () => {
  const addresses = [
    '/sign-in',
    '/help',
    '/cases',
    `/cases/${reference}`,
    `/cases/${reference}/opened`,
    '/mediations/new',
    '/nowhere',
  ]

  it.each(addresses)('%s has no script, no style of its own and a policy that would run none', async (address) => {
    const response = await running.portal.get(address, session)
    const text = await response.text()
    expect(text).not.toMatch(/<script|<style| style=| onclick=|javascript:/i)
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('writes the route’s pattern into the log, never the address', async () => {
    await pageOf(`/cases/${reference}/contact/1`)
    await pageOf('/cases?after=a-place')
    await pageOf('/somebody/typed/this')
    const lines = running.portal.lines.join('\n')
    expect(lines).toContain('"/cases/:reference/contact/:position"')
    expect(lines).not.toContain(reference)
    expect(lines).not.toContain('a-place')
    expect(lines).not.toContain('typed')
  })

  it('says nothing of an address that cannot be read, neither to who asked nor to the log', async () => {
    const response = await running.portal.get('/%E0%A4%A-somebody', session)
    expect([400, 404]).toContain(response.status)
    expect(await response.text()).not.toContain('somebody')
    expect(running.portal.lines.join()).not.toContain('somebody')
  })

  it.each(['/cases.data', '/__manifest?p=/cases'])(
    '%s, a door for scripts in a browser, is closed',
    async (address) => {
      expect((await running.portal.get(address, session)).status).toBe(404)
    },
  )
})
