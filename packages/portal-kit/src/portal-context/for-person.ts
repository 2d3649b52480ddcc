import { redirect } from '@remix-run/node'
import type { FormProblem } from '../form-fields/index.ts'
import { type GatewayClient, NoSuchPlace, SignedOut, TooManyRequests } from '../gateway-client/index.ts'
import { faultOf } from '../log/index.ts'
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

/**
 * Sends a form's command. Where it cannot be sent, because the session has ended or because of a fault, the answer is a
 * problem to show with the form, which keeps all that was typed; a fault is logged under the reference that it names.
 */
export const sendForm = async <Answer>(
  parts: { readonly request: Request; readonly portal: PortalContext },
  work: (gateway: GatewayClient) => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly problem: FormProblem }> => {
  const { portal } = parts
  try {
    const answer = await forPersonIfSignedIn(parts, work)
    if (answer !== 'signedOut') return { answer }
    portal.formIsKept = true
    return { problem: signedOutProblem }
  } catch (thrown) {
    portal.formIsKept = true
    if (thrown instanceof Response && thrown.status === 429) return { problem: waitProblem }
    if (thrown instanceof Response) throw thrown
    portal.log.fault(faultOf(thrown, portal.facts.reference))
    return { problem: faultProblem(portal.facts.reference) }
  }
}

export const signedOutProblem: FormProblem = {
  field: null,
  message:
    'You have been signed out, because nothing was sent for a while. Sign in again in a new tab, then send this form again here. Nothing that you typed is lost',
}
const waitProblem: FormProblem = {
  field: null,
  message: 'There have been many requests from here. Wait a few minutes, then send this form again. Nothing is lost',
}
const faultProblem = (reference: string): FormProblem => ({
  field: null,
  message: `We could not save this just now. Send it again in a few minutes: nothing is lost, and nothing is done twice. If it goes on, give us this reference: ${reference}`,
})
