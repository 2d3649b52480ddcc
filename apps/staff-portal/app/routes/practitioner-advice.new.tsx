import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf, type Typed } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import {
  forPerson,
  type PortalContext,
  portalOf,
  problemsOf,
  sendForm,
  showAgain,
} from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink } from 'nhsuk-react-components'
import { beginEnquiry, logEnquiry, organisationList, saveEnquiry } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { ContactFields } from '../pages/contact-fields.tsx'
import { contactFrom, contactIntentOf, logIdField } from '../pages/contact-form.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Log an enquiry'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const ids = { submissionId: crypto.randomUUID(), logId: crypto.randomUUID() }
  // The form could not be sent: it is shown again with what was typed, and nothing else is read.
  if (portal.formIsKept) return { me: null, organisations: null, ...ids }
  const { me, organisations } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(organisationList, {}),
  )
  if (organisations === null) throw notFound()
  return { me, organisations, ...ids }
}

type Sending = { readonly request: Request; readonly portal: PortalContext; readonly typed: Typed }

/** Keeps what is typed so far: begins the enquiry, or goes on with the one that an earlier press has begun. */
const keep = async ({ request, portal, typed }: Sending) => {
  const submissionId = submissionIdOf(typed)
  const input = contactFrom(typed)
  const { reference } = typed
  const sent = await sendForm({ request, portal }, async (gateway) =>
    reference
      ? (await gateway.send(saveEnquiry, { submissionId, reference, input })).saveEnquiry
      : (await gateway.send(beginEnquiry, { submissionId, input })).beginEnquiry,
  )
  if ('problem' in sent) return { again: showAgain(portal, { typed, submissionId, problems: [sent.problem] }) }
  if (sent.answer === null) throw notFound()
  if (sent.answer.__typename === 'Rejected')
    return { again: showAgain(portal, { typed, submissionId, problems: problemsOf(sent.answer) }) }
  const begun = reference ?? sent.answer.made.find((one) => one.reference !== null)?.reference
  if (!begun) throw notFound()
  return { reference: begun }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const kept = 'reference' in typed && contactIntentOf(typed) === 'log' ? null : await keep({ request, portal, typed })
  if (kept && 'again' in kept) return kept.again
  const reference = kept?.reference ?? typed['reference'] ?? ''
  if (contactIntentOf(typed) === 'save') throw redirect(paths.enquiryAfter(reference, 'saved'), 303)

  const submissionId = submissionIdOf({ submissionId: typed[logIdField] ?? '' })
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(logEnquiry, { submissionId, reference, input: contactFrom(typed) }),
  )
  // It is begun by now: whatever is pressed next goes on with it, under an id of its own.
  const form = { typed: { ...typed, reference, [logIdField]: submissionId }, submissionId: crypto.randomUUID() }
  if ('problem' in sent) return showAgain(portal, { ...form, problems: [sent.problem] })
  const { logEnquiry: logged } = sent.answer
  if (logged === null) throw notFound()
  if (logged.__typename === 'Rejected') return showAgain(portal, { ...form, problems: problemsOf(logged) })
  throw redirect(paths.enquiryAfter(reference, 'logged'), 303)
}

export default function NewEnquiry() {
  const { organisations, submissionId, logId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const typed = again?.typed ?? {}
  const problems = again?.problems ?? []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiries}>All enquiries</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        {typed['reference'] ? (
          <p>
            What you typed is saved as <span className="concord-case-reference">{typed['reference']}</span>. It is not
            logged yet.
          </p>
        ) : (
          <p>Who took it, and when, is recorded for you.</p>
        )}
        <form method="post" action={paths.newEnquiry} noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <input type="hidden" name={logIdField} value={typed[logIdField] ?? logId} />
          {typed['reference'] ? <input type="hidden" name="reference" value={typed['reference']} /> : null}
          <ContactFields organisations={organisations} typed={typed} problems={problems} />
        </form>
      </div>
    </div>
  )
}
