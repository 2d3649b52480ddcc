/**
 * Whether a request that changes something was made by a page of this portal (DESIGN, Sign-in).
 * Browsers that send `Sec-Fetch-Site` are believed about it, since no page can set that header; the others must send an
 * `Origin` equal to the portal's. `null`, which sandboxed frames and pages of no origin send, is refused in either case.
 */
export const comesFromOwnPage = (headers: Pick<Headers, 'get'>, portalOrigin: string): boolean => {
  const origin = headers.get('origin')
  if (origin === 'null') return false
  const site = headers.get('sec-fetch-site')
  return site === null ? origin === portalOrigin : site === 'same-origin'
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Methods that cannot change anything here need no proof of where they come from. */
export const changesSomething = (method: string): boolean => !reading.has(method.toUpperCase())
