import { adviceLine } from '@concord/portal-kit/page-shell'
import { pageTitle } from '../page-title.ts'

export const meta = () => pageTitle('Help')

export default function Help() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">Help</h1>
      <h2>Getting help with a case</h2>
      <p>
        Call the case support team on {adviceLine.telephone}, or write to{' '}
        <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>. Name a case by its reference alone.
      </p>
      <h2>Signing in</h2>
      <p>
        You sign in with your organisation’s own account. If that does not work, your organisation’s IT team can help.
      </p>
      <h2>If something went wrong</h2>
      <p>
        A page that says so shows a reference. Give it to us: with it we find what happened. Sending a form again is
        safe, it does nothing twice.
      </p>
    </>
  )
}
