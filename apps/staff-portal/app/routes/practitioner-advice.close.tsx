import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId, TextAreaField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { closeEnquiry, enquiryStanding } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { choicesOf, closingInWords } from '../pages/enquiry-words.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Close the enquiry'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null }
  const { me, enquiry } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(enquiryStanding, { reference }),
  )
  if (!enquiry?.mayDo.includes('closeEnquiry')) throw notFound()
  return { ...fresh, me }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const input = { outcome: typed['outcome'] ?? '', note: typed['note'] ?? '' }
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(closeEnquiry, { submissionId, reference, input }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { closeEnquiry: closed } = sent.answer
  if (closed === null) throw notFound()
  if (closed.__typename === 'Rejected') return showAgain(portal, { typed, submissionId, problems: problemsOf(closed) })
  throw redirect(paths.enquiryAfter(reference, 'closed'), 303)
}

export default function CloseEnquiry() {
  const { reference, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <p>A closed enquiry can still be read by those who can read it now. It cannot be changed any more.</p>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <RadiosField
            path="outcome"
            legend="How it ends"
            value={again?.typed['outcome']}
            choices={choicesOf(closingInWords)}
            problems={problems}
          />
          <TextAreaField
            path="note"
            label="Note (optional)"
            value={again?.typed['note']}
            problems={problems}
            rows={3}
          />
          <Button>Close it</Button>
        </form>
      </div>
    </div>
  )
}
