import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import Provider, { errors } from 'oidc-provider'

/** What a partner's token is for, and what it is for behind another wall. */
export const audiences = {
  advice: 'https://gateway.example.org/advice',
  training: 'https://gateway.example.org/training',
}
/** Organisations' systems that the provider knows, by what they are here for. */
export const partnerClients = ['trust-system', 'clinic-system', 'put-out-of-use', 'unknown-to-us'] as const
export type PartnerClient = (typeof partnerClients)[number]
const partnerSecret = 'a-secret-of-a-partner-in-this-test'

/** A real OpenID Connect provider that takes whom `login_hint` names for signed in, and gives the subject alone. */
export const aProvider = async (redirectUri: string) => {
  const client = { clientId: 'concord-gateway', clientSecret: 'a-secret-of-this-test' }
  const keys = {
    ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      ...partnerClients.map((client_id) => ({
        client_id,
        client_secret: partnerSecret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        id_token_signed_response_alg: 'ES256' as const,
      })),
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: Object.entries(keys).map(([alg, key]) => ({ ...key, use: 'sig', alg, kid: alg })) as never },
    cookies: { keys: ['a-cookie-key'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, audience) => {
          if (!Object.values(audiences).includes(audience)) throw new errors.InvalidTarget()
          return { scope: '', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }
        },
      },
    },
    interactions: { url: (_, { uid }) => `/who/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  const handle: typeof callback = async (request, response) => {
    if (!request.url?.startsWith('/who/')) return callback(request, response)
    const { params } = await provider.interactionDetails(request, response)
    await provider.interactionFinished(request, response, { login: { accountId: String(params['login_hint']) } })
  }
  return {
    issuer,
    ...client,
    /** An access token by the client's own credentials. */
    tokenOf: async (clientId: PartnerClient, resource = audiences.advice): Promise<string> => {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${partnerSecret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
      })
      const { access_token: token } = (await response.json()) as { access_token?: string }
      if (token === undefined) throw new Error(`the provider gave no token: ${response.status}`)
      return token
    },
    /** A token with the provider's own signature, of claims that it would not give. */
    signed: (
      claims: Record<string, unknown>,
      header: { alg?: keyof typeof keys; typ?: string } = {},
    ): Promise<string> => {
      const { alg = 'ES256', typ = 'at+jwt' } = header
      return new SignJWT(claims)
        .setProtectedHeader({ alg, typ, kid: alg })
        .sign(createPrivateKey({ key: keys[alg], format: 'jwk' }))
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a browser does: follows redirects with its cookies, until it is sent back. Resolves to the address it is sent to. */
export const followed = async (url: string, backTo: string): Promise<URL> => {
  const cookies = new Map<string, string>()
  let next = new URL(url)
  for (let hops = 0; hops < 10; hops += 1) {
    if (next.href.startsWith(backTo)) return next
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    await response.arrayBuffer()
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name !== undefined && value !== undefined) cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`the provider stopped at ${next.pathname} with ${response.status}`)
    next = new URL(location, next)
  }
  throw new Error('the provider goes in circles')
}
