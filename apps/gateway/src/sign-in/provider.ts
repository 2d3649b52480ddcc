import { createHash } from 'node:crypto'
import * as openid from 'openid-client'

export type ProviderParts = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly staffPortalUrl: string
  readonly production: boolean
}

const isLoopback = (issuer: string): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(issuer)

/** Where the provider sends a person back to; the staff portal has a route there. */
export const staffRedirectUri = (staffPortalUrl: string): string => new URL('/sign-in/callback', staffPortalUrl).href

const nonceOf = (verifier: string): string => createHash('sha256').update(`nonce ${verifier}`).digest('base64url')

/** The provider said no, or what came back does not belong to what we began. A provider that does not answer is a fault. */
const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof openid.ResponseBodyError ||
  thrown instanceof openid.AuthorizationResponseError ||
  (thrown instanceof openid.ClientError && /^OAUTH_(INVALID_RESPONSE|JWT_)/.test(String(thrown.code)))

/**
 * The organisation's sign-in: OIDC code flow with PKCE. It gives the subject and nothing else; roles are ours.
 * The provider is asked for its settings at the first sign-in, and again after a failure, so it may start later than we do.
 */
export const createProvider = (parts: ProviderParts) => {
  const insecure = !parts.production && isLoopback(parts.issuer)
  const redirectUri = staffRedirectUri(parts.staffPortalUrl)
  let discovered: Promise<openid.Configuration> | undefined
  const settings = (): Promise<openid.Configuration> => {
    discovered ??= openid
      .discovery(
        new URL(parts.issuer),
        parts.clientId,
        { client_secret: parts.clientSecret, id_token_signed_response_alg: 'ES256' },
        undefined,
        insecure ? { execute: [openid.allowInsecureRequests], timeout: 5 } : { timeout: 5 },
      )
      .catch((fault: unknown) => {
        discovered = undefined
        throw fault
      })
    return discovered
  }
  return {
    /** Whose access tokens are taken, and where the keys lie that they are signed with. */
    tokensOf: async (): Promise<{ readonly issuer: string; readonly keysAddress: URL }> => {
      const { issuer, jwks_uri } = (await settings()).serverMetadata()
      const keysAddress = new URL(jwks_uri ?? '', issuer)
      if (!insecure && keysAddress.protocol !== 'https:') throw new Error('the provider has its keys on plain http')
      return { issuer, keysAddress }
    },
    /** Where to send the person, for this state and verifier. */
    begin: async (state: string, verifier: string): Promise<string> =>
      openid.buildAuthorizationUrl(await settings(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce: nonceOf(verifier),
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href,
    /**
     * The subject that the provider vouches for.
     * @param iss the issuer that came back with the code; without it the only one there is
     * @returns null where the provider refuses the code
     */
    subjectOf: async (code: string, state: string, verifier: string, iss?: string): Promise<string | null> => {
      const found = await settings()
      const back = new URL(redirectUri)
      back.search = new URLSearchParams({ code, state, iss: iss ?? found.serverMetadata().issuer }).toString()
      try {
        const tokens = await openid.authorizationCodeGrant(found, back, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonceOf(verifier),
          idTokenExpected: true,
        })
        return tokens.claims()?.sub ?? null
      } catch (refused) {
        if (isRefusal(refused)) return null
        throw refused
      }
    },
  }
}
export type Provider = ReturnType<typeof createProvider>
