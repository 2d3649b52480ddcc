import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { inPounds } from '@concord/portal-kit/pounds'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, SummaryList } from 'nhsuk-react-components'
import { acceptCharges, chargesCover } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { reachedOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('The charges')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(chargesCover, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId, charges: null, canAnswer: true }
  if (answer.commissionedMediation === null) throw notFound()
  const { charges, milestones } = answer.commissionedMediation
  if (charges === null) throw redirect(paths.commissioning, 303)
  const canAnswer = charges.answer === null && reachedOn(milestones, 'notGoingAhead') === null
  return { isSignedIn: true, submissionId, charges, canAnswer }
}

/** PP-4: the mediation starts with the commissioner's acceptance. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  return answerForm(asked, {
    typed,
    next: paths.commissioning,
    otherwise: paths.commissioning,
    send: async (gateway, submissionId) => (await gateway.send(acceptCharges, { submissionId })).acceptCharges,
  })
}

const Indication = ({ pounds, covers }: { readonly pounds: number; readonly covers: string | null }) => (
  <SummaryList>
    <SummaryList.Row>
      <SummaryList.Key>Indication of charges</SummaryList.Key>
      <SummaryList.Value>{inPounds(pounds)}</SummaryList.Value>
    </SummaryList.Row>
    <SummaryList.Row>
      <SummaryList.Key>What they cover</SummaryList.Key>
      <SummaryList.Value className="concord-long">
        {covers === null ? 'Ask the advice service' : <span className="concord-lines">{covers}</span>}
      </SummaryList.Value>
    </SummaryList.Row>
  </SummaryList>
)

export default function TheCharges() {
  const { submissionId, charges, canAnswer } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <>
      <BackLink href={paths.commissioning}>Back to your page</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">The charges</h1>
      {charges ? <Indication pounds={charges.pounds} covers={charges.covers} /> : null}
      {canAnswer ? (
        <>
          <h2>What happens if you accept</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>Each person whom you named is asked, apart from the others, whether they agree to take part.</li>
            <li>Taking part is voluntary. That you accept the charges binds nobody to agree.</li>
            <li>You are told on which day it goes ahead, or that it does not; not who agreed, and not why.</li>
          </ul>
          <form method="post" action={paths.charges}>
            <SubmissionId value={again?.submissionId ?? submissionId} />
            <Button>Accept the charges</Button>
          </form>
          <p>
            <a href={paths.declineCharges}>Decline the charges</a>
          </p>
        </>
      ) : null}
      <SeenBy of="CH" />
    </>
  )
}
