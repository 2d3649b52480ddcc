import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { commissionerAnswers, refusedCodes, session, token, usualAnswers } from './testing/answers.ts'
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

const entering = { cookie: `concord-participant-entering=${token}` }
const cookiesOf = (response: Response) => response.headers.getSetCookie()
const doors = () => running.gateway.asked.map(({ path }) => path)

describe('a personal link', () => {
  it('changes nothing and asks nobody when it is opened: programs open links too', async () => {
    const opened = await running.portal.get(`/enter/${token}`)
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('Send me a code')
    expect(cookiesOf(opened)).toEqual([])
    expect(running.gateway.asked).toEqual([])
    const head = await fetch(`${running.portal.url}/enter/${token}`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(running.gateway.asked).toEqual([])
  })

  it('does not repeat the token on the page, and tells no other page where it comes from', async () => {
    const opened = await running.portal.get(`/enter/${token}`)
    expect(await opened.text()).not.toContain(token)
    expect(opened.headers.get('referrer-policy')).toBe('strict-origin')
  })

  it('sends a code on the button, and goes on at an address without the token', async () => {
    const sent = await running.portal.post(`/enter/${token}`, { send: 'code' })
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toBe('/enter/code')
    expect(doors()).toEqual(['/sign-in/link/code'])
    expect(running.gateway.asked[0]?.body).toEqual({ token })
    expect(cookiesOf(sent)).toEqual([
      `concord-participant-entering=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1200`,
    ])
  })

  it('sends a new link on the other button, and answers the same whether or not there is such a link', async () => {
    const sent = await running.portal.post(`/enter/${token}`, { send: 'link' })
    expect(sent.headers.get('location')).toBe('/enter/again')
    expect(doors()).toEqual(['/sign-in/link/again'])
    expect(await (await running.portal.get('/enter/again')).text()).toContain('If your link was one of ours')
  })

  it('says that half a link is not complete, without asking the gateway', async () => {
    expect((await running.portal.get('/enter/half-a-link')).status).toBe(404)
    expect((await running.portal.post('/enter/half-a-link', { send: 'code' })).headers.get('location')).toBe('/enter')
    expect(running.gateway.asked).toEqual([])
  })
})

describe('the code', () => {
  it('opens a session, and takes the token out of the browser', async () => {
    const entered = await running.portal.post('/enter/code', { code: '123456' }, undefined, entering)
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/')
    expect(running.gateway.asked[0]?.body).toEqual({ token, code: '123456' })
    expect(cookiesOf(entered)).toEqual([
      `concord-participant=${session}; Path=/; HttpOnly; SameSite=Lax`,
      'concord-participant-entering=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    ])
  })

  it.each(['wrong', 'expired', 'tooMany'] as const)(
    'says why it is refused (%s), and keeps what was typed',
    async (why) => {
      running.answer({ doors: { '/sign-in/link/complete': () => ({ status: 422, body: refusedCodes[why] }) } })
      const refused = await running.portal.post('/enter/code', { code: '12 34 5' }, undefined, entering)
      const page = await refused.text()
      expect(refused.status).toBe(422)
      expect(page).toContain('<title>Error: ')
      expect(page).toContain(`<a href="#field-code">${refusedCodes[why].message}</a>`)
      expect(page).toContain('value="12 34 5"')
      expect(cookiesOf(refused)).toEqual([])
    },
  )

  it('is kept on the page where the gateway has a fault, with a reference', async () => {
    running.answer({ doors: { '/sign-in/link/complete': () => ({ status: 500, body: {} }) } })
    const kept = await running.portal.post('/enter/code', { code: '123456' }, undefined, entering)
    const page = await kept.text()
    expect(kept.status).toBe(422)
    expect(page).toContain('value="123456"')
    expect(page).toMatch(/reference: [0-9a-f-]{36}/)
  })

  it('is asked for where none was typed, without a try being counted', async () => {
    const refused = await running.portal.post('/enter/code', { code: '  ' }, undefined, entering)
    expect(refused.status).toBe(422)
    expect(running.gateway.asked).toEqual([])
  })

  it('can be pasted, and is offered by telephones', async () => {
    const page = await (await running.portal.get('/enter/code', undefined, entering)).text()
    const field = /<input[^>]*id="field-code"[^>]*>/.exec(page)?.[0] ?? ''
    expect(field).toContain('autoComplete="one-time-code"')
    expect(field).toContain('inputMode="numeric"')
    expect(field).not.toMatch(/maxlength|pattern|type="number"/i)
  })

  it('can be asked for again, and so can the link', async () => {
    const again = await running.portal.post('/enter/again', { send: 'code' }, undefined, entering)
    expect(again.headers.get('location')).toBe('/enter/code?again')
    const link = await running.portal.post('/enter/again', { send: 'link' }, undefined, entering)
    expect(link.headers.get('location')).toBe('/enter/again')
    expect(cookiesOf(link)).toEqual(['concord-participant-entering=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'])
    expect(doors()).toEqual(['/sign-in/link/code', '/sign-in/link/again'])
  })

  it('leads back to the link where too long has passed between the steps', async () => {
    expect((await running.portal.get('/enter/code')).headers.get('location')).toBe('/enter?late')
    expect((await running.portal.post('/enter/code', { code: '123456' })).headers.get('location')).toBe('/enter?late')
    expect((await running.portal.post('/enter/again', { send: 'code' })).headers.get('location')).toBe('/enter?late')
  })
})

describe('after entering', () => {
  it('leads a participant and a commissioner each to their own page', async () => {
    expect((await running.portal.get('/', session)).headers.get('location')).toBe('/mediation')
    running.answer({ operations: commissionerAnswers() })
    expect((await running.portal.get('/', session)).headers.get('location')).toBe('/commissioning')
  })

  it('shows neither page to who has no session, or an ended one', async () => {
    expect((await running.portal.get('/')).headers.get('location')).toBe('/enter')
    for (const path of ['/mediation', '/mediation/stop', '/commissioning']) {
      const shut = await running.portal.get(path, 'a-session-that-has-ended')
      expect(shut.headers.get('location')).toBe('/enter?ended')
      expect(cookiesOf(shut)).toEqual(['concord-participant=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'])
    }
  })

  it('answers the same for what is not there and for what is not theirs', async () => {
    running.answer({ operations: { MyMediation: { me: { kind: 'party' }, myMediation: null } } })
    const notTheirs = await running.portal.get('/mediation', session)
    const notThere = await running.portal.get('/no-such-page', session)
    expect([notTheirs.status, notThere.status]).toEqual([404, 404])
    expect(await notTheirs.text()).toBe(await notThere.text())
  })

  it('signs out by the button alone: at the gateway and in the browser', async () => {
    expect((await running.portal.get('/sign-out', session)).status).toBe(404)
    expect(doors()).toEqual([])
    const out = await running.portal.post('/sign-out', {}, session)
    expect(out.headers.get('location')).toBe('/enter?signed-out')
    expect(doors()).toEqual(['/sign-out'])
    expect(running.gateway.asked[0]?.headers.authorization).toBe(`Bearer ${session}`)
    expect(cookiesOf(out).every((cookie) => cookie.endsWith('Max-Age=0'))).toBe(true)
  })
})
