import { portalOf } from '@concord/portal-kit/portal-context'
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ownAddress, packAttempt } from '../signing-in.ts'

/** To the identity provider, remembering in a short-lived cookie what has to come back. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const goOn = ownAddress(new URL(request.url).searchParams.get('then'))
  const { url, state } = await portal.signIn.beginStaff()
  return redirect(url, { status: 303, headers: { 'set-cookie': portal.step.set(packAttempt({ state, goOn })) } })
}
