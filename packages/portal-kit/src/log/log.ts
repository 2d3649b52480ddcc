/** One answered request. The route is its pattern (`/enter/:token`), never the path that was asked for. */
export type RequestLine = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly durationMs: number
  readonly reference: string
}

/** A fault: what kind it was and where in the code, never what it said. */
export type FaultLine = {
  readonly reference: string
  readonly error: string
  readonly code?: string
  /** Places in our code, without the message: a message may quote what a person wrote. */
  readonly at?: readonly string[]
}

/** The allow-list of what a portal writes down: ids, codes, durations. There is no way to log free text. */
export type Log = {
  readonly started: (line: { port: number }) => void
  readonly request: (line: RequestLine) => void
  readonly fault: (line: FaultLine) => void
}

/** @param write takes one line of JSON, without the line's end */
export const createLog = (portal: string, write: (line: string) => void): Log => {
  const line = (level: 'info' | 'error', event: string, fields: object) =>
    write(JSON.stringify({ time: new Date().toISOString(), level, portal, event, ...fields }))
  return {
    started: ({ port }) => line('info', 'started', { port }),
    request: ({ method, route, status, durationMs, reference }) =>
      line('info', 'request', { method, route, status, durationMs, reference }),
    fault: ({ reference, error, code, at }) => line('error', 'fault', { reference, error, code, at }),
  }
}

const codePattern = /^[A-Z][A-Z0-9_]{1,40}$/

/** What may be written of an error: its kind, its code and the places it passed through. */
export const faultOf = (error: unknown, reference: string): FaultLine => {
  if (!(error instanceof Error)) return { reference, error: typeof error }
  const code = (error as { code?: unknown }).code
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame))
  return {
    reference,
    error: error.name,
    ...(typeof code === 'string' && codePattern.test(code) ? { code } : {}),
    at: frames.slice(0, 6).map(placeOf),
  }
}

// `decide (rules.ts:12:3)`: the function and the file's own name, without the folders of this machine.
const placeOf = (frame: string): string =>
  frame
    .trim()
    .replace(/^at /, '')
    .replace(/(^|[( ])(?:file:\/\/)?\/[^()]*\/(?=[^/]+$)/, '$1')
