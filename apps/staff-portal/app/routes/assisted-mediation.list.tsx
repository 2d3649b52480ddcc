import { dayInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { mediationList } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { StageTag } from '../pages/stage.tsx'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const casesOnAPage = 25

export const meta = () => pageTitle('Cases')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const after = new URL(request.url).searchParams.get('after')
  const { me, mediations } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(mediationList, { first: casesOnAPage, after }),
  )
  if (me === null || mediations === null) throw notFound()
  return { me, mediations, isFirstPage: after === null }
}

export default function Cases() {
  const { mediations, isFirstPage } = useLoaderData<typeof loader>()
  const { nodes, pageInfo } = mediations
  return (
    <>
      <h1 className="nhsuk-heading-xl">Cases</h1>
      <p>
        <Button href={paths.newMediation}>Open a mediation</Button>
      </p>
      <p>
        Is somebody’s safety at risk? <a href={paths.reportSafety}>Report a safety concern</a>
      </p>
      {nodes.length === 0 ? (
        <p>
          {isFirstPage
            ? 'You have no cases yet. A mediation that you open stands here, with what it is waiting for.'
            : 'There are no older cases.'}
        </p>
      ) : (
        <DataTable
          caption="Your cases, newest first"
          columns={['Case', 'Waiting for', 'Opened', 'Stage']}
          rows={nodes.map((one) => ({
            key: one.reference,
            cells: [
              <a key="case" href={paths.mediation(one.reference)}>
                <span className="concord-case-reference">{one.reference}</span>, {one.organisationName}
              </a>,
              one.waitingSentence,
              dayInWords(one.openedOn),
              <StageTag key="stage" stage={one.stage} />,
            ],
          }))}
        />
      )}
      {isFirstPage && !pageInfo.hasNextPage ? null : (
        <nav aria-label="Pages of cases">
          {isFirstPage ? null : (
            <p>
              <a href={paths.cases}>Newest cases</a>
            </p>
          )}
          {pageInfo.hasNextPage && pageInfo.endCursor ? (
            <p>
              <a href={paths.olderCases(pageInfo.endCursor)}>Older cases</a>
            </p>
          ) : null}
        </nav>
      )}
    </>
  )
}
