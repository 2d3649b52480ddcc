import { portalOf } from '@concord/portal-kit/portal-context'
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '../paths.ts'
import { unpackAttempt } from '../signing-in.ts'

/**
 * Back from the identity provider. The state must be the one that this browser set out with: otherwise somebody could be
 * signed in as another person without knowing it.
 */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const asked = new URL(request.url).searchParams
  const [code, state] = [asked.get('code'), asked.get('state')]
  const attempt = unpackAttempt(portal.step.read(request))
  const opened = code && state && attempt?.state === state ? await portal.signIn.completeStaff({ code, state }) : null
  const headers = new Headers({ 'set-cookie': portal.step.clear() })
  if (opened === null || attempt === null) return redirect(`${paths.signIn}?failed`, { status: 303, headers })
  headers.append('set-cookie', portal.session.set(opened.session))
  return redirect(attempt.goOn, { status: 303, headers })
}
