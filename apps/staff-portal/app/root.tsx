import { ErrorPage, titleOfError } from '@concord/portal-kit/error-pages'
import { HtmlDocument, PageShell } from '@concord/portal-kit/page-shell'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { Outlet, useLocation, useMatches, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { navigationFor } from './navigation.ts'
import { pageTitle } from './page-title.ts'
import { paths } from './paths.ts'
import stylesheet from './styles.scss?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }]

export const meta: MetaFunction = ({ error }) =>
  error ? pageTitle(titleOfError(error)) : [{ title: 'Practitioner Performance Advice' }]

type Me = { readonly displayName: string | null; readonly roles: readonly string[] }

// Each page reads who is signed in together with what it shows, so that a page is one question to the gateway.
const useMe = (): Me | null =>
  useMatches().reduce<Me | null>((found, { data }) => (data as { me?: Me | null } | undefined)?.me ?? found, null)

const Shell = ({ children }: { readonly children: ReactNode }) => {
  const me = useMe()
  const { pathname } = useLocation()
  return (
    <PageShell
      service={{ text: 'Practitioner Performance Advice', href: paths.home }}
      help={paths.help}
      navigation={me ? navigationFor(me.roles, pathname) : []}
      account={me ? { name: me.displayName ?? 'Signed in', signOut: paths.signOut } : null}
      footer={[{ href: paths.help, text: 'Help with this service' }]}
    >
      {children}
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
