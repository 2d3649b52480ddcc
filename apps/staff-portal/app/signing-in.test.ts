import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownAddress, packAttempt, unpackAttempt } from './signing-in.ts'
import { session } from './testing/answers.ts'
import { startStaffPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startStaffPortal>>
beforeAll(async () => {
  running = await startStaffPortal({ secure: true })
})
afterAll(() => running.close())

const attemptCookie = (goOn: string) =>
  `__Host-concord-staff-entering=${packAttempt({ state: 'state-from-the-gateway', goOn })}`
const callback = (query: string, cookie: string) =>
  running.portal.get(`/sign-in/callback?${query}`, undefined, { cookie })

describe('signing in', () => {
  it('sends who is signed out to sign in, and back to where they wanted to go', async () => {
    const response = await running.portal.get('/cases/AM-2222-3333')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in?then=%2Fcases%2FAM-2222-3333')
  })

  it('does so too where the session has ended, and takes its cookie away', async () => {
    const response = await running.portal.get('/cases', 'a-session-that-has-ended')
    expect(response.status).toBe(303)
    expect(response.headers.getSetCookie()).toEqual([
      '__Host-concord-staff=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
    ])
  })

  it('goes to the provider that the gateway names, keeping the state in a short-lived cookie', async () => {
    const response = await running.portal.get('/sign-in/begin?then=%2Fcases')
    expect(response.headers.get('location')).toBe('https://provider.example/authorize?x=1')
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(
      /^__Host-concord-staff-entering=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/,
    )
    expect(unpackAttempt(/=([\w-]+)/.exec(cookie!.replace('__Host-concord-staff-entering', ''))?.[1] ?? null)).toEqual({
      state: 'state-from-the-gateway',
      goOn: '/cases',
    })
  })

  it('exchanges the code for an opaque session and keeps only that', async () => {
    const response = await callback('code=good-code&state=state-from-the-gateway', attemptCookie('/cases/AM-2222-3333'))
    expect(response.headers.get('location')).toBe('/cases/AM-2222-3333')
    expect(response.headers.getSetCookie()).toContain(
      `__Host-concord-staff=${session}; Path=/; HttpOnly; SameSite=Lax; Secure`,
    )
  })

  it('refuses a state that this browser did not set out with, without asking the gateway', async () => {
    const before = running.gateway.asked.length
    for (const [query, cookie] of [
      ['code=good-code&state=another', attemptCookie('/cases')],
      ['code=good-code&state=state-from-the-gateway', ''],
      ['error=access_denied&state=state-from-the-gateway', attemptCookie('/cases')],
    ] as const) {
      const response = await callback(query, cookie)
      expect(response.headers.get('location')).toBe('/sign-in?failed')
      expect(response.headers.getSetCookie().join()).not.toContain(session)
    }
    expect(running.gateway.asked.length).toBe(before)
  })

  it('goes to no other site', () => {
    for (const asked of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', null])
      expect(ownAddress(asked)).toBe('/cases')
    expect(ownAddress('/cases/AM-2222-3333')).toBe('/cases/AM-2222-3333')
  })
})

describe('signing out', () => {
  it('ends the session at the gateway and takes the cookie away, by a form only', async () => {
    expect((await running.portal.get('/sign-out', session)).status).toBe(404)
    const response = await running.portal.post('/sign-out', {}, session)
    expect(response.headers.get('location')).toBe('/sign-in?signed-out')
    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect(running.gateway.asked.at(-1)).toMatchObject({
      path: '/sign-out',
      headers: { authorization: `Bearer ${session}` },
    })
  })

  it('is refused when another site sends the form', async () => {
    const before = running.gateway.asked.length
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign)
      expect((await running.portal.post('/sign-out', {}, session, headers)).status).toBe(403)
    expect(running.gateway.asked.length).toBe(before)
  })
})
