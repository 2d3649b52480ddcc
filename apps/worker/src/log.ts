import { type DestinationStream, pino } from 'pino'

/** Everything that a log line may hold besides its code. What is not here is dropped, whoever writes it. */
export type LogFields = {
  readonly code?: string
  readonly service?: string
  readonly activity?: string
  readonly promiseId?: string
  readonly effectId?: string
  readonly attemptId?: string
  readonly outboxId?: string
  readonly kind?: string
  readonly outcome?: string
  readonly count?: number
  readonly milliseconds?: number
  readonly port?: number
}
const admitted: Readonly<Record<keyof LogFields, RegExp>> = {
  code: /^[A-Z][A-Z0-9_]{1,60}$/,
  service: /^[a-z-]{1,40}$/,
  activity: /^[A-Za-z]{1,40}$/,
  promiseId: /^[0-9a-f-]{36}$/,
  effectId: /^[0-9a-f-]{36}$/,
  attemptId: /^[0-9a-f-]{36}$/,
  outboxId: /^[0-9a-f-]{1,36}$/,
  kind: /^[A-Za-z]{1,40}$/,
  outcome: /^[A-Za-z]{1,40}$/,
  count: /^\d{1,12}$/,
  milliseconds: /^-?\d{1,12}$/,
  port: /^\d{1,5}$/,
}

const levels = ['debug', 'info', 'warn', 'error'] as const
/** Writes a line: a code in capitals, and fields of the allow-list. */
export type Log = Readonly<Record<(typeof levels)[number], (code: string, fields?: LogFields) => void>>

const allowed = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        Object.hasOwn(admitted, name) &&
        (typeof value === 'string' || typeof value === 'number') &&
        admitted[name as keyof LogFields].test(String(value)),
    ),
  )

/** Logs as JSON lines: time, level, code, and what the allow-list lets through. An error object never comes near it. */
export const createLog = (level: string, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = destination ? pino(options, destination) : pino(options)
  const line =
    (at: (typeof levels)[number]) =>
    (code: string, fields: LogFields = {}) =>
      logger[at]({ ...allowed(fields), ...allowed({ code }) })
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}
