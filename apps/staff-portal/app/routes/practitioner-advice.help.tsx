import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId, TextAreaField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, InsetText } from 'nhsuk-react-components'
import { chooseHelp, enquiryRecommendation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { choicesOf, helpInWords, questionInWords } from '../pages/enquiry-words.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Choose the help'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null, recommendation: null, help: null }
  const { me, enquiry } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(enquiryRecommendation, { reference }),
  )
  if (!enquiry?.mayDo.includes('chooseHelp')) throw notFound()
  // There is nothing to recommend from yet.
  if (enquiry.recommendation === null) throw redirect(paths.circumstances(reference), 303)
  return { ...fresh, me, recommendation: enquiry.recommendation, help: enquiry.help }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const reasons = [{ rule: 'PP-5', reason: typed['reasons.PP-5'] ?? '' }]
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(chooseHelp, { submissionId, reference, input: { help: typed['help'] ?? '', reasons } }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { chooseHelp: chosen } = sent.answer
  if (chosen === null) throw notFound()
  if (chosen.__typename === 'Rejected') return showAgain(portal, { typed, submissionId, problems: problemsOf(chosen) })
  throw redirect(paths.enquiryAfter(reference, 'chosen'), 303)
}

export default function ChooseHelp() {
  const { reference, recommendation, help, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        {recommendation ? (
          <>
            <h2>What is recommended</h2>
            <InsetText>
              <p>{recommendation.because}</p>
            </InsetText>
            <p>You can read this out to the caller. The choice is yours.</p>
          </>
        ) : null}
        {recommendation && recommendation.askAgain.length > 0 ? (
          <>
            <p>It could be another one if you knew:</p>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {recommendation.askAgain.map((question) => (
                <li key={question}>{questionInWords[question]}</li>
              ))}
            </ul>
            <p>
              <a href={paths.circumstances(reference)}>Change the circumstances</a>
            </p>
          </>
        ) : null}
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <RadiosField
            path="help"
            legend="Help"
            value={again?.typed['help'] ?? help ?? undefined}
            choices={choicesOf(helpInWords)}
            problems={problems}
          />
          <TextAreaField
            path="reasons.PP-5"
            label="Your reason, where it is not the recommended one"
            value={again?.typed['reasons.PP-5']}
            problems={problems}
            rows={3}
          />
          <Button>Choose this help</Button>
        </form>
      </div>
    </div>
  )
}
