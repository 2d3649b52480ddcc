import { redirect } from '@remix-run/node'
import { type GatewayClient, NoSuchPlace, SignedOut, TooManyRequests } from '../gateway-client/index.ts'
import type { PortalContext } from './portal-context.ts'

/**
 * Works for the person whose session the request carries.
 * Throws a redirect to `signedOutTo` where there is no session or it has ended, and the page that asks to wait where the
 * gateway asks to.
 */
export const forPerson = async <Answer>(
  parts: { readonly request: Request; readonly portal: PortalContext; readonly signedOutTo: string },
  work: (gateway: GatewayClient) => Promise<Answer>,
): Promise<Answer> => {
  const answer = await forPersonIfSignedIn(parts, work)
  if (answer !== 'signedOut') return answer
  throw redirect(parts.signedOutTo, { status: 303, headers: { 'set-cookie': parts.portal.session.clear() } })
}

/** As `forPerson`, but says `signedOut` instead: a form is then shown again with all that was typed. */
export const forPersonIfSignedIn = async <Answer>(
  { request, portal }: { readonly request: Request; readonly portal: PortalContext },
  work: (gateway: GatewayClient) => Promise<Answer>,
): Promise<Answer | 'signedOut'> => {
  const session = portal.session.read(request)
  if (session === null) return 'signedOut'
  try {
    return await work(portal.clientFor(session))
  } catch (thrown) {
    if (thrown instanceof SignedOut) return 'signedOut'
    if (thrown instanceof NoSuchPlace) throw new Response(null, { status: 404 })
    if (thrown instanceof TooManyRequests) throw new Response(null, { status: 429 })
    throw thrown
  }
}
