import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Panel } from 'nhsuk-react-components'
import { disclosurePage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta = () => pageTitle('The concern is sent')

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const { me, disclosure } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(disclosurePage, { reference: params.reference ?? '' }),
  )
  if (!disclosure?.ownWriting) throw notFound()
  return { me, reference: disclosure.reference, waitingSentence: disclosure.waitingSentence }
}

export default function DisclosureBegun() {
  const { reference, waitingSentence } = useLoaderData<typeof loader>()
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <Panel>
          <Panel.Title>The concern is sent</Panel.Title>
          Reference {reference}
        </Panel>
        <h2>What happens next</h2>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>The commissioner is written to now, and reminded every working day until they confirm.</li>
          <li>A Senior Adviser is asked now to view it within one working day.</li>
          <li>
            The participants are told one working day after that, unless you and that second person both record why not.
          </li>
        </ul>
        <p>{waitingSentence}.</p>
        <p>
          <a href={paths.disclosure(reference)}>Follow what becomes of it</a>
        </p>
      </div>
    </div>
  )
}
