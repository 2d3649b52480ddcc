import { z } from 'zod'

const address = z.url({ protocol: /^https?$/, error: 'must be an address with http or https' })

const environmentSchema = z.object({
  PORT: z.coerce.number('must be a number').int().min(1).max(65535),
  GATEWAY_URL: address,
  PORTAL_URL: address,
  TRUSTED_PROXIES: z.coerce.number('must be a number').int().min(0).max(5).default(0),
})

/**
 * What a portal is told at its start. It holds no secret: whatever it may do, it does with the session of the person
 * who asks.
 */
export type PortalConfig = {
  readonly port: number
  /** The gateway's address without a slash at its end. */
  readonly gatewayUrl: string
  /** Scheme, host and port under which browsers know this portal: what a form's `Origin` has to equal. */
  readonly origin: string
  /** True where the portal is reached by https: cookies are then `Secure` and bound to the host. */
  readonly secure: boolean
  /** How many proxies stand before the portal and say truly whom they speak for (`X-Forwarded-For`). */
  readonly trustedProxies: number
}

/**
 * Reads the environment once.
 * @throws an error that lists every problem at once, one a line
 */
export const portalConfigFrom = (environment: Readonly<Record<string, string | undefined>>): PortalConfig => {
  const read = environmentSchema.safeParse(environment)
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`The portal cannot start with these settings:\n${problems.join('\n')}`)
  }
  const { PORT, GATEWAY_URL, PORTAL_URL, TRUSTED_PROXIES } = read.data
  const { origin, protocol } = new URL(PORTAL_URL)
  return {
    port: PORT,
    gatewayUrl: GATEWAY_URL.replace(/\/+$/, ''),
    origin,
    secure: protocol === 'https:',
    trustedProxies: TRUSTED_PROXIES,
  }
}
