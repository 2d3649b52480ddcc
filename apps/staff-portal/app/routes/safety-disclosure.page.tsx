import { dayInWords } from '@concord/domain/shared'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { type FormProblem, SubmissionId, TextAreaField } from '@concord/portal-kit/form-fields'
import {
  type CommandAnswer,
  forPerson,
  portalOf,
  problemsOf,
  sendForm,
  showAgain,
} from '@concord/portal-kit/portal-context'
import { WhoCanSee } from '@concord/portal-kit/who-can-see'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, InsetText, SummaryList } from 'nhsuk-react-components'
import { disclosurePage, doNotTell, recordThirdPartyTold, viewDisclosure } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { DisclosedContent } from '../pages/disclosed-content.tsx'
import { paths } from '../paths.ts'
import { signInFor } from '../signing-in.ts'

export const meta = () => pageTitle('Safety concern')

export const loader = async ({ request, context, params }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const reference = params.reference ?? ''
  const submissionId = crypto.randomUUID()
  if (portal.formIsKept) return { me: null, reference, submissionId, disclosure: null }
  const { me, disclosure } = await forPerson({ request, portal, signedOutTo: signInFor(request) }, (gateway) =>
    gateway.read(disclosurePage, { reference }),
  )
  if (disclosure === null) throw notFound()
  return { me, reference: disclosure.reference, submissionId, disclosure }
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const reference = params.reference ?? ''
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const sent = await sendForm<CommandAnswer>({ request, portal }, async (gateway) => {
    const named = { submissionId, reference }
    switch (typed['intent']) {
      case 'view':
        return (await gateway.send(viewDisclosure, named)).viewDisclosure
      case 'doNotTell':
        return (await gateway.send(doNotTell, { ...named, reason: typed['reason'] ?? '' })).doNotTell
      case 'thirdPartyTold':
        return (await gateway.send(recordThirdPartyTold, named)).recordThirdPartyTold
      default:
        return null
    }
  })
  if ('problem' in sent) return again([sent.problem])
  if (sent.answer === null) throw notFound()
  const problems = problemsOf(sent.answer)
  return problems.length > 0 ? again(problems) : redirect(paths.disclosure(reference), 303)
}

/** One press, one act: what it does stands on its button. */
const Act = (props: { readonly intent: string; readonly submissionId: string; readonly button: string }) => (
  <form method="post">
    <SubmissionId value={props.submissionId} />
    <input type="hidden" name="intent" value={props.intent} />
    <Button>{props.button}</Button>
  </form>
)

const toldWords = {
  toTell: 'Not yet',
  told: 'They have been told',
  notToBeTold: 'They are not told: two people have recorded why',
} as const

export default function SafetyConcern() {
  const { reference, submissionId, disclosure } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const current = again?.submissionId ?? submissionId
  const mayView = disclosure !== null && !disclosure.ownWriting && disclosure.viewedOn === null
  const mayGiveReason =
    disclosure?.participants === 'toTell' && !disclosure.ownReason && (disclosure.ownWriting || disclosure.ownView)
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <BackLink href={paths.safety}>Safety concerns</BackLink>
        <FormErrorSummary problems={problems} />
        <h1 className="nhsuk-heading-xl">
          Safety concern <span className="concord-case-reference">{reference}</span>
        </h1>
        {disclosure ? (
          <>
            <InsetText>
              <p>{disclosure.waitingSentence}.</p>
            </InsetText>
            <SummaryList>
              <SummaryList.Row>
                <SummaryList.Key>Begun</SummaryList.Key>
                <SummaryList.Value>{dayInWords(disclosure.begunOn)}</SummaryList.Value>
              </SummaryList.Row>
              <SummaryList.Row>
                <SummaryList.Key>Viewed by a second person</SummaryList.Key>
                <SummaryList.Value>
                  {disclosure.viewedOn ? dayInWords(disclosure.viewedOn) : 'Not yet'}
                </SummaryList.Value>
              </SummaryList.Row>
              <SummaryList.Row>
                <SummaryList.Key>Confirmed by the commissioner</SummaryList.Key>
                <SummaryList.Value>
                  {disclosure.acknowledgedOn ? dayInWords(disclosure.acknowledgedOn) : 'Not yet'}
                </SummaryList.Value>
              </SummaryList.Row>
              <SummaryList.Row>
                <SummaryList.Key>Participants</SummaryList.Key>
                <SummaryList.Value>{toldWords[disclosure.participants]}</SummaryList.Value>
              </SummaryList.Row>
            </SummaryList>
            {disclosure.content ? (
              <DisclosedContent content={disclosure.content} />
            ) : (
              <p>
                You wrote this. What it says is open to the second person and the commissioner, and not to you again.
              </p>
            )}
          </>
        ) : null}
        {mayView ? (
          <>
            <h2>View it as the second person</h2>
            <p>
              Record that you have read it. The participants are told one working day later that a concern was passed
              on, unless you and the mediator who wrote it both record why that would raise the risk.
            </p>
            <Act intent="view" submissionId={current} button="I have viewed it" />
          </>
        ) : null}
        {disclosure?.thirdPartyToTell && (disclosure.ownWriting || disclosure.ownView) ? (
          <>
            <h2>Somebody else has to be told</h2>
            <p>Tell them yourself, with no more than is needed. Record it when it is done.</p>
            <Act intent="thirdPartyTold" submissionId={current} button="They have been told" />
          </>
        ) : null}
        {mayGiveReason || (disclosure === null && again?.typed['intent'] === 'doNotTell') ? (
          <>
            <h2>If telling the participants would raise the risk</h2>
            <p>Two people have to record why: the mediator who wrote this and the second person.</p>
            <form method="post" noValidate>
              <SubmissionId value={current} />
              <input type="hidden" name="intent" value="doNotTell" />
              <TextAreaField
                path="reason"
                label="Why telling them would raise the risk"
                value={again?.typed['reason']}
                problems={problems}
              />
              <Button secondary>Record why they are not told</Button>
            </form>
          </>
        ) : null}
        {disclosure ? (
          <>
            <h2>Who can see this</h2>
            <WhoCanSee groups={disclosure.whoCanSee} />
          </>
        ) : null}
      </div>
    </div>
  )
}
