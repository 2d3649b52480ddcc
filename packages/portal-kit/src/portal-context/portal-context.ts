import type { PortalConfig } from '../config/index.ts'
import { createCookie, type PortalCookie } from '../cookie/index.ts'
import { createGatewayClient, type GatewayClient } from '../gateway-client/index.ts'
import type { Log } from '../log/index.ts'
import type { RequestFacts } from '../request-facts/index.ts'
import { createSignInClient, type SignInClient } from '../sign-in-client/index.ts'

/** What a loader or action works with: made for one request, and gone with it. */
export type PortalContext = {
  readonly facts: RequestFacts
  readonly log: Log
  /** The opaque session of who is signed in. */
  readonly session: PortalCookie
  /** What one step of signing in hands to the next; short-lived. */
  readonly step: PortalCookie
  readonly signIn: SignInClient
  readonly clientFor: (session: string) => GatewayClient
  /** Set by an action whose answer shows the form again although the session has ended: loaders then ask for nothing. */
  formIsKept: boolean
  /** Set where the answer is a form with problems: its title says so first, before a screen reader reads anything else. */
  hasProblems: boolean
}

/** Seconds in which somebody gets from one step of signing in to the next. */
const stepLasts = 20 * 60

/** @param clientAddress the browser's address as the server sees it */
export const createPortalContext = (parts: {
  readonly portal: string
  readonly config: PortalConfig
  readonly facts: RequestFacts
  readonly log: Log
  readonly clientAddress: string
}): PortalContext => {
  const { gatewayUrl, secure } = parts.config
  const { clientAddress } = parts
  return {
    facts: parts.facts,
    log: parts.log,
    session: createCookie(parts.portal, { secure }),
    step: createCookie(`${parts.portal}-entering`, { secure, maxAge: stepLasts }),
    signIn: createSignInClient({ gatewayUrl, clientAddress }),
    clientFor: (session) => createGatewayClient({ gatewayUrl, session, clientAddress }),
    formIsKept: false,
    hasProblems: false,
  }
}

/** The portal's part of Remix's load context. */
export const portalOf = (context: object): PortalContext => (context as { portal: PortalContext }).portal
