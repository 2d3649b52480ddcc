import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOidc } from './oidc.ts'
import { partnerSystems } from './partners.ts'
import { personas } from './personas.ts'
import { freePorts } from './ports.ts'

const redirect = 'http://localhost:4120/sign-in/callback'
const client = { clientId: 'concord-staff-gateway', clientSecret: 'a-secret-of-this-test' }

describe('the OpenID Connect provider with its page of personas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-oidc-'))
  const keyFile = join(folder, 'key.json')
  let port = 0
  let provider: Awaited<ReturnType<typeof startOidc>>
  const partners = partnerSystems.map((one) => ({ ...one, clientSecret: `the secret of ${one.clientId}` }))
  const partnerAudience = 'http://localhost:4110/graphql'
  const begin = () => {
    const forPartners = { partners, partnerAudience }
    return startOidc({ port, keyFile, ...client, staffPortalUrl: 'http://localhost:4120', personas, ...forPartners })
  }
  beforeAll(async () => {
    port = (await freePorts(1))[0] ?? 0
    provider = await begin()
  })
  afterAll(async () => {
    await provider.stop()
    rmSync(folder, { recursive: true })
  })

  /** A browser as far as this needs one: it keeps cookies and shows where it is sent. */
  const browser = () => {
    const jar = new Map<string, string>()
    return async (address: string, form?: Record<string, string>) => {
      const response = await fetch(new URL(address, provider.issuer), {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        jar.set(name, value)
      }
      return response
    }
  }
  const authorisation = (more: Record<string, string> = {}) => {
    const verifier = randomBytes(32).toString('base64url')
    const query = new URLSearchParams({
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'openid',
      state: 'a-state',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    })
    return { verifier, address: `/auth?${query}` }
  }
  /** Goes where it is sent until it is sent away. */
  const follow = async (visit: ReturnType<typeof browser>, first: Response): Promise<URL> => {
    let response = first
    for (let hops = 0; hops < 6; hops += 1) {
      const to = new URL(response.headers.get('location') ?? '', provider.issuer)
      if (to.origin !== provider.issuer) return to
      response = await visit(to.href)
    }
    throw new Error('sent in a circle')
  }
  const pageOf = async (visit: ReturnType<typeof browser>, address: string) => {
    const sent = await visit(address)
    const page = sent.headers.get('location') ?? ''
    return { page, response: await visit(page) }
  }
  const exchange = (code: string, verifier: string, secret = client.clientSecret) =>
    fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${client.clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirect,
        code_verifier: verifier,
      }),
    })

  it('asks who one wants to be, on a page without script, and gives the subject and nothing else', async () => {
    for (const { subject, displayName } of personas) {
      const visit = browser()
      const { verifier, address } = authorisation()
      const { page, response } = await pageOf(visit, address)
      const html = await response.text()
      expect(html).toContain(displayName)
      expect(html).not.toContain('<script')
      const back = await follow(visit, await visit(page, { subject }))
      expect(back.origin + back.pathname).toBe(redirect)
      expect(back.searchParams.get('state')).toBe('a-state')
      const answer = await exchange(back.searchParams.get('code') ?? '', verifier)
      const { id_token: token } = (await answer.json()) as { id_token: string }
      const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`))
      const options = { issuer: provider.issuer, audience: client.clientId, algorithms: ['ES256'] }
      const { payload } = await jwtVerify(token, keys, options)
      expect(payload).toMatchObject({ sub: subject, nonce: 'a-nonce' })
      expect(JSON.stringify(payload)).not.toContain(displayName)
      expect(Object.keys(payload).filter((claim) => /role|name|email/.test(claim))).toEqual([])
    }
  })

  it('asks again at the next sign-in of the same browser', async () => {
    const visit = browser()
    const first = await pageOf(visit, authorisation().address)
    await follow(visit, await visit(first.page, { subject: personas[0]!.subject }))
    const second = await pageOf(visit, authorisation().address)
    expect(second.response.status).toBe(200)
    expect(await second.response.text()).toContain('Who do you want to be?')
  })

  it('refuses a code with another verifier, a second time, or with a wrong secret', async () => {
    const sign = async () => {
      const visit = browser()
      const { verifier, address } = authorisation()
      const { page } = await pageOf(visit, address)
      const back = await follow(visit, await visit(page, { subject: personas[0]!.subject }))
      return { verifier, code: back.searchParams.get('code') ?? '' }
    }
    const one = await sign()
    expect((await exchange(one.code, randomBytes(32).toString('base64url'))).status).toBe(400)
    const two = await sign()
    expect((await exchange(two.code, two.verifier, 'wrong')).status).toBe(401)
    expect((await exchange(two.code, two.verifier)).status).toBe(200)
    expect((await exchange(two.code, two.verifier)).status).toBe(400)
  })

  it('refuses a flow without PKCE, and another place to be sent back to', async () => {
    const visit = browser()
    const without = await visit(authorisation({ code_challenge: '', code_challenge_method: '' }).address)
    expect(without.headers.get('location') ?? '').toContain('error=invalid_request')
    const elsewhere = await visit(authorisation({ redirect_uri: 'http://localhost:4120/elsewhere' }).address)
    expect(elsewhere.status).toBe(400)
  })

  it('gives no code for a subject that is no persona', async () => {
    const visit = browser()
    const { page } = await pageOf(visit, authorisation().address)
    const answer = await visit(page, { subject: 'persona-nobody' })
    const next = answer.headers.get('location')
    const last = next ? await visit(next) : answer
    expect(last.headers.get('location') ?? '').not.toContain('code=')
  })

  const ask = (clientId: string, clientSecret: string, more: Record<string, string> = {}) =>
    fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
    })

  it('gives partners’ systems a token of five minutes, for the gateway alone, that says who they are and nothing else', async () => {
    for (const { clientId, clientSecret } of partners) {
      const answer = await ask(clientId, clientSecret)
      const { access_token: token } = (await answer.json()) as { access_token: string }
      const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`))
      const { payload } = await jwtVerify(token, keys, {
        issuer: provider.issuer,
        audience: partnerAudience,
        algorithms: ['ES256'],
        typ: 'at+jwt',
      })
      expect(payload).toMatchObject({ client_id: clientId, sub: clientId })
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
      expect(Object.keys(payload).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub'])
    }
  })

  it('gives none with a wrong secret, for anything else, or to a portal', async () => {
    const [{ clientId, clientSecret } = { clientId: '', clientSecret: '' }] = partners
    expect((await ask(clientId, 'wrong')).status).toBe(401)
    expect((await ask(clientId, clientSecret, { resource: 'http://localhost:9/graphql' })).status).toBe(400)
    expect((await ask(client.clientId, client.clientSecret, { resource: partnerAudience })).status).toBe(400)
  })

  it('keeps its key between starts, readable by nobody else', async () => {
    // A connection of its own each time: one that is kept open has ended with the server.
    const keys = () =>
      new Promise<{ keys: { x: string }[] }>((resolve, reject) => {
        get(`${provider.issuer}/jwks`, { agent: false }, (response) => resolve(json(response) as never)).once(
          'error',
          reject,
        )
      })
    const before = await keys()
    await provider.stop()
    provider = await begin()
    expect((await keys()).keys[0]?.x).toBe(before.keys[0]?.x)
    expect(statSync(keyFile).mode & 0o077).toBe(0)
  })
})
