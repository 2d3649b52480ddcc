import { DataTable } from '@concord/portal-kit/data-table'
import { InstantText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import { Fragment } from 'react'
import { whoHasLooked } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Who has looked')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { myMediation: mine } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(whoHasLooked, {}),
  )
  if (mine === null) throw notFound()
  return { isSignedIn: true, entries: mine.lookedAt }
}

/** A page's pattern, which may go on in a new line after each of its strokes and nowhere else. */
const breakable = (pattern: string) =>
  pattern.split(/(?<=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are rendered once, on the server
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))

/** ACCESS, Reading leaves a trace: each opening by somebody else, by role, time and page. */
export default function WhoHasLooked() {
  const { entries } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <h1 className="nhsuk-heading-xl">Who has looked at what you gave us</h1>
      <p>
        Each time somebody else opens something that you wrote or gave us, it is written down before it opens. Openings
        of an outline are shown here once everybody has been told that the mediation goes ahead.
      </p>
      {entries.length === 0 ? (
        <p>There is nothing to show.</p>
      ) : (
        <DataTable
          caption="Openings, the newest first"
          columns={['Who', 'What', 'When', 'On which page']}
          rows={entries.map(({ at, who, what, page }, index) => ({
            key: `${at} ${index}`,
            cells: [
              who,
              what,
              <InstantText key={at} at={at} />,
              <span key={page} className="concord-reference">
                {breakable(page)}
              </span>,
            ],
          }))}
        />
      )}
      <SeenBy of="AL" />
    </>
  )
}
