import { ErrorPage, titleOfError } from '@concord/portal-kit/error-pages'
import { HtmlDocument, PageShell } from '@concord/portal-kit/page-shell'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { Outlet, useMatches, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { pageTitle } from './page-title.ts'
import { paths } from './paths.ts'
import stylesheet from './styles.scss?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction = ({ error }) =>
  error ? pageTitle(titleOfError(error)) : [{ title: 'Practitioner Performance Advice' }]

// A page of somebody who is signed in says so in what its loader gave it.
const useIsSignedIn = (): boolean =>
  useMatches().some(({ data }) => (data as { isSignedIn?: boolean } | undefined)?.isSignedIn === true)

const Shell = ({ children }: { readonly children: ReactNode }) => {
  const isSignedIn = useIsSignedIn()
  return (
    <PageShell
      service={{ text: 'Practitioner Performance Advice', href: paths.home }}
      help={paths.help}
      // Other people pass by a screen: the header does not say whose page it is.
      account={isSignedIn ? { name: 'Signed in', signOut: paths.signOut } : null}
      footer={[
        { href: paths.help, text: 'Help with this service' },
        { href: paths.confidentiality, text: 'Confidentiality' },
      ]}
    >
      <div className="nhsuk-grid-row">
        <div className="nhsuk-grid-column-two-thirds">{children}</div>
      </div>
    </PageShell>
  )
}

export default function Root() {
  return (
    <HtmlDocument>
      <Shell>
        <Outlet />
      </Shell>
    </HtmlDocument>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  return (
    <HtmlDocument>
      <Shell>
        <ErrorPage error={error} />
      </Shell>
    </HtmlDocument>
  )
}
