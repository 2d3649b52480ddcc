import { notFound } from '@concord/portal-kit/error-pages'
import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm, type Typed } from '@concord/portal-kit/form-body'
import { SubmissionId } from '@concord/portal-kit/form-fields'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BackLink, Button } from 'nhsuk-react-components'
import { mySafeContact, setSafeContact } from '../documents.ts'
import { pageTitle } from '../page-title.ts'
import { answerForm, readAs } from '../pages/own-form.ts'
import { SafeContactFields } from '../pages/safe-contact-fields.tsx'
import { SeenBy } from '../pages/seen-by.tsx'
import { goesOn } from '../pages/standing.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('A safe way to contact you')

const addressField: Readonly<Record<string, string>> = {
  email: 'email',
  telephone: 'telephone',
  post: 'postalAddress',
}

/** What is kept, as the form's own fields: nobody types again what they have said. */
const asTyped = (kept: {
  readonly channel: string
  readonly at: string | null
  readonly fromHour: number
  readonly untilHour: number
}): Typed => ({
  channel: kept.channel,
  [addressField[kept.channel] ?? 'email']: kept.at ?? '',
  notAtWork: 'yes',
  fromHour: String(kept.fromHour),
  untilHour: String(kept.untilHour),
})

export const loader = async (asked: LoaderFunctionArgs) => {
  const answer = await readAs(asked, (gateway) => gateway.read(mySafeContact, {}))
  const submissionId = crypto.randomUUID()
  if (answer === null) return { isSignedIn: false, submissionId, kept: null }
  if (answer.myMediation === null) throw notFound()
  if (!goesOn(answer.myMediation)) throw redirect(paths.mediation, 303)
  const { safeContact } = answer.myMediation
  return { isSignedIn: true, submissionId, kept: safeContact && asTyped(safeContact) }
}

export const action = async (asked: ActionFunctionArgs) => {
  const typed = await readForm(asked.request)
  const { channel, email, telephone, postalAddress, fromHour, untilHour } = typed
  const notAtWork = typed['notAtWork'] === 'yes'
  const input = { channel, email, telephone, postalAddress, fromHour, untilHour, notAtWork }
  return answerForm(asked, {
    typed,
    next: paths.mediation,
    otherwise: paths.mediation,
    send: async (gateway, submissionId) => (await gateway.send(setSafeContact, { submissionId, input })).setSafeContact,
  })
}

/** How a person wants to be reached: channel, address, hours, not at work. What is kept stands in the form. */
export default function SafeContact() {
  const { submissionId, kept } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  return (
    <>
      <BackLink href={paths.mediation}>Back to your page</BackLink>
      <FormErrorSummary problems={problems} />
      <h1 className="nhsuk-heading-xl">A safe way to contact you</h1>
      <p>
        Tell us how we can reach you without anybody else noticing. Every message from us keeps to it, from the next one
        on. You can change it at any time.
      </p>
      {kept ? <p>The form shows what we have now.</p> : null}
      <form method="post" action={paths.contact} noValidate>
        <SubmissionId value={again?.submissionId ?? submissionId} />
        <SafeContactFields typed={again?.typed ?? kept ?? {}} problems={problems} />
        <Button>Save how to contact me</Button>
      </form>
      <SeenBy of="SC" />
      <p>
        <a href={paths.whoHasLooked}>Who has looked at what you gave us</a>
      </p>
    </>
  )
}
