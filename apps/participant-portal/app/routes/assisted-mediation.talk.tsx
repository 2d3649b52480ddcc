import { fullDateAndTime, InstantText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { intentField, readForm } from '@concord/portal-kit/form-body'
import { RadiosField, SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, InsetText } from 'nhsuk-react-components'
import { bookTalk, declineTalk, myMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { prepares } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('A talk beforehand')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(myMediation, {}))
  const submissions = { book: crypto.randomUUID(), decline: crypto.randomUUID() }
  if (answer === null) return { isSignedIn: false, submissions, talk: null }
  if (answer.myMediation === null) throw notFound()
  if (!prepares(answer.myMediation)) throw redirect(paths.mediation, 303)
  return { isSignedIn: true, submissions, talk: answer.myMediation.talk }
}

/** AM-11: a time is chosen, changed, or the talk declined. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const input = { time: typed['time'] }
  return answerForm(asked, {
    typed,
    next: paths.talk,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) =>
      typed[intentField] === 'decline'
        ? (await gateway.send(declineTalk, { submissionId })).declineTalk
        : (await gateway.send(bookTalk, { submissionId, input })).bookTalk,
  })
}

const Chosen = ({ talk }: { readonly talk: { readonly bookedAt: string | null; readonly declined: boolean } }) => {
  if (talk.declined)
    return <InsetText>You have said that you do not need a talk. You can still choose a time.</InsetText>
  if (talk.bookedAt === null) return null
  return (
    <InsetText>
      You have chosen{' '}
      <strong>
        <InstantText at={talk.bookedAt} />
      </strong>
      . A mediator calls you then, in the safe way that you told us.
    </InsetText>
  )
}

export default function TalkBeforehand() {
  const { submissions, talk } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const typedTime = again?.typed['time']
  // Where a form is shown again without its times, the one that was chosen is still there.
  const times = talk?.times ?? (typedTime ? [typedTime] : [])
  const isBooked = Boolean(talk?.bookedAt)
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={problems} />
      <h1 className="nhsuk-heading-xl">A talk with a mediator beforehand</h1>
      <p>
        Before the day each participant can talk with a mediator, alone. They explain how it goes and answer your
        questions. It is not about what happened: for that there is your own meeting on the day.
      </p>
      {talk ? <Chosen talk={talk} /> : null}
      {times.length === 0 ? (
        <p>There are no times to choose from at the moment. We write to you when there are.</p>
      ) : (
        <form method="post" action={paths.talk} noValidate>
          <SubmissionId value={again?.typed[intentField] === 'book' ? again.submissionId : submissions.book} />
          <RadiosField
            path="time"
            legend={isBooked ? 'Choose another time' : 'Choose a time'}
            hint="These times are offered to you alone."
            value={typedTime ?? talk?.bookedAt ?? undefined}
            choices={times.map((time) => ({ value: time, text: fullDateAndTime(time) }))}
            problems={problems}
          />
          <Button name={intentField} value="book">
            {isBooked ? 'Change my time' : 'Choose this time'}
          </Button>
        </form>
      )}
      {talk && !talk.declined ? (
        <form method="post" action={paths.talk}>
          <SubmissionId value={again?.typed[intentField] === 'decline' ? again.submissionId : submissions.decline} />
          <Button secondary name={intentField} value="decline">
            I do not need a talk
          </Button>
        </form>
      ) : null}
      <SeenBy of="WF" />
    </>
  )
}
