import { isRouteErrorResponse } from '@remix-run/react'
import { adviceLine } from '../page-shell/index.ts'
import { useRequestFacts } from '../request-facts/index.ts'

/** The same page for what is not there and for what this person may not see: it must not tell one from the other. */
export const NotFoundPage = () => (
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
export const FaultPage = () => {
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

export const WaitPage = () => (
  <>
    <h1 className="nhsuk-heading-xl">Please wait a few minutes</h1>
    <p>There have been many requests from your computer or network in a short time.</p>
    <p>Wait a few minutes, then load this page again. Nothing that was saved is lost.</p>
  </>
)

const pages: Readonly<Record<number, () => JSX.Element>> = { 404: NotFoundPage, 405: NotFoundPage, 429: WaitPage }

/** The page for what a loader or action threw. Titles are set by `titleOfError`. */
export const ErrorPage = ({ error }: { readonly error: unknown }) => {
  const Page = (isRouteErrorResponse(error) && pages[error.status]) || FaultPage
  return <Page />
}

export const titleOfError = (error: unknown): string => {
  if (!isRouteErrorResponse(error)) return 'Sorry, there is a problem with the service'
  if (error.status === 404 || error.status === 405) return 'Page not found'
  return error.status === 429 ? 'Please wait a few minutes' : 'Sorry, there is a problem with the service'
}

/** What a loader throws where there is nothing, or nothing for this person. */
export const notFound = (): Response => new Response(null, { status: 404, statusText: 'Not Found' })
