import { notFound } from '@concord/portal-kit/error-pages'
import { portalOf } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '../paths.ts'

// A link or an image must not sign anybody out: only the form in the header does.
export const loader = () => {
  throw notFound()
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const session = portal.session.read(request)
  if (session !== null) await portal.signIn.signOut(session)
  const headers = new Headers([
    ['set-cookie', portal.session.clear()],
    ['set-cookie', portal.step.clear()],
  ])
  return redirect(paths.enterSignedOut, { status: 303, headers })
}
