import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { type RequestFacts, RequestFactsProvider } from '../request-facts/index.ts'

/**
 * Renders a page whole before its first byte leaves: a fault while rendering becomes the error page with its status, never
 * half a page.
 */
export const renderPage = (
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  facts: RequestFacts,
): Response => {
  const page = renderToString(
    <RequestFactsProvider value={facts}>
      <RemixServer context={remixContext} url={request.url} />
    </RequestFactsProvider>,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>\n${page}\n`, { status, headers })
}
