import { InstantText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import { myHandedInOutline } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Your outline as it was given')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { myMediation: mine } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(myHandedInOutline, {}),
  )
  if (mine === null) throw notFound()
  const { handedIn, handedInAt } = mine.outline
  if (handedIn === null || handedInAt === null) throw redirect(paths.outline, 303)
  return { isSignedIn: true, handedIn, handedInAt }
}

export default function WhatTheMediatorsHave() {
  const { handedIn, handedInAt } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={paths.outline}>Back to your outline</BackLink>
      <h1 className="nhsuk-heading-xl">What the mediators have</h1>
      <p>
        Given to them on <InstantText at={handedInAt} />.
      </p>
      <div className="concord-own-words">{handedIn}</div>
      <SeenBy of="OS" />
    </>
  )
}
