import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf, type Typed } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId, TextAreaField } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { enquiryCircumstances, recordCircumstances } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerInWords, channelInWords, choicesOf, professionInWords, questionInWords } from '../pages/enquiry-words.ts'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

const heading = 'Record the circumstances'
const questions = [
  'conductIsPart',
  'difficultyWorkingTogether',
  'specificMatters',
  'localAttemptsFailed',
  'teamBarriers',
] as const

export const meta = () => pageTitle(heading)

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const fresh = { reference, submissionId: crypto.randomUUID() }
  if (portal.formIsKept) return { ...fresh, me: null, before: {} as Typed }
  const { me, enquiry } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(enquiryCircumstances, { reference }),
  )
  if (!enquiry?.mayDo.includes('recordCircumstances')) throw notFound()
  const { note, ...answered } = enquiry.circumstances ?? { note: null }
  return { ...fresh, me, before: { ...answered, note: note ?? '' } as Typed }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params['reference'] ?? ''
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const of = (path: string) => typed[path] ?? ''
  const input = {
    channel: of('channel'),
    practitionerProfession: of('practitionerProfession'),
    conductIsPart: of('conductIsPart'),
    difficultyWorkingTogether: of('difficultyWorkingTogether'),
    specificMatters: of('specificMatters'),
    localAttemptsFailed: of('localAttemptsFailed'),
    teamBarriers: of('teamBarriers'),
    note: of('note'),
  }
  const sent = await sendForm({ request, portal }, (gateway) =>
    gateway.send(recordCircumstances, { submissionId, reference, input }),
  )
  if ('problem' in sent) return showAgain(portal, { typed, submissionId, problems: [sent.problem] })
  const { recordCircumstances: recorded } = sent.answer
  if (recorded === null) throw notFound()
  if (recorded.__typename === 'Rejected')
    return showAgain(portal, { typed, submissionId, problems: problemsOf(recorded) })
  throw redirect(paths.chooseHelp(reference), 303)
}

export default function Circumstances() {
  const { reference, before, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const typed: Typed = again?.typed ?? before
  const problems = again?.problems ?? []
  const field = (path: string) => ({ path, value: typed[path], problems })
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.enquiry(reference)}>Enquiry {reference}</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">{heading}</h1>
        <p>“I do not know” is an answer. You can come back and change any of these.</p>
        <form method="post" noValidate>
          <SubmissionId value={again?.submissionId ?? submissionId} />
          <RadiosField {...field('channel')} legend="How you talked" choices={choicesOf(channelInWords)} />
          <RadiosField
            {...field('practitionerProfession')}
            legend={questionInWords.practitionerProfession}
            hint="The other people in it may be of any profession"
            choices={choicesOf(professionInWords)}
          />
          {questions.map((question) => (
            <RadiosField
              key={question}
              {...field(question)}
              legend={questionInWords[question]}
              choices={choicesOf(answerInWords)}
            />
          ))}
          <TextAreaField {...field('note')} label="Note (optional)" hint="Write no more of anybody than is needed" />
          <Button>Save and see the recommendation</Button>
        </form>
      </div>
    </div>
  )
}
