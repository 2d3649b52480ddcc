import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Client, default as ProviderClass } from 'oidc-provider'
import { bareHtml, escaped } from './page.ts'
import type { PartnerClient } from './partners.ts'
import type { Persona } from './personas.ts'

export type OidcParts = {
  readonly port: number
  /** Kept between starts, or every restart would sign everybody out. */
  readonly keyFile: string
  readonly clientId: string
  readonly clientSecret: string
  readonly staffPortalUrl: string
  readonly personas: readonly Persona[]
  readonly partners: readonly PartnerClient[]
  /** What a partner's token is for. */
  readonly partnerAudience: string
}

const hours = 8 * 3600
const fiveMinutes = 300

const signingKey = async (file: string): Promise<JWK> => {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: 'local-1' }
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as JWK
}

/** The provider warns that it is not for production, which this is not, and of a Node that it works on. */
const quietly = async <T>(work: () => T | Promise<T>): Promise<T> => {
  const { info, warn } = console
  Object.assign(console, { info: () => {}, warn: () => {} })
  try {
    return await work()
  } finally {
    Object.assign(console, { info, warn })
  }
}

const choices = (personas: readonly Persona[]): string =>
  bareHtml(
    'Who do you want to be?',
    `<p class="note">This stands in for the organisation’s sign-in. Everybody here is invented.</p><form method="post">${personas
      .map(
        ({ subject, displayName, says }) =>
          `<p><button name="subject" value="${escaped(subject)}">${escaped(displayName)}</button> ${escaped(says)}</p>`,
      )
      .join('')}</form>`,
  )

const createProvider = (issuer: string, settings: ConstructorParameters<typeof ProviderClass>[1]) =>
  quietly(async () => {
    const { default: Provider } = await import('oidc-provider')
    return new Provider(issuer, settings)
  })

const isPartner = (client: Client | undefined): boolean => client?.grantTypeAllowed('client_credentials') ?? false
const invalidTarget = async () => new (await import('oidc-provider')).errors.InvalidTarget()

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return new URLSearchParams(body)
}

/**
 * A real OpenID Connect provider with a page of personas in place of passwords. It gives the subject and nothing else.
 * @returns its issuer's address, and how to stop it
 */
export const startOidc = async (parts: OidcParts) => {
  const issuer = `http://localhost:${parts.port}`
  const key = await signingKey(parts.keyFile)
  const provider = await createProvider(issuer, {
    clients: [
      ...parts.partners.map(({ clientId, clientSecret }) => ({
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        id_token_signed_response_alg: 'ES256' as const,
      })),
      {
        client_id: parts.clientId,
        client_secret: parts.clientSecret,
        redirect_uris: [new URL('/sign-in/callback', parts.staffPortalUrl).href],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key as never] },
    cookies: { keys: [parts.clientSecret] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // A person's sign-in gets no token for anything: only partners' systems ask the gateway by themselves.
        defaultResource: (_, client) => (isPartner(client) ? parts.partnerAudience : []),
        getResourceServerInfo: async (_, audience, client) => {
          if (audience !== parts.partnerAudience || !isPartner(client)) throw await invalidTarget()
          return { scope: '', audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }
        },
      },
    },
    // Seconds. Stated, because the provider otherwise says of each in the terminal that it is not.
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      ClientCredentials: fiveMinutes,
      Grant: hours,
      IdToken: 600,
      Interaction: hours,
      Session: hours,
    },
    renderError: (ctx, { error }) => {
      ctx.type = 'html'
      ctx.body = bareHtml(
        'This sign-in did not work',
        `<p>${escaped(error)}</p><p>Go back to the portal and sign in again.</p>`,
      )
    },
    interactions: { url: (_, { uid }) => `/personas/${uid}` },
    findAccount: (_, accountId) =>
      parts.personas.some(({ subject }) => subject === accountId)
        ? { accountId, claims: () => ({ sub: accountId }) }
        : undefined,
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
  // Asks every time: a person who tries two personas one after the other must not be kept as the first.
  provider.use((ctx, next) => {
    if (ctx.path === '/auth') ctx.query = { ...ctx.query, prompt: 'login' }
    return next()
  })
  const callback = provider.callback()
  const personaPage = async (request: IncomingMessage, response: ServerResponse) => {
    await provider.interactionDetails(request, response)
    if (request.method === 'POST') {
      const accountId = (await formOf(request)).get('subject') ?? ''
      return provider.interactionFinished(request, response, { login: { accountId, remember: false } })
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(choices(parts.personas))
  }
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/personas/')) return void callback(request, response)
    personaPage(request, response).catch(() => {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
      response.end(bareHtml('This sign-in has run out', '<p>Go back to the portal and sign in again.</p>'))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, '127.0.0.1', resolve)
  })
  return {
    issuer,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
