/** A cookie that holds an opaque id and nothing else: the portal reads it, the browser's scripts cannot. */
export type PortalCookie = {
  readonly name: string
  /** The value the browser sent, or null where there is none or it cannot be one of ours. */
  readonly read: (request: Request) => string | null
  /** The text of a `Set-Cookie` header. */
  readonly set: (value: string) => string
  /** The text of a `Set-Cookie` header that takes the cookie away. */
  readonly clear: () => string
}

const opaque = /^[\w.~-]{8,512}$/

/**
 * `__Host-concord-<purpose>` over https; a plain name on local http, where a browser would refuse that prefix.
 * Cookies are shared between the ports of a host, so the purpose has to name the portal.
 * @param maxAge in seconds; without it the cookie goes when the browser closes, so that a shared computer keeps nothing
 */
export const createCookie = (purpose: string, options: { secure: boolean; maxAge?: number }): PortalCookie => {
  const name = `${options.secure ? '__Host-' : ''}concord-${purpose}`
  const attributes = `Path=/; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`
  const lasting = options.maxAge === undefined ? '' : `; Max-Age=${options.maxAge}`
  return {
    name,
    read: (request) => {
      const sent = (request.headers.get('Cookie') ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1))
      // Two cookies of one name mean that somebody planted one: neither is taken.
      return sent.length === 1 && opaque.test(sent[0]!) ? sent[0]! : null
    },
    set: (value) => {
      if (!opaque.test(value)) throw new TypeError('Only an opaque id may stand in a cookie')
      return `${name}=${value}; ${attributes}${lasting}`
    },
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  }
}
