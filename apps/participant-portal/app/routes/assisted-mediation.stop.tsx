import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { type FormProblem, SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { myMediation, withdraw } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { asParticipantsRead } from '../pages/signed-out.ts'
import { standingOf } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('If you do not take part')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const submissionId = crypto.randomUUID()
  if (portal.formIsKept) return { isSignedIn: false, submissionId }
  const { myMediation: mine } = await forPerson({ request, portal, signedOutTo: paths.enterEnded }, (gateway) =>
    gateway.read(myMediation, {}),
  )
  if (mine === null) throw notFound()
  const standing = standingOf(mine)
  if (standing === 'withdrawn' || standing === 'notGoingAhead') throw redirect(paths.mediation, 303)
  return { isSignedIn: true, submissionId }
}

/** AM-22: one step, no reason. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const sent = await sendForm({ request, portal }, (gateway) => gateway.send(withdraw, { submissionId }))
  if ('problem' in sent) return again([asParticipantsRead(sent.problem)])
  const problems = problemsOf(sent.answer.withdraw)
  // No answer means that there is nothing more to do it to: the page, read afresh, says where things stand.
  return problems.length > 0 ? again(problems) : redirect(paths.mediation, 303)
}

/** What stopping closes off is said before it is done; the one button does it. */
export default function StopTakingPart() {
  const { submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">If you do not take part</h1>
      <p>You can decide this freely. We do not ask for a reason, and the others are not told that it was you.</p>
      <h2>What happens then</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>The mediation ends at once, for everybody.</li>
        <li>
          The others and the person who asked for it are told at 5pm today that it will not go ahead; tomorrow, if 5pm
          has passed. They can see that day, not why it ended. Where only a few people were asked, somebody may still
          guess.
        </li>
        <li>What you agreed or gave us here is no longer open to anybody else.</li>
        <li>You get no more messages about it. You can still open this page with your link.</li>
      </ul>
      <p>
        <strong>You cannot take this back.</strong> If you change your mind later, a new mediation would have to be
        asked for.
      </p>
      <form method="post" action={paths.stop}>
        <SubmissionId value={again?.submissionId ?? submissionId} />
        <Button warning>Do not take part</Button>
      </form>
      <p>
        <a href={paths.mediation}>Go back without changing anything</a>
      </p>
    </>
  )
}
