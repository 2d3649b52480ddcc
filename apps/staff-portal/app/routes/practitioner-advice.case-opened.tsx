import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { SubmissionId, TextField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { enquiryStanding, recordCaseOpened } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Record the case that was opened'

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null }
  const { me, enquiry } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(enquiryStanding, { reference }),
  )
  if (enquiry?.help !== 'assistedMediation' || !enquiry.mayDo.includes('recordCaseOpened')) throw notFound()
  return { ...fresh, me }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(recordCaseOpened, { submissionId, reference, caseReference: typed['caseReference'] ?? '' }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { recordCaseOpened: recorded } = sent.answer
  if (recorded === null) throw notFound()
  if (recorded.__typename === 'Rejected')
    return showAgain(portal, { typed, submissionId, problems: problemsOf(recorded) })
  throw redirect(paths.enquiryAfter(reference, 'closed'), 303)
}

export default function CaseOpened() {
  const { reference, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <p>The enquiry is closed with it. The case is one of yours, for the same organisation.</p>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <TextField
            path="caseReference"
            label="Reference of the case"
            hint="For example AM-7K3D-QX2M"
            value={again?.typed['caseReference']}
            problems={problems}
            width={20}
          />
          <Button>Record the case</Button>
        </form>
      </div>
    </div>
  )
}
