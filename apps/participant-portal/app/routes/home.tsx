import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { whoseLink } from '../documents.ts'
import { paths } from '../paths.ts'

/** Leads everybody to the one page that is theirs. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { myMediation, commissionedMediation, accompaniedMediation } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: paths.enter },
    (gateway) => gateway.read(whoseLink, {}),
  )
  if (myMediation) return redirect(paths.mediation)
  if (commissionedMediation) return redirect(paths.commissioning)
  if (accompaniedMediation) return redirect(paths.accompanying)
  throw notFound()
}
