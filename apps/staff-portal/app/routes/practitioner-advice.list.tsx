import { mayBeginEnquiry } from '@concord/domain/practitioner-advice'
import { dayInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { notFound } from '@concord/portal-kit/error-pages'
import { forPerson, portalOf } from '@concord/portal-kit/portal-context'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { enquiryList } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { EnquiryStageTag } from '../pages/enquiry-stage.tsx'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const enquiriesOnAPage = 25

export const meta = () => pageTitle('Enquiries')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const after = new URL(request.url).searchParams.get('after')
  const { me, enquiries } = await forPerson(
    { request, portal: portalOf(context), signedOutTo: signInFor(request) },
    (gateway) => gateway.read(enquiryList, { first: enquiriesOnAPage, after }),
  )
  if (me === null || enquiries === null) throw notFound()
  return {
    me,
    enquiries,
    mayBegin: mayBeginEnquiry.some((role) => me.roles.includes(role)),
    isFirstPage: after === null,
  }
}

export default function Enquiries() {
  const { enquiries, mayBegin, isFirstPage } = useLoaderData<typeof loader>()
  const { nodes, pageInfo } = enquiries
  return (
    <>
      <h1 className="nhsuk-heading-xl">Enquiries</h1>
      {mayBegin ? (
        <p>
          <Button href={paths.newEnquiry}>Log an enquiry</Button>
        </p>
      ) : null}
      {nodes.length === 0 ? (
        <p>
          {isFirstPage
            ? 'You have no enquiries yet. Those that you take, that are passed to you, or that come from organisations allocated to you stand here.'
            : 'There are no older enquiries.'}
        </p>
      ) : (
        <DataTable
          caption="Your enquiries, newest first"
          columns={['Enquiry', 'Waiting for', 'Begun', 'Stage']}
          rows={nodes.map((one) => ({
            key: one.reference,
            cells: [
              <a key="enquiry" href={paths.enquiry(one.reference)}>
                <span className="concord-case-reference">{one.reference}</span>,{' '}
                {one.organisationName ?? 'no organisation yet'}
              </a>,
              one.waitingSentence,
              dayInWords(one.openedOn),
              <EnquiryStageTag key="stage" stage={one.stage} />,
            ],
          }))}
        />
      )}
      {isFirstPage && !pageInfo.hasNextPage ? null : (
        <nav aria-label="Pages of enquiries">
          {isFirstPage ? null : (
            <p>
              <a href={paths.enquiries}>Newest enquiries</a>
            </p>
          )}
          {pageInfo.hasNextPage && pageInfo.endCursor ? (
            <p>
              <a href={paths.olderEnquiries(pageInfo.endCursor)}>Older enquiries</a>
            </p>
          ) : null}
        </nav>
      )}
    </>
  )
}
