import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import type { PortalContext } from '../portal-context/index.ts'
import { RequestFactsProvider } from '../request-facts/index.ts'

/**
 * Renders a page whole before its first byte leaves: a fault while rendering becomes the error page with its status, never
 * half a page. The title of a form with problems says so first.
 */
export const renderPage = (
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  portal: PortalContext,
): Response => {
  const drawn = renderToString(
    <RequestFactsProvider value={portal.facts}>
      <RemixServer context={remixContext} url={request.url} />
    </RequestFactsProvider>,
  )
  // React's marks for the browser's part of it, which there is not.
  const page = drawn.replaceAll(/<!--[$/ ]*-->/g, '')
  const titled = portal.hasProblems ? page.replace('<title>', '<title>Error: ') : page
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>\n${titled}\n`, { status, headers })
}
