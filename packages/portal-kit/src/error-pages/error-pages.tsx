import { isRouteErrorResponse } from '@remix-run/react'
import { adviceLine } from '../page-shell/index.ts'
import { useRequestFacts } from '../request-facts/index.ts'

/** The same page for what is not there and for what this person may not see: it must not tell one from the other. */
const NotFoundPage = () => (
  <>
    <h1 className="nhsuk-heading-xl">Page not found</h1>
    <p>If you typed the address, check that it is correct.</p>
    <p>If you followed a link, what it led to may have been moved, or may not be open to you.</p>
    <p>
      If you need help, call the advice line on {adviceLine.telephone} or write to{' '}
      <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>.
    </p>
  </>
)

/** For a fault. What it was stands in the log, under the reference; the page repeats nothing that anybody typed. */
const FaultPage = () => {
  const { reference } = useRequestFacts()
  return (
    <>
      <h1 className="nhsuk-heading-xl">Sorry, there is a problem with the service</h1>
      <p>Try again in a few minutes. If you had sent a form, go back to it: sending it again does nothing twice.</p>
      <p>
        If it goes on, call the advice line on {adviceLine.telephone} or write to{' '}
        <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>, and give this reference:
      </p>
      <p className="concord-reference">
        <strong>{reference}</strong>
      </p>
    </>
  )
}

const WaitPage = () => (
  <>
    <h1 className="nhsuk-heading-xl">Please wait a few minutes</h1>
    <p>There have been many requests from your computer or network in a short time.</p>
    <p>Wait a few minutes, then load this page again. Nothing that was saved is lost.</p>
  </>
)

/** For a form that was not sent from our own pages: nothing of it was read. */
const RefusedPage = () => (
  <>
    <h1 className="nhsuk-heading-xl">This form was not sent from our own page</h1>
    <p>Nothing was changed. Somebody else’s page may have tried to send something in your name.</p>
    <p>If you did mean to send it, open this service again, and send the form from there.</p>
    <p>
      If that does not help, call the advice line on {adviceLine.telephone} or write to{' '}
      <a href={`mailto:${adviceLine.email}`}>{adviceLine.email}</a>.
    </p>
  </>
)

type Known = { readonly title: string; readonly Page: () => JSX.Element }
const notFoundPage: Known = { title: 'Page not found', Page: NotFoundPage }
const fault: Known = { title: 'Sorry, there is a problem with the service', Page: FaultPage }
const pages: Readonly<Record<number, Known>> = {
  403: { title: 'This form was not sent from our own page', Page: RefusedPage },
  404: notFoundPage,
  405: notFoundPage,
  429: { title: 'Please wait a few minutes', Page: WaitPage },
}
const knownOf = (error: unknown): Known => (isRouteErrorResponse(error) && pages[error.status]) || fault

/** The page for what a loader or action threw. Titles are set by `titleOfError`. */
export const ErrorPage = ({ error }: { readonly error: unknown }) => {
  const { Page } = knownOf(error)
  return <Page />
}

export const titleOfError = (error: unknown): string => knownOf(error).title

/** What a loader throws where there is nothing, or nothing for this person. */
export const notFound = (): Response => new Response(null, { status: 404, statusText: 'Not Found' })

/** What the page at `refusedPath` throws (portal-server). */
export const refused = (): Response => new Response(null, { status: 403, statusText: 'Forbidden' })
