import { adviceLine } from '@concord/portal-kit/page-shell'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'

export const meta = () => pageTitle('Help')

export default function Help() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">Help</h1>
      <p>
        Call the advice line on {adviceLine.telephone}, or write to{' '}
        <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>. You do not need to say what it is about in the
        email: ask us to call you back.
      </p>
      <h2>Opening your page</h2>
      <p>
        Open the link in our message, ask for a code, and enter it. You can paste the code. If it does not come, look
        among unwanted messages, or ask for a new one on the page.
      </p>
      <h2>If you cannot use these pages</h2>
      <p>Call us, and we find another way together with you: large print, paper or a talk on the telephone.</p>
      <h2>On a shared computer</h2>
      <p>
        Sign out when you have finished, and close the browser. These pages keep nothing on the computer. Read more
        about <a href={paths.confidentiality}>confidentiality</a>.
      </p>
      <h2>If you did not expect our message</h2>
      <p>You can ignore it, or call us.</p>
    </>
  )
}
