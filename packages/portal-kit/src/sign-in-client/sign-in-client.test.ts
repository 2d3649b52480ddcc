import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type FakeGateway, startFakeGateway } from '../testing/index.ts'
import { createSignInClient, type SignInClient } from './index.ts'

let gateway: FakeGateway
let client: SignInClient
beforeAll(async () => {
  gateway = await startFakeGateway({}, { sessions: [], operations: {}, doors: {} })
  client = createSignInClient({ gatewayUrl: gateway.url, clientAddress: '192.0.2.7' })
})
afterEach(() => {
  gateway.asked.length = 0
})
afterAll(() => gateway.close())

const door = (path: string, status: number, body?: unknown) =>
  gateway.answer({ doors: { [path]: () => ({ status, body }) } })
const opened = { session: 'opaque', expiresAt: '2026-03-05T19:00:00.000Z' }

describe('the gateway’s doors for who has no session', () => {
  it('forwards the browser’s address, by which the gateway counts', async () => {
    door('/sign-in/link/code', 202)
    await client.requestCode('a-token')
    expect(gateway.asked[0]?.headers['x-concord-client']).toBe('192.0.2.7')
    expect(gateway.asked[0]?.body).toEqual({ token: 'a-token' })
    expect(gateway.asked[0]?.headers.authorization).toBeUndefined()
  })

  it('opens a session for a right code, and says why for another', async () => {
    door('/sign-in/link/complete', 200, opened)
    expect(await client.enterCode({ token: 't', code: '1' })).toEqual(opened)
    door('/sign-in/link/complete', 422, { problem: 'expired', message: 'Too old' })
    expect(await client.enterCode({ token: 't', code: '1' })).toEqual({ problem: 'expired', message: 'Too old' })
    door('/sign-in/link/complete', 429, {})
    expect(await client.enterCode({ token: 't', code: '1' })).toMatchObject({ problem: 'tooMany' })
  })

  it('answers the same to who asks for a code or a link too often', async () => {
    for (const [path, ask] of [
      ['/sign-in/link/code', client.requestCode],
      ['/sign-in/link/again', client.requestLink],
    ] as const) {
      door(path, 202)
      expect(await ask('t')).toBeUndefined()
      door(path, 429)
      expect(await ask('t')).toBeUndefined()
    }
  })

  it('opens no session for staff whom the provider or the gateway refuses', async () => {
    door('/sign-in/staff/complete', 401, {})
    expect(await client.completeStaff({ code: 'c', state: 's' })).toBeNull()
    door('/sign-in/staff/complete', 200, opened)
    expect(await client.completeStaff({ code: 'c', state: 's' })).toEqual(opened)
  })

  it('signs out with the session as bearer, and is content where it had ended', async () => {
    door('/sign-out', 204)
    await client.signOut('opaque')
    expect(gateway.asked[0]?.headers.authorization).toBe('Bearer opaque')
    door('/sign-out', 401)
    await client.signOut('opaque')
  })

  it('is a fault otherwise, and repeats neither token nor answer in its message', async () => {
    door('/sign-in/link/code', 500, { message: 'planted text' })
    const fault = (await client.requestCode('planted-token').catch((thrown: unknown) => thrown)) as Error
    expect(fault.message).toContain('500')
    expect(fault.message).not.toContain('planted')
  })
})
