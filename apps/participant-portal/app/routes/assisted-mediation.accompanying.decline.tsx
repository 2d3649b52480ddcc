import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { accompaniedMediation, declineToAccompany } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { reachedOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('If you do not come')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(accompaniedMediation, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId }
  if (answer.accompaniedMediation === null) throw notFound()
  if (reachedOn(answer.accompaniedMediation.milestones, 'notGoingAhead') !== null)
    throw redirect(paths.accompanying, 303)
  return { isSignedIn: true, submissionId }
}

export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  return answerForm(asked, {
    typed,
    // Their own page is closed to them from here.
    next: paths.declinedToAccompany,
    otherwise: paths.accompanying,
    send: async (gateway, submissionId) =>
      (await gateway.send(declineToAccompany, { submissionId })).declineToAccompany,
  })
}

export default function DeclineToAccompany() {
  const { submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <>
      <BackLink href={paths.accompanying}>Back to your page</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">If you do not come</h1>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>The person who invited you sees that nobody is invited any more. They can ask somebody else.</li>
        <li>Your page closes, and you get no more messages about it.</li>
        <li>We ask for no reason. If you gave an undertaking, please keep to its confidentiality.</li>
      </ul>
      <form method="post" action={paths.declineToAccompany}>
        <SubmissionId value={again?.submissionId ?? submissionId} />
        <Button warning>I will not come</Button>
      </form>
      <p>
        <a href={paths.accompanying}>Go back without changing anything</a>
      </p>
    </>
  )
}
