import { dayInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { openDisclosures } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Safety concerns'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { me, openDisclosures: open } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(openDisclosures, {}),
  )
  if (me === null || open === null) throw notFound()
  return { me, open, mayReport: me.roles.includes('mediator') }
}

/** AM-9: those that wait for this person, as the second one or as the writer. */
export default function SafetyConcerns() {
  const { open, mayReport } = useLoaderData<typeof loader>()
  return (
    <>
      <h1 className="nhsuk-heading-xl">{heading}</h1>
      {mayReport ? (
        <p>
          <Button href={paths.reportSafety}>Report a safety concern</Button>
        </p>
      ) : null}
      {open.length === 0 ? (
        <p>Nothing waits for you. A concern that you reported, or have to view, stands here until it is closed.</p>
      ) : (
        <DataTable
          caption="Open, the oldest first"
          columns={['Concern', 'Your part', 'Waiting for', 'Begun']}
          rows={open.map((one) => ({
            key: one.reference,
            cells: [
              <a key="concern" href={paths.disclosure(one.reference)}>
                <span className="concord-case-reference">{one.reference}</span>
              </a>,
              one.ownWriting ? 'You reported it' : 'Second person',
              one.waitingSentence,
              dayInWords(one.begunOn),
            ],
          }))}
        />
      )}
    </>
  )
}
