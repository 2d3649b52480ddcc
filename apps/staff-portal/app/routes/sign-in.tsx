import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, InsetText } from 'nhsuk-react-components'
import { pageTitle } from '../page-title.ts'
import { paths } from '../paths.ts'
import { ownAddress } from '../signing-in.ts'

export const meta = () => pageTitle('Sign in')

export const loader = ({ request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams
  return { goOn: ownAddress(asked.get('then')), failed: asked.has('failed'), signedOut: asked.has('signed-out') }
}

export default function SignIn() {
  const { goOn, failed, signedOut } = useLoaderData<typeof loader>()
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        {failed ? (
          <ErrorSummary aria-labelledby="error-summary-title">
            <ErrorSummary.Title id="error-summary-title">You are not signed in</ErrorSummary.Title>
            <p>
              Signing in was not finished, took too long, or your account is not one of this service’s. Try again. If it
              goes on, ask the person who manages this service’s accounts.
            </p>
          </ErrorSummary>
        ) : null}
        <h1 className="nhsuk-heading-xl">Sign in</h1>
        {signedOut ? (
          <InsetText>
            <p>You have signed out.</p>
          </InsetText>
        ) : null}
        <p>
          This service is for staff of Practitioner Performance Advice. You sign in with your organisation’s account.
        </p>
        {/* A link, not a form: browsers hold a form's redirects to the policy that keeps our forms on our own site. */}
        <Button login href={`${paths.beginSignIn}?then=${encodeURIComponent(goOn)}`}>
          Sign in with your organisation
        </Button>
      </div>
    </div>
  )
}
