import { grounds, groundWords } from '@concord/domain/safety-disclosure'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { type FormProblem, RadiosField, SubmissionId, TextAreaField, TextField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, Details, InsetText } from 'nhsuk-react-components'
import { beginDisclosure, whoReports } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Report a safety concern'

export const meta = () => pageTitle(heading)

/** Nothing of a case is read here: a mediator may report a concern when the case is closed to them. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const submissionId = crypto.randomUUID()
  if (portal.formIsKept) return { me: null, submissionId }
  const { me } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(whoReports, {}),
  )
  if (!me?.roles.includes('mediator')) throw notFound()
  return { me, submissionId }
}

// One answer for a case that is not there and for one that is not theirs.
const noSuchMediation: FormProblem = {
  field: 'mediation',
  message: 'Check the reference. There is no such mediation that you mediate, or mediated until 28 days ago',
  rule: 'AM-9',
}

type Typed = Readonly<Record<string, string | undefined>>
const inputOf = (typed: Typed) => {
  const thirdParty = { name: typed['thirdParty.name'] ?? '', howReached: typed['thirdParty.howReached'] ?? '' }
  return {
    ground: typed['ground'] ?? '',
    extract: typed['extract'] ?? '',
    expectedAction: typed['expectedAction'] ?? '',
    thirdParty: `${thirdParty.name}${thirdParty.howReached}`.trim() === '' ? null : thirdParty,
  }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const mediation = typed['mediation'] ?? ''
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(beginDisclosure, { submissionId, mediation, input: inputOf(typed) }),
  )
  if ('problem' in sent) return again([sent.problem])
  const { beginDisclosure: begun } = sent.answer
  if (begun === null) return again([noSuchMediation])
  const reference = begun.__typename === 'Accepted' ? begun.made[0]?.reference : undefined
  if (reference) throw redirect(paths.disclosureBegun(reference), 303)
  return again(problemsOf(begun))
}

export default function ReportSafetyConcern() {
  const { submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const value = (path: string) => again?.typed[path]
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.safety}>Safety concerns</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <p>
          Use this where something that you learned in a mediation is about the safety of patients, of a person or of
          the public, the wellbeing of somebody who takes part, or other staff. You do not need anybody’s agreement.
        </p>
        <InsetText>
          <p>
            <strong>Write only what is needed to act.</strong> The commissioner is written to at once. You will not be
            able to read or change this after you have sent it.
          </p>
        </InsetText>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <TextField
            path="mediation"
            label="Reference of the mediation"
            hint="For example AM-7K3D-QX2M. It can have ended up to 28 days ago"
            value={value('mediation')}
            width={20}
            problems={problems}
          />
          <RadiosField
            path="ground"
            legend="What is the concern about?"
            value={value('ground')}
            choices={grounds.map((ground) => ({ value: ground, text: groundWords[ground] }))}
            problems={problems}
          />
          <TextAreaField
            path="extract"
            label="What the commissioner needs to know"
            hint="Leave out names, and what people said, wherever it can be understood without. At most 2,000 characters"
            value={value('extract')}
            rows={8}
            problems={problems}
          />
          <TextAreaField
            path="expectedAction"
            label="What you expect the commissioner to do"
            hint="At most 1,000 characters"
            value={value('expectedAction')}
            problems={problems}
          />
          <h2>Somebody else who has to be told</h2>
          <p>Leave these empty unless it is necessary. You or the second person tell them, and record it here.</p>
          <TextField
            path="thirdParty.name"
            label="Who (optional)"
            value={value('thirdParty.name')}
            problems={problems}
          />
          <TextAreaField
            path="thirdParty.howReached"
            label="How they can be reached (optional)"
            value={value('thirdParty.howReached')}
            rows={3}
            problems={problems}
          />
          <Details>
            <Details.Summary>What happens next</Details.Summary>
            <Details.Text>
              <p>The commissioner is written to at once, and reminded every working day until they confirm.</p>
              <p>A Senior Adviser, never you, views it within one working day.</p>
              <p>
                The participants are told one working day later that a concern was passed on, and nothing of what it is,
                unless you and the second person both record why that would raise the risk.
              </p>
            </Details.Text>
          </Details>
          <Button>Send it to the commissioner now</Button>
        </form>
        <p>
          <a href={paths.safety}>Go back without sending anything</a>
        </p>
      </div>
    </div>
  )
}
