import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, staffPortalUrl, type TestGateway } from '../testing/a-gateway.ts'
import { audiences } from '../testing/a-provider.ts'
import { partnerList, seedPartners } from '../testing/partners.ts'
import { usualLimits } from './limits.ts'
import { createProvider } from './provider.ts'

let one: TestGateway
let token: string
beforeAll(async () => {
  one = await aGateway()
  await seedPartners(one)
  token = await one.oidc.tokenOf('trust-system')
})
afterAll(() => one.close())

const ask = (bearer: string) => one.graphql(bearer, partnerList)
const notSignedIn = { errors: [{ message: 'Sign in', extensions: { code: 'NOT_SIGNED_IN' } }] }
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
const now = () => Math.floor(Date.now() / 1000)
/** What the provider itself would say of the client, changed. */
const changed = (claims: Record<string, unknown>) => ({ ...claimsOf(token), exp: now() + 300, ...claims })

describe('an organisation’s system signs in by client credentials', () => {
  it('with the token that the provider gives it, and no session', async () => {
    expect(claimsOf(token)).toMatchObject({ client_id: 'trust-system', aud: audiences.advice })
    const answer = await ask(token)
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 200,
      body: { data: { partnerMediations: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } },
    })
    const { rows } = await one.database.admin.query('select 1 from platform.session')
    expect(rows).toEqual([])
  })

  it('with a token that is changed in nothing, and made by the same key', async () => {
    expect((await ask(await one.oidc.signed(changed({})))).status).toBe(200)
  })

  const wrong: Record<string, () => Promise<string> | string> = {
    'one for another wall': () => one.oidc.tokenOf('trust-system', audiences.training),
    'one for no audience': () => one.oidc.signed(changed({ aud: undefined })),
    'one that has run out': () => one.oidc.signed(changed({ exp: now() - 1 })),
    'one that never runs out': () => one.oidc.signed(changed({ exp: undefined })),
    'one that is not good yet': () => one.oidc.signed(changed({ nbf: now() + 60 })),
    'one of another issuer': () => one.oidc.signed(changed({ iss: 'https://elsewhere.example.org' })),
    'one that is an ID token': () => one.oidc.signed(changed({}), { typ: 'JWT' }),
    'one that names no client': () => one.oidc.signed(changed({ client_id: undefined })),
    'one that names a client and speaks for a person': () => one.oidc.signed(changed({ sub: 'sage' })),
    'one signed with another kind of key of the provider': () => one.oidc.signed(changed({}), { alg: 'RS256' }),
    'one that is not signed': () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part(changed({}))}.AA`,
    'one signed with what everybody can read': () => {
      const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid: 'ES256' })}.${part(changed({}))}`
      return `${text}.${createHmac('sha256', one.oidc.issuer).update(text).digest('base64url')}`
    },
    'one whose signature is another’s': async () =>
      [...token.split('.').slice(0, 2), (await one.oidc.signed(changed({}))).split('.')[2]].join('.'),
    'one whose claims are another’s': () => {
      const [head, , signature] = token.split('.')
      return `${head}.${part(changed({ client_id: 'clinic-system', sub: 'clinic-system' }))}.${signature}`
    },
    'one of a client that is put out of use': () => one.oidc.tokenOf('put-out-of-use'),
    'one of a client that we do not know': () => one.oidc.tokenOf('unknown-to-us'),
    'a staff session three times over': async () => {
      const session = await one.signInStaff('sage')
      return `${session}.${session}.${session}`
    },
    'three words': () => 'a.b.c',
    'something very long': () => `${'a'.repeat(9_000)}.b.c`,
  }
  it.each(Object.keys(wrong))('not with %s: 401, and the same answer for all', async (name) => {
    const answer = await ask(await wrong[name]!())
    const headers = [...answer.headers].filter(([header]) => header !== 'date')
    const none = await one.post('/graphql', { query: partnerList })
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 401, body: notSignedIn })
    expect(headers).toEqual([...none.headers].filter(([header]) => header !== 'date'))
  })

  it('until its client is put out of use, whatever the token still says', async () => {
    const ours = await one.oidc.tokenOf('clinic-system')
    expect((await ask(ours)).status).toBe(200)
    await one.database.admin.query(
      "update platform.partner_client set active = false where client_id = 'clinic-system'",
    )
    expect((await ask(ours)).status).toBe(401)
    await one.database.admin.query("update platform.partner_client set active = true where client_id = 'clinic-system'")
    expect((await ask(ours)).status).toBe(200)
  })

  it('whose token signs nobody out and opens no door but this one', async () => {
    const session = await one.signInStaff('sage')
    await one.post('/sign-out', {}, { authorization: `Bearer ${token}` })
    expect((await one.graphql(session, '{ me { kind } }')).status).toBe(200)
    expect((await ask(token)).status).toBe(200)
  })

  it('as often as a client may, counted for each apart and by every process', async () => {
    const limits = { ...usualLimits, partner: { points: 3, seconds: 600 } }
    const [first, second] = [await one.start({ limits }), await one.start({ limits })]
    await one.database.admin.query('delete from platform.rate_limit')
    const statuses: number[] = []
    for (const gateway of [first, second, first, second])
      statuses.push((await gateway.graphql(token, partnerList)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    expect((await first.graphql(await one.oidc.tokenOf('clinic-system'), partnerList)).status).toBe(200)
  })

  it('and leaves its kind in the log, and nothing of its token', async () => {
    const lines = one.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'request', actorKind: 'partner' }))
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'sign-in refused', code: 'partner-token' }))
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'sign-in refused', code: 'partner-client' }))
    const log = one.lines.join('\n')
    for (const each of [token, ...token.split('.'), 'trust-system', 'put-out-of-use']) expect(log).not.toContain(each)
    expect(log).not.toContain('"operation":"Partner"')
  })
})

describe('the provider that vouches for it', () => {
  it('has its keys behind TLS in production', async () => {
    const { issuer, clientId, clientSecret } = one.oidc
    const provider = createProvider({ issuer, clientId, clientSecret, staffPortalUrl, production: true })
    await expect(provider.tokensOf()).rejects.toThrow()
  })

  it('that cannot be asked is a fault, and no refusal', async () => {
    const gateway = await one.start({ issuer: 'http://localhost:9' })
    expect((await gateway.graphql(token, partnerList)).status).toBe(500)
    expect((await ask(token)).status).toBe(200)
  })
})
