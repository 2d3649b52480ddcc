import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { enquiryForPassingOn, passToSeniorAdviser } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Pass to a Senior Adviser'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null, seniorAdvisers: [] }
  const { me, seniorAdvisers, enquiry } = await forPerson(
    { request, portal, signedOutTo: signInFor(request) },
    (gateway) => gateway.read(enquiryForPassingOn, { reference }),
  )
  if (!enquiry?.mayDo.includes('passToSeniorAdviser')) throw notFound()
  return { ...fresh, me, seniorAdvisers: seniorAdvisers ?? [] }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(passToSeniorAdviser, { submissionId, reference, accountId: typed['accountId'] ?? '' }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { passToSeniorAdviser: passed } = sent.answer
  if (passed === null) throw notFound()
  if (passed.__typename === 'Rejected') return showAgain(portal, { typed, submissionId, problems: problemsOf(passed) })
  throw redirect(paths.enquiryAfter(reference, 'passed'), 303)
}

export default function PassOn() {
  const { reference, seniorAdvisers, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const chosen = again?.typed['accountId']
  const problems = again?.problems ?? []
  const choices =
    seniorAdvisers.length > 0
      ? seniorAdvisers.map(({ id, displayName }) => ({ value: id, text: displayName }))
      : chosen
        ? [{ value: chosen, text: 'The Senior Adviser that you chose' }]
        : []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <p>They can read the enquiry from then on, discuss the circumstances with the caller and choose the help.</p>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          {choices.length === 0 ? (
            <p>There is no Senior Adviser in the service just now. The enquiry stays with you until there is one.</p>
          ) : (
            <>
              <RadiosField
                path="accountId"
                legend="Senior Adviser"
                value={chosen}
                choices={choices}
                problems={problems}
              />
              <Button>Pass it on</Button>
            </>
          )}
        </form>
      </div>
    </div>
  )
}
