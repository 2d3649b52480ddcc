import { faultOf } from '@concord/portal-kit/log'
import { portalOf } from '@concord/portal-kit/portal-context'
import { renderPage } from '@concord/portal-kit/server-rendering'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  return renderPage(request, status, headers, remixContext, portalOf(context))
}

/** A fault goes to the log under the reference that the page shows; what a browser gave up on is none. */
export const handleError: HandleErrorFunction = (fault, { request, context }) => {
  if (request.signal.aborted) return
  const { log, facts } = portalOf(context)
  log.fault(faultOf(fault, facts.reference))
}
