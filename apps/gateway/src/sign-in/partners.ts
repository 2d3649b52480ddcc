import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { SignedIn, SignInRecords } from '../records-port.ts'
import type { Limiter } from './limits.ts'
import type { Provider } from './provider.ts'

export type PartnerParts = {
  readonly provider: Provider
  /** What a token must be for: this wall's API and no other. */
  readonly audience: string
  readonly signIn: Pick<SignInRecords, 'organisationOfClient'>
  readonly limit: Limiter
  readonly log: Log
}

/** What a client's own token says of it. A token that speaks for a person has another subject, and is none. */
const ownToken = z.object({ client_id: z.string().min(1), sub: z.string() }).refine((one) => one.sub === one.client_id)

/** The provider could not be asked for its keys: a fault, which says nothing of the token. */
const providerFaults = [errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code]
const isOfTheToken = (thrown: unknown): boolean =>
  thrown instanceof errors.JOSEError && !providerFaults.includes(thrown.code)

/**
 * Organisations' own systems: an access token of the client-credentials grant takes the place of a session. It says which
 * client asks and nothing else; for whom that client acts, and whether it still may, is looked up at every request.
 */
export const createPartnerSignIn = ({ provider, audience, signIn, limit, log }: PartnerParts) => {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined

  const claimsOf = async (token: string): Promise<JWTPayload | null> => {
    const { issuer, keysAddress } = await provider.tokensOf()
    keys ??= createRemoteJWKSet(keysAddress)
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['ES256'],
        typ: 'at+jwt',
        requiredClaims: ['exp'],
      })
      return payload
    } catch (thrown) {
      if (isOfTheToken(thrown)) return null
      throw thrown
    }
  }
  const refused = (code: string): null => {
    log.warn('sign-in refused', { code })
    return null
  }
  return {
    /**
     * The organisation for which this token's client acts, as an actor that reads; null whatever is wrong.
     * @throws the answer 429 where the client has asked too often
     */
    actorOf: async (token: string): Promise<SignedIn | null> => {
      const own = ownToken.safeParse(await claimsOf(token))
      if (!own.success) return refused('partner-token')
      const clientId = own.data.client_id
      const organisationId = await signIn.organisationOfClient(clientId)
      if (organisationId === null) return refused('partner-client')
      await limit('partner', clientId)
      return { kind: 'partner', id: organisationId, wall: 'advice' }
    },
  }
}
