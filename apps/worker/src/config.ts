import { z } from 'zod'

const key = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes as base64')
const keyRing = z
  .string()
  .transform((text, problems) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      problems.addIssue('must be JSON')
      return z.NEVER
    }
  })
  .pipe(
    z
      .object({ current: z.string(), keys: z.record(z.string(), key) })
      .refine(({ current, keys }) => Object.hasOwn(keys, current), 'must hold the current key'),
  )
const port = z.coerce.number().int().min(1).max(65_535)

const environment = z.object({
  HEALTH_PORT: port,
  DATABASE_URL_WORKER_ADVICE: z.url(),
  DATABASE_URL_DECIDE_ADVICE: z.url(),
  DATABASE_URL_SIGN_IN: z.url(),
  VAULT_KEYS_ADVICE: keyRing,
  DIGEST_KEY: key,
  KEY_SERVICE_URL: z.url(),
  KEY_SERVICE_CREDENTIAL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('concord'),
  TEMPORAL_TASK_QUEUE: z.string().default('advice'),
  PAYLOAD_KEYS: keyRing,
  SMTP_URL: z.url(),
  MAIL_FROM: z.string().min(3),
  PARTICIPANT_PORTAL_URL: z.url(),
  STAFF_PORTAL_URL: z.url(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})
export type Config = z.output<typeof environment>

/**
 * The environment as a typed object, read once.
 * @throws Error that lists every problem by name, without any value
 */
export const readConfig = (values: NodeJS.ProcessEnv): Config => {
  const read = environment.safeParse(values)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`The worker cannot start:\n${problems.join('\n')}`)
}
