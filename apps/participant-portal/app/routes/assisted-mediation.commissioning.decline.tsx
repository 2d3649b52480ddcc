import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { commissionedMediation, declineCharges } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('If you decline the charges')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(commissionedMediation, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId }
  if (answer.commissionedMediation === null) throw notFound()
  const { charges } = answer.commissionedMediation
  if (charges === null || charges.answer !== null) throw redirect(paths.commissioning, 303)
  return { isSignedIn: true, submissionId }
}

export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  return answerForm(asked, {
    typed,
    next: paths.commissioning,
    otherwise: paths.commissioning,
    send: async (gateway, submissionId) => (await gateway.send(declineCharges, { submissionId })).declineCharges,
  })
}

/** What declining closes off is said before it is done. */
export default function DeclineTheCharges() {
  const { submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <>
      <BackLink href={paths.charges}>Back to the charges</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">If you decline the charges</h1>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>The mediation ends at once. Nobody is asked to take part, and there is nothing to pay.</li>
        <li>The people whom you named are not told that a mediation was thought of.</li>
        <li>We ask for no reason. What you gave us about them is closed to everybody.</li>
      </ul>
      <p>
        <strong>You cannot take this back.</strong> If you change your mind later, call the advice line: a new mediation
        can be opened.
      </p>
      <form method="post" action={paths.declineCharges}>
        <SubmissionId value={again?.submissionId ?? submissionId} />
        <Button warning>Decline the charges</Button>
      </form>
      <p>
        <a href={paths.charges}>Go back without changing anything</a>
      </p>
    </>
  )
}
