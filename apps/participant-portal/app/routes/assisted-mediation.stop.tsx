import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { myMediation, withdraw } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { goesOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('If you do not take part')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(myMediation, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId }
  if (answer.myMediation === null) throw notFound()
  if (!goesOn(answer.myMediation)) throw redirect(paths.mediation, 303)
  return { isSignedIn: true, submissionId }
}

/** AM-22: one step, no reason. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  return answerForm(asked, {
    typed,
    next: paths.mediation,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) => (await gateway.send(withdraw, { submissionId })).withdraw,
  })
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
          has passed. They can see that it ended early, and on which day they are told; not why, or by whom. Where only
          a few people were asked, somebody may still guess.
        </li>
        <li>
          If you have begun an outline, it is destroyed: the only key that opens it. Nobody can read it any more, and
          neither can you. The same happens to the others’ outlines.
        </li>
        <li>A talk that you have booked does not take place, and a companion whom you invited is told not to come.</li>
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
