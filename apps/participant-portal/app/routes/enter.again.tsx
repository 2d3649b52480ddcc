import { readForm } from '@concord/portal-kit/form-body'
import { adviceLine } from '@concord/portal-kit/page-shell'
import { portalOf } from '@concord/portal-kit/portal-context'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('A new link is on its way')

/** Another code, or another link, for the token between the two steps. The answer is the same for every token. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const portal = portalOf(context)
  const token = portal.step.read(request)
  if (token === null) return redirect(paths.enterLate, 303)
  if ((await readForm(request))['send'] === 'link') {
    await portal.signIn.requestLink(token)
    return redirect(paths.enterAgain, { status: 303, headers: { 'set-cookie': portal.step.clear() } })
  }
  await portal.signIn.requestCode(token)
  return redirect(paths.enterCodeAgain, 303)
}

export default function EnterAgain() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">A new link is on its way</h1>
      <p>
        If your link was one of ours, a new one comes within a few minutes, to the address that the first was sent to.
        You can close this page.
      </p>
      <h2>If nothing comes</h2>
      <p>Look among unwanted messages too. Then call the advice line on {adviceLine.telephone}.</p>
    </>
  )
}
