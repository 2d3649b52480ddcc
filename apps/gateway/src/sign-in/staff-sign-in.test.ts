import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, staffPortalUrl, type TestGateway } from '../testing/a-gateway.ts'
import { createProvider } from './provider.ts'
import { hashOf } from './secrets.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
})
afterAll(() => one.close())

const me = (session: string) => one.graphql(session, 'query Me { me { kind displayName roles } }')
const complete = (body: unknown) => one.post('/sign-in/staff/complete', body)
const notSignedIn = { errors: [{ message: 'Sign in', extensions: { code: 'NOT_SIGNED_IN' } }] }
const sql = (text: string, values: unknown[] = []) => one.database.admin.query(text, values)

describe('staff sign-in', () => {
  it('asks the provider for the subject with PKCE, and gives a session of eight hours', async () => {
    const { state, back } = await one.atTheProvider('sage')
    expect(back.pathname).toBe('/sign-in/callback')
    const answer = await complete({ code: back.searchParams.get('code'), state, iss: back.searchParams.get('iss') })
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.body).sort()).toEqual(['expiresAt', 'session'])
    expect((await me(answer.body.session)).body.data.me).toEqual({
      kind: 'staff',
      displayName: 'Sage Test',
      roles: ['senior-adviser'],
    })
    const { rows } = await sql(
      'select extract(epoch from expires_at - created_at)::int as seconds, session::text as kept from platform.session s, lateral (select s::text as session) t where hash = $1',
      [hashOf(answer.body.session)],
    )
    expect(rows[0].seconds).toBe(8 * 3_600)
    expect(rows[0].kept).not.toContain(answer.body.session)
  })

  it('asks for nothing but the subject, with a challenge and a state', async () => {
    const { body } = await one.post('/sign-in/staff/begin')
    const asked = new URL(body.url).searchParams
    expect(asked.get('scope')).toBe('openid')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('state')).toBe(body.state)
    expect(asked.get('redirect_uri')).toBe(`${staffPortalUrl}/sign-in/callback`)
  })

  it.each([
    ['a state that nobody began', { state: 'A'.repeat(43) }],
    ['no state', { state: '' }],
    ['a code that the provider did not give', { code: 'made-up' }],
    ['another issuer', { iss: 'http://localhost:9' }],
  ])('refuses %s', async (_, wrong) => {
    const { state, back } = await one.atTheProvider('sage')
    const answer = await complete({ code: back.searchParams.get('code'), state, ...wrong })
    expect({ status: answer.status, problem: answer.body.problem }).toEqual({ status: 422, problem: 'expired' })
  })

  it('refuses a state for the second time, and another person’s state', async () => {
    const first = await one.atTheProvider('sage')
    const second = await one.atTheProvider('rowan')
    const crossed = await complete({ code: first.back.searchParams.get('code'), state: second.state })
    expect(crossed.status).toBe(422)
    const again = await complete({ code: second.back.searchParams.get('code'), state: second.state })
    expect(again.status).toBe(422)
  })

  it('refuses an attempt that is older than ten minutes', async () => {
    const { state, back } = await one.atTheProvider('sage')
    await sql(
      "update platform.sign_in_attempt set created_at = created_at - interval '11 minutes' where state_hash = $1",
      [hashOf(state)],
    )
    expect((await complete({ code: back.searchParams.get('code'), state })).status).toBe(422)
  })

  it('refuses whom the provider knows and we do not', async () => {
    const { state, back } = await one.atTheProvider('somebody-else')
    const answer = await complete({ code: back.searchParams.get('code'), state })
    expect({ status: answer.status, problem: answer.body.problem }).toEqual({ status: 422, problem: 'noRole' })
  })

  it('has no actor once the session has run out', async () => {
    const session = await one.signInStaff('sage')
    expect((await me(session)).status).toBe(200)
    await sql('update platform.session set expires_at = clock_timestamp() where hash = $1', [hashOf(session)])
    const answer = await me(session)
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 401, body: notSignedIn })
  })

  it('has no actor once the role has ended, and one again when it is given back', async () => {
    const session = await one.signInStaff('rowan')
    await sql('delete from platform.staff_role where account_id = $1', [one.people.otherAdviser])
    expect((await me(session)).status).toBe(401)
    await sql("insert into platform.staff_role (account_id, role, wall) values ($1, 'mediator', 'advice')", [
      one.people.otherAdviser,
    ])
    expect((await me(session)).body.data.me.roles).toEqual(['mediator'])
  })

  it('has no actor once the account is closed', async () => {
    const session = await one.signInStaff('max')
    await sql('update platform.staff_account set active = false where id = $1', [one.people.mediator])
    expect((await me(session)).status).toBe(401)
  })

  it('has no actor after signing out', async () => {
    const session = await one.signInStaff('sage')
    const out = await one.post('/sign-out', {}, { authorization: `Bearer ${session}` })
    expect(out.status).toBe(204)
    expect((await me(session)).status).toBe(401)
  })

  it.each([
    '',
    'Bearer',
    'Bearer short',
    `Bearer ${'A'.repeat(43)}`,
    `Basic ${'A'.repeat(43)}`,
    `Bearer ${'A'.repeat(43)}'`,
  ])('answers the same for a header that is %j', async (authorization) => {
    const answer = await one.send('POST', '/graphql', { query: '{ me { kind } }' }, { authorization })
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 401, body: notSignedIn })
  })

  it.each([
    ['in production', { issuer: 'http://localhost:1', production: true }],
    ['from another machine', { issuer: 'http://provider.example.org', production: false }],
    ['from a name that only begins like this one', { issuer: 'http://localhost.example.org', production: false }],
  ])('does not speak plain http with a provider %s', async (_, parts) => {
    const provider = createProvider({ clientId: 'c', clientSecret: 's', staffPortalUrl, ...parts })
    await expect(provider.begin('state', 'verifier')).rejects.toMatchObject({ code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' })
  })
})
