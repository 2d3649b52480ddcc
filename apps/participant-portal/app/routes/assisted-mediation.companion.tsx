import { undertakingWords } from '@concord/domain/assisted-mediation'
import { DayText } from '@concord/portal-kit/dates'
import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { intentField, readForm } from '@concord/portal-kit/form-body'
import { SubmissionId, TextField } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button, InsetText } from 'nhsuk-react-components'
import { dismissCompanion, inviteCompanion, myMediation } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SeenBy } from '../pages/seen-by.tsx'
import { prepares } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Somebody to come with you')

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(myMediation, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId, companion: null }
  if (answer.myMediation === null) throw notFound()
  if (!prepares(answer.myMediation)) throw redirect(paths.mediation, 303)
  return { isSignedIn: true, submissionId, companion: answer.myMediation.companion }
}

/** AM-15: one companion is invited, and may be gone on without. */
export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const companion = { name: typed['companion.name'] ?? '', email: typed['companion.email'] ?? '' }
  return answerForm(asked, {
    typed,
    next: paths.companion,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) =>
      typed[intentField] === 'dismiss'
        ? (await gateway.send(dismissCompanion, { submissionId })).dismissCompanion
        : (await gateway.send(inviteCompanion, { submissionId, input: { companion } })).inviteCompanion,
  })
}

type Again = ReturnType<typeof useActionData<typeof action>>

const Invite = ({ again, submissionId }: { readonly again: Again; readonly submissionId: string }) => {
  const problems = again?.problems ?? []
  return (
    <form method="post" action={paths.companion} noValidate>
      <SubmissionId value={again?.submissionId ?? submissionId} />
      <TextField
        path="companion.name"
        label="Your companion’s full name"
        value={again?.typed['companion.name']}
        problems={problems}
      />
      <TextField
        path="companion.email"
        label="Your companion’s email address"
        hint="They get a link of their own, and see nothing of yours."
        type="email"
        value={again?.typed['companion.email']}
        problems={problems}
      />
      <Button name={intentField} value="invite">
        Invite my companion
      </Button>
    </form>
  )
}

const Invited = (props: {
  readonly companion: { readonly invitedOn: string; readonly promisedOn: string | null }
  readonly submissionId: string
}) => (
  <>
    <InsetText>
      <p>
        You invited a companion on <DayText day={props.companion.invitedOn} />.
      </p>
      {props.companion.promisedOn ? (
        <p>
          They gave their promise on <DayText day={props.companion.promisedOn} />, and can come to your individual
          meeting.
        </p>
      ) : (
        <p>They have not given their promise yet. Without it they cannot come.</p>
      )}
    </InsetText>
    <p>If they do not come, you can go on without anybody, or invite somebody else. We ask for no reason.</p>
    <form method="post" action={paths.companion}>
      <SubmissionId value={props.submissionId} />
      <Button secondary name={intentField} value="dismiss">
        Go on without them
      </Button>
    </form>
  </>
)

export default function SomebodyToComeWithYou() {
  const { submissionId, companion } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={again?.problems ?? []} />
      <h1 className="nhsuk-heading-xl">Somebody to come with you</h1>
      <p>
        You may bring a representative or companion to your <strong>individual meeting</strong> with the mediators. They
        are there to support you, and do not speak for you. They do not come to the joint meeting.
      </p>
      <p>Before they come they promise in writing:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {Object.values(undertakingWords.promises).map((promise) => (
          <li key={promise}>“{promise}”</li>
        ))}
      </ul>
      {companion ? (
        <Invited companion={companion} submissionId={again?.submissionId ?? submissionId} />
      ) : (
        <Invite again={again} submissionId={submissionId} />
      )}
      <SeenBy of="AG" />
    </>
  )
}
