import { z } from 'zod'

const url = (schemes: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be an address that begins with ${schemes.map((one) => `${one}//`).join(' or ')}`,
  })
const database = url(['postgres:', 'postgresql:'])
const web = url(['http:', 'https:'])
const isKey = (value: string) => Buffer.from(value, 'base64').length === 32
const keyRing = z.string().transform((value, problems) => {
  const ring = z.object({ current: z.string(), keys: z.record(z.string(), z.string().refine(isKey)) })
  try {
    const parsed = ring.parse(JSON.parse(value))
    if (parsed.keys[parsed.current] !== undefined) return value
  } catch {
    // The value is a secret: only that it is wrong may be said.
  }
  problems.addIssue({ code: 'custom', message: 'must be {"current": …, "keys": {…}} with keys of 32 bytes in base64' })
  return z.NEVER
})

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535),
  DATABASE_URL_READ_ADVICE: database,
  DATABASE_URL_DECIDE_ADVICE: database,
  DATABASE_URL_REVEAL_ADVICE: database,
  DATABASE_URL_SIGN_IN: database,
  VAULT_KEYS_ADVICE: keyRing,
  DIGEST_KEY: z.string().refine(isKey, 'must be 32 bytes in base64'),
  KEY_SERVICE_URL: web,
  KEY_SERVICE_CREDENTIAL: z.string().min(1),
  OIDC_ISSUER: web,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  PARTNER_AUDIENCE: web,
  PARTNER_INTROSPECTION: z.enum(['on', 'off']).optional(),
  STAFF_PORTAL_URL: web,
  PARTICIPANT_PORTAL_URL: web,
  REGISTERED_DOCUMENTS: z.string().transform((value) => value.split(',').filter((path) => path.trim() !== '')),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  NODE_ENV: z.string().optional(),
})

/** Shape of the gateway's settings, read once at the start. */
export type Config = ReturnType<typeof readConfig>

/**
 * Environment → settings.
 * @throws one error that lists every problem by its variable, without any value
 */
export const readConfig = (variables: Record<string, string | undefined>) => {
  const read = environment.safeParse(variables)
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => {
      const name = path.map(String).join('.')
      return `  ${name}: ${variables[name] === undefined ? 'is not set' : message}`
    })
    throw new Error(`The gateway cannot start. Put right:\n${problems.join('\n')}`)
  }
  const one = read.data
  return {
    port: one.PORT,
    databases: {
      read: one.DATABASE_URL_READ_ADVICE,
      decide: one.DATABASE_URL_DECIDE_ADVICE,
      reveal: one.DATABASE_URL_REVEAL_ADVICE,
      signIn: one.DATABASE_URL_SIGN_IN,
    },
    vaultKeys: one.VAULT_KEYS_ADVICE,
    digestKey: one.DIGEST_KEY,
    keyService: { url: one.KEY_SERVICE_URL, credential: one.KEY_SERVICE_CREDENTIAL },
    oidc: { issuer: one.OIDC_ISSUER, clientId: one.OIDC_CLIENT_ID, clientSecret: one.OIDC_CLIENT_SECRET },
    partners: {
      audience: one.PARTNER_AUDIENCE,
      mayIntrospect: (one.PARTNER_INTROSPECTION ?? (one.NODE_ENV === 'production' ? 'off' : 'on')) === 'on',
    },
    staffPortalUrl: one.STAFF_PORTAL_URL,
    participantPortalUrl: one.PARTICIPANT_PORTAL_URL,
    registeredDocuments: one.REGISTERED_DOCUMENTS,
    logLevel: one.LOG_LEVEL,
    production: one.NODE_ENV === 'production',
  }
}
