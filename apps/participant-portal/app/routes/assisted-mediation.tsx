import { agreementWords, notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, submissionIdOf } from '@concord/portal-kit/form-body'
import { CheckField, type FormProblem, SubmissionId } from '@concord/portal-kit/form-fields'
import { forPerson, portalOf, problemsOf, sendForm, showAgain } from '@concord/portal-kit/portal-context'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import { WhoCanSee } from '@concord/portal-kit/who-can-see'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Details } from 'nhsuk-react-components'
import { agreeToMediate, myMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { ownSteps } from '../pages/own-steps.ts'
import { ToldOfSafety } from '../pages/safety-links.tsx'
import { asParticipantsRead } from '../pages/signed-out.ts'
import { type Standing, standingOf } from '../pages/standing.ts'
import { AnswerBy, GoingAhead, NotGoingAhead, Waiting, Withdrawn } from '../pages/standings.tsx'
import { WhatIsAsked, WhatMediationIs } from '../pages/what-it-is.tsx'
import { paths } from '../paths.ts'

const headings: Readonly<Record<Standing, string>> = {
  asked: 'You are asked to take part in a mediation',
  waiting: 'You have agreed to take part',
  goingAhead: 'The mediation goes ahead',
  notGoingAhead: notGoingAheadWords.heading,
  withdrawn: 'You are not taking part',
}

export const meta = () => pageTitle('Your page')

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const portal = portalOf(context)
  const submissionId = crypto.randomUUID()
  if (portal.formIsKept) return { isSignedIn: false, submissionId, mine: null, told: [] }
  const { myMediation: mine, toldOfSafety } = await forPerson(
    { request, portal, signedOutTo: paths.enterEnded },
    (gateway) => gateway.read(myMediation, {}),
  )
  if (mine === null) throw notFound()
  return { isSignedIn: true, submissionId, mine, told: toldOfSafety ?? [] }
}

/** AM-5: the written agreement. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const typed = await readForm(request)
  const submissionId = submissionIdOf(typed)
  const again = (problems: readonly FormProblem[]) => showAgain(portal, { typed, submissionId, problems })
  const input = { keepsConfidentiality: typed['keepsConfidentiality'] === 'yes' }
  const sent = await sendForm({ request, portal }, (gateway) => gateway.send(agreeToMediate, { submissionId, input }))
  if ('problem' in sent) return again([asParticipantsRead(sent.problem)])
  const problems = problemsOf(sent.answer.agreeToMediate)
  // No answer means that there is nothing more to do it to: the page, read afresh, says where things stand.
  return problems.length > 0 ? again(problems) : redirect(paths.mediation, 303)
}

export default function MyMediation() {
  const { mine, submissionId, told } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const standing = mine ? standingOf(mine) : 'asked'
  return (
    <>
      <FormErrorSummary problems={problems} />
      <ToldOfSafety told={told} />
      <h1 className="nhsuk-heading-xl">{headings[standing]}</h1>
      {mine ? (
        <p className="concord-long">
          {mine.ownName ? <>This page is for {mine.ownName}. </> : null}
          {mine.organisationName} asked for the mediation.
        </p>
      ) : null}
      {mine ? <ProgressTracker label="Where you are" steps={ownSteps(mine)} /> : null}
      {mine && standing === 'waiting' ? <Waiting mine={mine} /> : null}
      {mine && standing === 'goingAhead' ? <GoingAhead mine={mine} /> : null}
      {mine && standing === 'notGoingAhead' ? <NotGoingAhead mine={mine} /> : null}
      {mine && standing === 'withdrawn' ? <Withdrawn mine={mine} /> : null}
      {standing === 'asked' ? (
        <>
          <AnswerBy answerBy={mine?.answerBy ?? null} />
          <WhatMediationIs />
          <WhatIsAsked />
          <h2>{agreementWords.heading}</h2>
          <p>It goes ahead only if everybody agrees. The others are not told who has answered, or how.</p>
          <form method="post" action={paths.mediation} noValidate>
            <SubmissionId value={again?.submissionId ?? submissionId} />
            <CheckField
              path="keepsConfidentiality"
              label={agreementWords.confirmation}
              checked={again?.typed['keepsConfidentiality'] === 'yes'}
              problems={problems}
            />
            <Button>Agree to take part</Button>
          </form>
          <h2>If you do not want to take part</h2>
          <p>That is your choice, and you do not need to give a reason.</p>
          <p>
            <a href={paths.stop}>I do not want to take part</a>
          </p>
        </>
      ) : null}
      {mine ? (
        <Details>
          <Details.Summary>Who can see what</Details.Summary>
          <Details.Text>
            <WhoCanSee groups={mine.whoCanSee} />
          </Details.Text>
        </Details>
      ) : null}
    </>
  )
}
