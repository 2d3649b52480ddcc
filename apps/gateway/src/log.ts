import pino from 'pino'

/** Every word that a line may hold. What is not named here cannot be logged, whatever is handed over. */
const allowed = {
  operation: /^\w{1,60}$/,
  route: /^[A-Z]{3,7} \/[a-z/-]{0,40}$/,
  code: /^[\w.-]{1,60}$/,
  error: /^\w{1,60}$/,
  reference: /^[A-Z0-9-]{1,20}$/,
  where: /^[\w./:<>, -]{1,300}$/,
  wall: /^[a-z]{1,20}$/,
  actorKind: /^(staff|party|partner|system)$/,
  status: 'number',
  milliseconds: 'number',
  port: 'number',
} as const
export type LogFields = { readonly [Name in keyof typeof allowed]?: string | number | undefined }
export type LogEvent =
  | 'request'
  | 'fault'
  | 'started'
  | 'stopping'
  | 'sign-in refused'
  | 'code not planned'
  | 'not ready'
  | 'document refused'
export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (event: LogEvent, fields?: LogFields) => void>>

const kept = (fields: LogFields): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | number][] => {
      const rule = allowed[name as keyof typeof allowed]
      if (rule === undefined || value === undefined) return []
      if (rule === 'number') return typeof value === 'number' ? [[name, value]] : []
      return rule.test(String(value)) ? [[name, value]] : [[name, '(withheld)']]
    }),
  )

/**
 * Log lines as JSON, from the allow-list alone.
 * @param destination where lines go; standard output unless a test collects them
 */
export const createLog = (level: string, destination?: { write: (line: string) => void }): Log => {
  const logger = pino(
    { level, base: { app: 'gateway' }, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination(1),
  )
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (event: LogEvent, fields: LogFields = {}) =>
      logger[name](kept(fields), event)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** What may be said of a fault: its kind, its code, and where in our code; never its message, which may hold a value. */
export const faultFields = (fault: unknown): LogFields => {
  if (!(fault instanceof Error)) return { error: typeof fault }
  const code = (fault as { code?: unknown }).code
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at .*\/(apps|packages|dist)\//.test(line))
  return {
    error: fault.name,
    code: typeof code === 'string' ? code : undefined,
    where: frames
      .slice(0, 4)
      .map((line) => /([\w.-]+:\d+):\d+\)?$/.exec(line)?.[1] ?? '')
      .join(', '),
  }
}
