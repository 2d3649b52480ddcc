import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import { enquiryContact, logEnquiry, saveEnquiry } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { ContactFields } from '../pages/contact-fields.tsx'
import { contactFrom, contactIntentOf, typedBefore } from '../pages/contact-form.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Go on with an enquiry'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null, organisations: null, before: {} }
  const { me, organisations, enquiry } = await forPerson(
    { request, portal, signedOutTo: signInFor(request) },
    (gateway) => gateway.read(enquiryContact, { reference }),
  )
  if (enquiry === null || !enquiry.mayDo.includes('logEnquiry')) throw notFound()
  return { ...fresh, me, organisations, before: typedBefore(enquiry) }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const intent = contactIntentOf(typed)
  const input = contactFrom(typed)
  const sent = await sendForm({ request, portal }, async (gateway) =>
    intent === 'save'
      ? (await gateway.send(saveEnquiry, { submissionId, reference, input })).saveEnquiry
      : (await gateway.send(logEnquiry, { submissionId, reference, input })).logEnquiry,
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  if (sent.answer === null) throw notFound()
  if (sent.answer.__typename === 'Rejected')
    return showAgain(portal, { typed, submissionId, problems: problemsOf(sent.answer) })
  throw redirect(paths.enquiryAfter(reference, intent === 'save' ? 'saved' : 'logged'), 303)
}

export default function ContinueEnquiry() {
  const { reference, organisations, before, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <ContactFields organisations={organisations} typed={again?.typed ?? before} problems={problems} />
        </form>
      </div>
    </div>
  )
}
