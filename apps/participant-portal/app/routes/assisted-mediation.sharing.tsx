import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { answerSharing, myMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { goesOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Who may see that you have signed')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(myMediation, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId, shares: null }
  if (answer.myMediation === null) throw notFound()
  if (!goesOn(answer.myMediation)) throw redirect(paths.mediation, 303)
  return { isSignedIn: true, submissionId, shares: answer.myMediation.sharesAgreement }
}

const answers: Readonly<Record<string, boolean>> = { yes: true, no: false }

/** AM-6: asked apart from the agreement, and changeable. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const input = { sharesAgreement: answers[typed['sharesAgreement'] ?? ''] ?? null }
  return answerForm(asked, {
    typed,
    next: paths.mediation,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) => (await gateway.send(answerSharing, { submissionId, input })).answerSharing,
  })
}

export default function WhoMaySeeThatYouHaveSigned() {
  const { submissionId, shares } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const kept = shares === null ? undefined : shares ? 'yes' : 'no'
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={problems} />
      <h1 className="nhsuk-heading-xl">Who may see that you have signed</h1>
      <p>
        This is a question of its own: taking part does not depend on it. If you say yes, the other participants can see
        that you have signed the agreement, and on which day. If you say no, or do not answer, they cannot.
      </p>
      <p>
        Nothing is shown before everybody has signed and all have been told. Nobody is told how you answered this
        question. You can change your answer at any time.
      </p>
      <form method="post" action={paths.sharing} noValidate>
        <SubmissionId value={again?.submissionId ?? submissionId} />
        <RadiosField
          path="sharesAgreement"
          legend="May the other participants see your signed agreement?"
          value={again?.typed['sharesAgreement'] ?? kept}
          choices={[
            { value: 'yes', text: 'Yes, they may see it' },
            { value: 'no', text: 'No, they may not' },
          ]}
          problems={problems}
        />
        <Button>Save my answer</Button>
      </form>
      <SeenBy of="AG" />
    </>
  )
}
