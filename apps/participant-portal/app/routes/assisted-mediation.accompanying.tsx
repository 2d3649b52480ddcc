import { notGoingAheadWords, undertakingWords } from '@concord/domain/assisted-mediation'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { CheckField, type FormProblem, SubmissionId } from '@concord/portal-kit/form-fields'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { accompaniedMediation, giveUndertaking } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { reachedOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Your page')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(accompaniedMediation, {}))
  if (answer?.accompaniedMediation === null) throw notFound()
  const mine = answer?.accompaniedMediation ?? null
  return { isSignedIn: mine !== null, submissionId: crypto.randomUUID(), mine }
}

const promises = ['keepsConfidentiality', 'supportsOnly', 'individualMeetingOnly'] as const

/** AM-15: agrees in writing to the confidentiality, supports and does not speak, never on the joint meeting. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const isPromised = (promise: string) => typed[promise] === 'yes'
  const input = {
    keepsConfidentiality: isPromised('keepsConfidentiality'),
    supportsOnly: isPromised('supportsOnly'),
    individualMeetingOnly: isPromised('individualMeetingOnly'),
  }
  return answerForm(asked, {
    typed,
    next: paths.accompanying,
    otherwise: paths.accompanying,
    send: async (gateway, submissionId) =>
      (await gateway.send(giveUndertaking, { submissionId, input })).giveUndertaking,
  })
}

const WhatYouMayAttend = () => (
  <>
    <h2>What you may come to</h2>
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>
        <strong>The individual meeting</strong> of the person who invited you, with the mediators. The other
        participants are not there.
      </li>
      <li>You do not come to the joint meeting.</li>
    </ul>
    <p>You see nothing of what anybody wrote. When and where the meeting is, you are told later.</p>
  </>
)

const Undertaking = (props: {
  readonly submissionId: string
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
}) => (
  <>
    <h2>{undertakingWords.heading}</h2>
    <p>To come, you promise three things.</p>
    <form method="post" action={paths.accompanying} noValidate>
      <SubmissionId value={props.submissionId} />
      {promises.map((promise) => (
        <CheckField
          key={promise}
          path={promise}
          label={undertakingWords.promises[promise]}
          checked={props.typed[promise] === 'yes'}
          problems={props.problems}
        />
      ))}
      <Button>Give my undertaking</Button>
    </form>
  </>
)

const Promised = ({ on }: { readonly on: string }) => (
  <>
    <p>
      You gave your undertaking on <DayText day={on} />:
    </p>
    <ul className="nhsuk-list nhsuk-list--bullet">
      {promises.map((promise) => (
        <li key={promise}>“{undertakingWords.promises[promise]}”</li>
      ))}
    </ul>
  </>
)

/** A companion's page: what they may attend, their undertaking, and nothing else. */
export default function Accompanying() {
  const { mine, submissionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  if (mine && reachedOn(mine.milestones, 'notGoingAhead') !== null)
    return (
      <>
        <h1 className="nhsuk-heading-xl">{notGoingAheadWords.heading}</h1>
        <p>There is no meeting to come to, and nothing you need to do. We do not give a reason, whatever it was.</p>
      </>
    )
  return (
    <>
      <FormErrorSummary problems={problems} />
      <h1 className="nhsuk-heading-xl">
        {mine?.promisedOn ? 'You come as a companion' : 'You are asked to come as a companion'}
      </h1>
      <p className="concord-long">
        {mine?.ownName ? <>This page is for {mine.ownName}. </> : null}
        Somebody who takes part in an assisted mediation would like to have you at their side.
      </p>
      <WhatYouMayAttend />
      {mine?.promisedOn ? (
        <Promised on={mine.promisedOn} />
      ) : (
        <Undertaking
          submissionId={again?.submissionId ?? submissionId}
          typed={again?.typed ?? {}}
          problems={problems}
        />
      )}
      <SeenBy of="AG" />
      <h2>If you cannot or do not want to come</h2>
      <p>
        <a href={paths.declineToAccompany}>I will not come</a>
      </p>
    </>
  )
}
