import { FormErrorSummary } from '@concord/portal-kit/error-summary'
import { readForm } from '@concord/portal-kit/form-body'
import { type FormProblem, TextField } from '@concord/portal-kit/form-fields'
import { faultOf } from '@concord/portal-kit/log'
import { portalOf, showAgain } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Details, InsetText } from 'nhsuk-react-components'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Enter your code')

export const loader = ({ request, context }: LoaderFunctionArgs) => {
  if (portalOf(context).step.read(request) === null) throw redirect(paths.enterLate, 303)
  return { sentAgain: new URL(request.url).searchParams.has('again') }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const token = portal.step.read(request)
  if (token === null) return redirect(paths.enterLate, 303)
  const typed = await readForm(request)
  const refused = (message: string, needsNew: boolean) => {
    const problems: readonly FormProblem[] = [{ field: 'code', message }]
    return showAgain(portal, { typed: { ...typed, needsNew: needsNew ? 'yes' : '' }, submissionId: '', problems })
  }
  const code = typed['code'] ?? ''
  if (code.trim() === '') return refused('Enter the six digits of the code', false)
  const answer = await portal.signIn.enterCode({ token, code }).catch((fault: unknown) => {
    portal.log.fault(faultOf(fault, portal.facts.reference))
    return null
  })
  if (answer === null)
    return refused(
      `We could not check the code just now. Try again in a few minutes. If it goes on, give us this reference: ${portal.facts.reference}`,
      false,
    )
  if ('problem' in answer) return refused(answer.message, answer.problem !== 'wrong')
  const headers = new Headers([
    ['set-cookie', portal.session.set(answer.session)],
    ['set-cookie', portal.step.clear()],
  ])
  return redirect(paths.home, { status: 303, headers })
}

const SendAnother = ({ secondary }: { readonly secondary: boolean }) => (
  <form method="post" action={paths.enterAgain}>
    <Button secondary={secondary} name="send" value="code">
      Send me a new code
    </Button>
  </form>
)

export default function EnterCode() {
  const { sentAgain } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const problems = again?.problems ?? []
  const needsNew = again?.typed['needsNew'] === 'yes'
  return (
    <>
      <FormErrorSummary problems={problems} />
      {sentAgain && problems.length === 0 ? (
        <InsetText>
          <p>We are sending a new code. Use the newest message.</p>
        </InsetText>
      ) : null}
      <form method="post" action={paths.enterCode} noValidate>
        <TextField
          path="code"
          label="Enter the code that we sent you"
          isPageHeading
          hint="It has six digits, and comes by email within a few minutes. You can copy it from the message"
          value={again?.typed['code']}
          problems={problems}
          autoComplete="one-time-code"
          inputMode="numeric"
          width="10"
        />
        <Button>Open my page</Button>
      </form>
      {needsNew ? <SendAnother secondary /> : null}
      <Details open={false}>
        <Details.Summary>The code has not come</Details.Summary>
        <Details.Text>
          <p>Look among unwanted messages too. It is sent to the address that your link was sent to.</p>
          {needsNew ? null : <SendAnother secondary />}
          <p>If your link has run out, no code comes. We can send a new link to the same address.</p>
          <form method="post" action={paths.enterAgain}>
            <Button secondary name="send" value="link">
              Send me a new link
            </Button>
          </form>
        </Details.Text>
      </Details>
    </>
  )
}
