import type { IncomingMessage, ServerResponse } from 'node:http'

/** Something a request did wrong that its sender is told: status, a code for machines, a sentence for people. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, body: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}) {
    super('refused')
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** Writes a JSON answer, or an empty one where there is no body. */
export const answer = (
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  response.end(text)
}

const greatestBody = 100_000

/** The body as text, at most 100 kB. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, { problem: 'mediaType', message: 'Send application/json' })
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > greatestBody)
      throw new Refusal(413, { problem: 'tooLong', message: 'That is too long' }, { connection: 'close' })
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The session that a portal speaks for; null where the header is missing or cannot be one. */
export const bearerOf = (request: IncomingMessage): string | null =>
  /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1] ?? null

/** The access token of an organisation's system, as far as it has the shape of one. */
export const tokenOf = (request: IncomingMessage): string | null =>
  /^Bearer ([\w-]{1,2000}\.[\w-]{1,4000}\.[\w-]{1,1000})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
