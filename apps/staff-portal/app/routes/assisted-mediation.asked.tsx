import { instantInWords } from '@concord/domain/shared'
import { DataTable } from '@concord/portal-kit/data-table'
import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NotificationBanner, Tag } from 'nhsuk-react-components'
import { proposalList } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { readFor } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('You are asked')

const justDone: Readonly<Record<string, string>> = {
  connection: 'Your part in that case has ended',
  clear: 'You have declared that there is no connection',
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { me, proposals } = await readFor(args, (gateway) => gateway.read(proposalList, {}))
  if (proposals === null) throw notFound()
  return { me, proposals, done: justDone[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null }
}

export default function Asked() {
  const { proposals, done } = useLoaderData<typeof loader>()
  return (
    <>
      {done ? (
        <NotificationBanner success disableAutoFocus>
          <NotificationBanner.Heading>{done}</NotificationBanner.Heading>
        </NotificationBanner>
      ) : null}
      <h1 className="nhsuk-heading-xl">You are asked</h1>
      {proposals.length === 0 ? (
        <p>You are asked for no case now. A case for which you are asked will stand here, and we write to you.</p>
      ) : (
        <DataTable
          caption="Cases for which you are asked"
          columns={['Case', 'Answer by', 'Your answer']}
          rows={proposals.map(({ reference, organisationName, answerBy, answered }) => ({
            key: reference,
            cells: [
              <a key="case" href={paths.proposal(reference)}>
                <span className="concord-case-reference">{reference}</span>, {organisationName}
              </a>,
              answered ? 'Answered' : answerBy === null ? 'No date' : instantInWords(answerBy),
              answered ? (
                <Tag key="answer" modifier="green">
                  No connection
                </Tag>
              ) : (
                <Tag key="answer" modifier="yellow">
                  Not answered
                </Tag>
              ),
            ],
          }))}
        />
      )}
      <p>
        Cases to which you are assigned stand under <a href={paths.cases}>Cases</a>.
      </p>
      <SeenBy of="CO" />
    </>
  )
}
