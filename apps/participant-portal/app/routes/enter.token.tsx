import { readForm } from '@concord/portal-kit/form-body'
import { portalOf } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from 'nhsuk-react-components'
import { isWholeToken } from '../entering.ts'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Open your page')

/**
 * Changes nothing and asks nobody: mail programs and scanners open every link that passes by.
 * Whether the link is one of ours is not said here, nor anywhere else.
 */
export const loader = ({ params }: LoaderFunctionArgs) => {
  const isWhole = isWholeToken(params.token)
  return data({ isWhole }, { status: isWhole ? 200 : 404 })
}

/** Sends a code, or a new link; the token goes on in a short-lived cookie, and no later address holds it. */
export const action = async ({ request, context, params: { token } }: ActionFunctionArgs) => {
  if (!isWholeToken(token)) return redirect(paths.enter, 303)
  const portal = portalOf(context)
  if ((await readForm(request))['send'] === 'link') {
    await portal.signIn.requestLink(token)
    return redirect(paths.enterAgain, 303)
  }
  await portal.signIn.requestCode(token)
  return redirect(paths.enterCode, { status: 303, headers: { 'set-cookie': portal.step.set(token) } })
}

export default function EnterByLink() {
  const { isWhole } = useLoaderData<typeof loader>()
  if (!isWhole)
    return (
      <>
        <h1 className="nhsuk-heading-xl">This link is not complete</h1>
        <p>Some mail programs break a long link into two lines. Open the message again, and copy the whole link.</p>
      </>
    )
  return (
    <>
      <h1 className="nhsuk-heading-xl">There is something for you to read</h1>
      <p>
        To make sure that only you can read it, we send a code of six digits to the email address that this link was
        sent to. The code lasts for ten minutes.
      </p>
      <form method="post">
        <Button name="send" value="code">
          Send me a code
        </Button>
        <h2>If your link has run out</h2>
        <p>A link lasts for some weeks. If yours is older, we can send a new one to the same address.</p>
        <Button secondary name="send" value="link">
          Send me a new link
        </Button>
      </form>
    </>
  )
}
