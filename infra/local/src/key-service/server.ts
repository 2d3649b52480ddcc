import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf, fieldsOf, Malformed } from './body.ts'
import { type Client, type Credentials, clientBy, mayAsk, type Operation, operations } from './clients.ts'
import { KeyDestroyed, type KeyFiles, KeyMissing } from './key-files.ts'
import { DoesNotOpen, nonceLength, openWith, sealWith } from './sealing.ts'

/** One line of the log. A key's name says whose text it is, so it is not in here. */
export type LogLine = {
  code: string
  client?: Client
  operation?: Operation
  status?: number
  milliseconds?: number
  /** A code of the system's or of ours, where it answered 500. */
  fault?: string
}

export type KeyServiceParts = {
  files: KeyFiles
  credentials: Credentials
  log: (line: LogLine) => void
}

type Answer = { status: number; body?: object }
type Asked = { name: string; operation: Operation }

const nameShape = /^[a-z][a-z0-9.-]{1,80}$/

/** @throws Malformed also where there is no such address: 404 says that there is no such key, and nothing else may say it */
const askedOf = ({ method, url = '' }: IncomingMessage): Asked => {
  const [, name, operation] = /^\/v1\/keys\/([^/?]+)\/([a-z]+)$/.exec(url) ?? []
  const known = operations.find((one) => one === operation)
  if (method !== 'POST' || known === undefined || name === undefined || !nameShape.test(name)) throw new Malformed()
  return { name, operation: known }
}

const inBase64 = (fields: Record<string, Buffer>) =>
  Object.fromEntries(Object.entries(fields).map(([name, bytes]) => [name, bytes.toString('base64')]))

const perform = (files: KeyFiles, { name, operation }: Asked, body: Buffer): Answer => {
  switch (operation) {
    case 'make':
      files.make(name)
      return { status: 204 }
    case 'seal': {
      const { aad, plaintext } = fieldsOf(body, 'aad', 'plaintext')
      return { status: 200, body: inBase64(files.withKey(name, (key) => sealWith(key, aad, plaintext))) }
    }
    case 'open': {
      const { aad, nonce, ciphertext } = fieldsOf(body, 'aad', 'nonce', 'ciphertext')
      if (nonce.length !== nonceLength) throw new Malformed()
      return {
        status: 200,
        body: inBase64({ plaintext: files.withKey(name, (key) => openWith(key, aad, nonce, ciphertext)) }),
      }
    }
    case 'destroy':
      return { status: 200, body: { destroyedAt: files.destroy(name) } }
    case 'state':
      return { status: 200, body: { state: files.state(name) } }
  }
}

const statusOf = (error: unknown): number => {
  if (error instanceof Malformed || error instanceof DoesNotOpen) return 400
  if (error instanceof KeyMissing) return 404
  if (error instanceof KeyDestroyed) return 410
  return 500
}

const send = (response: ServerResponse, { status, body }: Answer) => {
  const headers = { 'cache-control': 'no-store', ...(body ? { 'content-type': 'application/json' } : {}) }
  response.writeHead(status, headers).end(body ? JSON.stringify(body) : undefined)
}

/** The key service over HTTP. Its answers to what it refuses are a status and nothing else. */
export const createKeyService = ({ files, credentials, log }: KeyServiceParts) => {
  const clientOf = clientBy(credentials)
  const answer = async (request: IncomingMessage, line: LogLine): Promise<Answer> => {
    if (request.method === 'GET' && request.url === '/health') return { status: 200 }
    const client = clientOf(request.headers.authorization)
    if (client === undefined) return { status: 403 }
    line.client = client
    const asked = askedOf(request)
    line.operation = asked.operation
    if (!mayAsk(client, asked.operation)) return { status: 403 }
    return perform(files, asked, await bodyOf(request))
  }
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    const from = performance.now()
    const line: LogLine = { code: 'ASKED' }
    answer(request, line)
      .catch((error: unknown): Answer => {
        const status = statusOf(error)
        // Its words could quote what was sent: a fault is a code.
        if (status === 500) line.fault = (error as NodeJS.ErrnoException).code ?? 'NO_CODE'
        return { status }
      })
      .then((answered) => {
        send(response, answered)
        if (request.url === '/health') return
        log({ ...line, status: answered.status, milliseconds: Math.round(performance.now() - from) })
      })
      .catch(() => log({ code: 'NOT_ANSWERED' }))
  })
  return {
    /** On 127.0.0.1 alone, after what a killed process left was finished. */
    listen: (port: number) =>
      new Promise<void>((resolve, reject) => {
        files.finishDestructions()
        server.once('error', reject)
        server.listen(port, '127.0.0.1', resolve)
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
