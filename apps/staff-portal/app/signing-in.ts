import { Buffer } from 'node:buffer'
import { paths } from './paths.ts'

/** What has to come back from the identity provider, and where the person wanted to go. */
export type Attempt = { readonly state: string; readonly goOn: string }

/** An address of this portal, never of another site: what the person asked for, or the list of cases. */
export const ownAddress = (asked: string | null): string =>
  asked && /^\/(?![/\\])[\w\-./?=&%]*$/.test(asked) ? asked : paths.cases

export const packAttempt = ({ state, goOn }: Attempt): string =>
  Buffer.from(JSON.stringify([state, goOn])).toString('base64url')

/** The attempt as the cookie holds it; null where it holds none. */
export const unpackAttempt = (packed: string | null): Attempt | null => {
  try {
    const [state, goOn] = JSON.parse(Buffer.from(packed ?? '', 'base64url').toString()) as unknown[]
    return typeof state === 'string' && typeof goOn === 'string' ? { state, goOn: ownAddress(goOn) } : null
  } catch {
    return null
  }
}

/** Where to sign in so that one comes back to the page that was asked for. */
export const signInFor = (request: Request): string => {
  const { pathname, search } = new URL(request.url)
  return `${paths.signIn}?then=${encodeURIComponent(`${pathname}${search}`)}`
}
