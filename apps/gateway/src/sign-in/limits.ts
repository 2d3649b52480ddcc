import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../http/answer.ts'
import type { LimitsStore } from '../records-port.ts'

/** `points` requests in `seconds`, counted in PostgreSQL and so shared by every gateway process. */
type Limit = { readonly points: number; readonly seconds: number }
export type Limits = {
  readonly codeOfLink: Limit
  readonly linkAgain: Limit
  readonly tryOfLink: Limit
  /** Many people stand behind one address of an organisation: this stops machines, not a ward. */
  readonly client: Limit
  /** An organisation's system, by its client id. */
  readonly partner: Limit
}
export const usualLimits: Limits = {
  codeOfLink: { points: 5, seconds: 900 },
  linkAgain: { points: 3, seconds: 3_600 },
  tryOfLink: { points: 20, seconds: 900 },
  client: { points: 240, seconds: 600 },
  partner: { points: 600, seconds: 600 },
}

const isLimited = (thrown: unknown): thrown is RateLimiterRes =>
  typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown

const tooMany = (milliseconds: number): Refusal => {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000))
  return new Refusal(
    429,
    {
      problem: 'tooMany',
      message: `That was tried many times. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again`,
    },
    { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1_000))) },
  )
}

/** `(kind, key)` counts one request; throws the kind answer 429 where there were too many. */
export const createLimiter = (store: LimitsStore, limits: Limits) => {
  const made = Object.fromEntries(
    Object.entries(limits).map(([name, { points, seconds }]: [string, Limit]) => [
      name,
      new RateLimiterPostgres({
        storeClient: store,
        storeType: 'pool',
        schemaName: 'platform',
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout: true,
        keyPrefix: name,
        points,
        duration: seconds,
      }),
    ]),
  ) as Readonly<Record<keyof Limits, RateLimiterPostgres>>
  return async (kind: keyof Limits, key: string): Promise<void> => {
    try {
      await made[kind].consume(key)
    } catch (thrown) {
      throw isLimited(thrown) ? tooMany(thrown.msBeforeNext) : thrown
    }
  }
}
export type Limiter = ReturnType<typeof createLimiter>
