import { instantInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { SeenBy } from '@concord/portal-kit/who-can-see'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, InsetText } from 'nhsuk-react-components'
import { declareNoConnection, proposalPage } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { FormPage } from '../pages/form-page.tsx'
import { answerForm, readForForm } from '../pages/staff-form.ts'
import { paths } from '../paths.ts'

const heading = 'Do you have a connection?'
export const meta = () => pageTitle(heading)

export const loader = async (args: LoaderFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  const read = await readForForm(args, (gateway) => gateway.read(proposalPage, { reference }))
  if (read && read.proposal === null) throw notFound()
  return { reference, submissionId: crypto.randomUUID(), me: read?.me ?? null, proposal: read?.proposal ?? null }
}

export const action = (args: ActionFunctionArgs) => {
  const reference = args.params['reference'] ?? ''
  return answerForm(
    args,
    async (gateway, { submissionId }) =>
      (await gateway.send(declareNoConnection, { submissionId, reference })).declareNoConnection,
    `${paths.mediating}?done=clear`,
  )
}

export default function Proposal() {
  const { reference, submissionId, proposal } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <FormPage
      back={{ href: paths.mediating, text: 'You are asked' }}
      heading={heading}
      submissionId={again?.submissionId ?? submissionId}
      problems={again?.problems ?? []}
      intro={
        proposal ? (
          <>
            <p>
              You are asked to mediate the case {reference}, commissioned by {proposal.organisationName}. Look whether
              you know somebody in it, or the case itself. Until you are assigned you see nothing else of it.
            </p>
            <h2>Everybody in the case</h2>
            <ul className="nhsuk-list nhsuk-list--bullet concord-long">
              {proposal.names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <SeenBy of="ID" />
            {proposal.answered ? (
              <InsetText>
                <p>You have declared that there is no connection. You are told when you are assigned.</p>
              </InsetText>
            ) : null}
            {!proposal.answered && proposal.answerBy ? (
              <p>Without an answer it lapses at {instantInWords(proposal.answerBy)}.</p>
            ) : null}
          </>
        ) : null
      }
    >
      {proposal?.answered ? null : <Button>I have no connection</Button>}
      <p>
        <a href={paths.declareConnection(reference)}>I have a connection</a>
      </p>
      <SeenBy of="CO" />
    </FormPage>
  )
}
