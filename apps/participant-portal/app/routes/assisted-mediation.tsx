import { agreementWords, notGoingAheadWords } from '@concord/domain/assisted-mediation'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { CheckField, SubmissionId } from '@concord/portal-kit/form-fields'
import { ProgressTracker } from '@concord/portal-kit/progress-tracker'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { agreeToMediate, myMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { ownSteps } from '../pages/own-steps.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { type Standing, standingOf } from '../pages/standing.ts'
import { AnswerBy, GoingAhead, NotGoingAhead, Preparing, Waiting, Withdrawn } from '../pages/standings.tsx'
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

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(myMediation, {}))
  if (answer?.myMediation === null) throw notFound()
  const mine = answer?.myMediation ?? null
  return { isSignedIn: mine !== null, submissionId: crypto.randomUUID(), mine }
}

/** AM-5: the written agreement. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const input = { keepsConfidentiality: typed['keepsConfidentiality'] === 'yes' }
  return answerForm(asked, {
    typed,
    next: paths.mediation,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) => (await gateway.send(agreeToMediate, { submissionId, input })).agreeToMediate,
  })
}

export default function MyMediation() {
  const { mine, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const standing = mine ? standingOf(mine) : 'asked'
  return (
    <>
      <FormErrorSummary problems={problems} />
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
          <SeenBy of="AG" />
          {mine ? <Preparing mine={mine} /> : null}
          <h2>If you do not want to take part</h2>
          <p>That is your choice, and you do not need to give a reason.</p>
          <p>
            <a href={paths.stop}>I do not want to take part</a>
          </p>
        </>
      ) : null}
      {mine ? <SeenBy of="WF" /> : null}
    </>
  )
}
