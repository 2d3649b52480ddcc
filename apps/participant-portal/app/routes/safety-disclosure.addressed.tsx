import { disclosureMarking, groundWords, recipientWords } from '@concord/domain/safety-disclosure'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { type FormProblem, SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, WarningCallout } from 'nhsuk-react-components'
import { acknowledgeDisclosure, addressedDisclosure } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { asParticipantsRead } from '../pages/signed-out.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Something to read now')

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params.reference ?? ''
  const submissionId = crypto.randomUUID()
  if (portal.formIsKept) return { isSignedIn: false, reference, submissionId, addressed: null }
  const { addressedDisclosure: addressed } = await forPerson(
    { request, portal, signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(addressedDisclosure, { reference }),
  )
  if (addressed === null) throw notFound()
  return { isSignedIn: true, reference: addressed.reference, submissionId, addressed }
}

/** AM-9: the acknowledgement, which ends the reminders. */
export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const reference = params.reference ?? ''
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(acknowledgeDisclosure, { submissionId, reference }),
  )
  if ('problem' in sent) return again([asParticipantsRead(sent.problem)])
  if (sent.answer.acknowledgeDisclosure === null) throw notFound()
  const problems = problemsOf(sent.answer.acknowledgeDisclosure)
  return problems.length > 0 ? again(problems) : redirect(paths.disclosure(reference), 303)
}

/** What is addressed to the commissioner, marked, with what they are expected to do. */
export default function AddressedDisclosure() {
  const { reference, submissionId, addressed } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const current = again?.submissionId ?? submissionId
  return (
    <>
      <BackLink href={paths.commissioning}>Back to your page</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">{recipientWords.heading}</h1>
      {addressed ? (
        <>
          <WarningCallout>
            <WarningCallout.Heading headingLevel="h2">Confidential</WarningCallout.Heading>
            <p>{disclosureMarking}</p>
          </WarningCallout>
          <p>{recipientWords.introduction}</p>
          <h2>What the concern is about</h2>
          <p>{groundWords[addressed.ground]}</p>
          <p className="concord-long concord-written">{addressed.extract}</p>
          <h2>What you are asked to do</h2>
          <p className="concord-long concord-written">{addressed.expectedAction}</p>
          <p>
            Sent on <DayText day={addressed.sentOn} />, reference {reference}.
          </p>
        </>
      ) : null}
      <h2>What happens next</h2>
      {addressed?.acknowledgedOn ? (
        <p>
          You confirmed on <DayText day={addressed.acknowledgedOn} /> that you have read this. We send you no more
          reminders of it.
        </p>
      ) : (
        <>
          {recipientWords.next.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <form method="post">
            <SubmissionId value={current} />
            <Button>I have read this</Button>
          </form>
        </>
      )}
    </>
  )
}
