import { Container, Header, SkipLink } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { useRequestFacts } from '../request-facts/index.ts'

export type ShellLink = { readonly href: string; readonly text: string; readonly current?: boolean }

/** Whom to ask, in the same place of every page of every portal (WCAG 3.2.6). From the service's published contact details. */
export const adviceLine = {
  telephone: '020 7811 2600',
  email: 'assisted.mediations@resolution.nhs.uk',
} as const

/**
 * Header, banner, content and footer of every page.
 * @param help where this portal's help is: first in the header, at the same place everywhere
 * @param account who is signed in, and the form that ends it; null before signing in
 */
export const PageShell = (props: {
  readonly service: { readonly text: string; readonly href: string }
  readonly help: string
  readonly navigation?: readonly ShellLink[]
  readonly account?: { readonly name: string; readonly signOut: string } | null
  readonly footer?: readonly ShellLink[]
  readonly children: ReactNode
}) => {
  const { invented } = useRequestFacts()
  const navigation = props.navigation ?? []
  return (
    <>
      <SkipLink href="#content">Skip to main content</SkipLink>
      {invented ? <EnvironmentBanner /> : null}
      <Header service={props.service} logo={{}}>
        <Header.Account aria-label="Help and account">
          <Header.AccountItem href={props.help}>Help</Header.AccountItem>
          {props.account ? <Header.AccountItem icon>{props.account.name}</Header.AccountItem> : null}
          {props.account ? (
            <Header.AccountItem as="button" formProps={{ method: 'post', action: props.account.signOut }}>
              Sign out
            </Header.AccountItem>
          ) : null}
        </Header.Account>
        {navigation.length > 0 ? (
          <Header.Navigation>
            {navigation.map(({ href, text, current }) => (
              <Header.NavigationItem key={href} href={href} current={current}>
                {text}
              </Header.NavigationItem>
            ))}
          </Header.Navigation>
        ) : null}
      </Header>
      <Container>
        <main className="nhsuk-main-wrapper" id="content">
          {props.children}
        </main>
      </Container>
      <footer className="nhsuk-footer">
        <Container>
          <ul className="nhsuk-footer__list">
            {(props.footer ?? []).map(({ href, text }) => (
              <li key={href} className="nhsuk-footer__list-item">
                <a className="nhsuk-footer__list-item-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
          <p className="nhsuk-body-s nhsuk-u-margin-bottom-0">
            Advice line {adviceLine.telephone}, <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>
          </p>
        </Container>
      </footer>
    </>
  )
}

const EnvironmentBanner = () => (
  <section className="concord-environment" aria-label="Environment">
    <Container>
      <p>
        <strong>Local environment.</strong> The people, organisations and messages here are invented.
      </p>
    </Container>
  </section>
)
