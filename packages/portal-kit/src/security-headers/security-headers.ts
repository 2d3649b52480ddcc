/** Pages of which nothing may be kept, framed, sniffed or told to another site. */
export type HeaderRules = {
  readonly secure: boolean
  /** `none` where a portal has no script at all (participants); otherwise only scripts that carry the page's nonce run. */
  readonly scripts: 'none' | 'nonce'
  /** Pages that have named a reason for a script where there is none otherwise: it carries the nonce, and asks this portal alone. */
  readonly scriptedPages?: readonly string[]
}

const contentSecurityPolicy = (rules: HeaderRules, path: string, nonce: string): string => {
  const hasItsReason = rules.scriptedPages?.includes(path) ?? false
  return [
    "default-src 'none'",
    rules.scripts === 'nonce' || hasItsReason ? `script-src 'nonce-${nonce}'` : "script-src 'none'",
    ...(hasItsReason ? ["connect-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}

/**
 * The headers of every page.
 * `Referrer-Policy` is `same-origin`, since under `no-referrer` browsers send `Origin: null` with our own forms; below
 * `/enter/` the address holds a token, so not even our own pages are told it.
 * @param path of the request, without the query
 * @param nonce fresh for each answer
 */
export const securityHeaders = (rules: HeaderRules, path: string, nonce: string): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(rules, path, nonce),
  'Cache-Control': 'no-store',
  'Referrer-Policy': path.startsWith('/enter/') ? 'strict-origin' : 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'X-Robots-Tag': 'noindex, nofollow',
  ...(rules.secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})
