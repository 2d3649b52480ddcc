import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { SubmissionId, TextField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, InsetText } from 'nhsuk-react-components'
import { correctContactDetails, mediationContacts } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Correct an email address'

export const meta = () => pageTitle(heading)

type Params = { readonly reference?: string; readonly position?: string }

const placeIn = ({ reference, position }: Params): { reference: string; position: number } => {
  if (!reference || !position || !/^\d{1,2}$/.test(position)) throw notFound()
  return { reference, position: Number(position) }
}

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const { reference, position } = placeIn(params)
  const fresh = { reference, position, submissionId: crypto.randomUUID() }
  // The form could not be sent: it is shown again with what was typed, and nothing else is read.
  if (portal.formIsKept) return { ...fresh, me: null, name: null, email: null }
  const { me, mediation } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(mediationContacts, { reference }),
  )
  const person =
    position === 0 ? mediation?.commissioner : mediation?.participants.find((one) => one.position === position)
  if (!person || person.email === null) throw notFound()
  return { ...fresh, me, name: person.name, email: person.email }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const { reference, position } = placeIn(params)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const input = { reference, position, email: typed['email'] ?? '' }
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(correctContactDetails, { submissionId, input }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { correctContactDetails: corrected } = sent.answer
  if (corrected === null) throw notFound()
  if (corrected.__typename === 'Accepted') throw redirect(paths.mediationAfter(reference, 'corrected'), 303)
  return showAgain(portal, { typed, submissionId, problems: problemsOf(corrected) })
}

export default function CorrectContact() {
  const { reference, position, submissionId, name, email } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const whom = position === 0 ? 'the commissioner' : `participant ${position}`
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.mediation(reference)}>Case {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        {name === null ? null : (
          <p className="concord-long">
            For {whom}, {name}. The address we have is <strong>{email}</strong>.
          </p>
        )}
        <InsetText>
          <p>
            Who has not agreed yet is sent a new invitation to the corrected address, and has the full time to answer.
          </p>
        </InsetText>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <TextField
            path="email"
            label="Correct email address"
            type="email"
            value={again?.typed['email']}
            problems={problems}
          />
          <Button>Save the address</Button>
        </form>
        <p>
          <a href={paths.mediation(reference)}>Leave it as it is</a>
        </p>
      </div>
    </div>
  )
}
