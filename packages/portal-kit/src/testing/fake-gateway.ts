import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DocumentNode, Kind } from 'graphql'
import { registeredHash, registeredText } from '../gateway-client/index.ts'

export type Asked = {
  readonly path: string
  /** The operation's name, for GraphQL. */
  readonly operation: string | null
  readonly headers: IncomingMessage['headers']
  readonly body: Record<string, unknown>
}

type Answering = (variables: Record<string, unknown>, session: string) => unknown

/** An operation that ends in a fault of the gateway. */
export const aFault = Symbol('a fault')

/** What the fake answers: the data of an operation (as it is, or by its variables), a status and body for any other address. */
export type Answers = {
  readonly operations: Readonly<Record<string, unknown>>
  readonly doors?: Readonly<Record<string, (body: Record<string, unknown>) => { status: number; body?: unknown }>>
  /** Sessions that are signed in; every other is answered 401. */
  readonly sessions: readonly string[]
}

const nameOf = (document: DocumentNode): string => {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.name?.value ?? '') : ''
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  return text ? JSON.parse(text) : {}
}

/**
 * Stands in for the gateway over HTTP, with its manners: registered documents by their hash alone, 401 without a session,
 * null for what is not there. Ends with `close`.
 */
export const startFakeGateway = async (documents: Readonly<Record<string, DocumentNode>>, answers: Answers) => {
  const names = new Map(Object.values(documents).map((one) => [registeredHash(registeredText(one)), nameOf(one)]))
  const asked: Asked[] = []
  let current = answers
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const path = request.url ?? '/'
    const hash = (body['extensions'] as { persistedQuery?: { sha256Hash?: string } } | undefined)?.persistedQuery
      ?.sha256Hash
    const operation = names.get(hash ?? '') ?? null
    asked.push({ path, operation, headers: request.headers, body })
    const answer = (status: number, content?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(content === undefined ? '' : JSON.stringify(content))
    }
    if (path !== '/graphql') {
      const door = current.doors?.[path]
      const { status, body: content } = door ? door(body) : { status: 404, body: undefined }
      return answer(status, content)
    }
    const session = String(request.headers.authorization ?? '').replace(/^Bearer /, '')
    if (!current.sessions.includes(session))
      return answer(401, { errors: [{ message: 'Sign in', extensions: { code: 'NOT_SIGNED_IN' } }] })
    const work = operation === null ? undefined : current.operations[operation]
    if (!work)
      return answer(400, { errors: [{ message: 'Unknown', extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] })
    if (work === aFault)
      return answer(500, { errors: [{ message: 'Something went wrong', extensions: { code: 'FAULT' } }] })
    const variables = (body['variables'] ?? {}) as Record<string, unknown>
    answer(200, { data: typeof work === 'function' ? (work as Answering)(variables, session) : work })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** Other answers from now on. */
    answer: (next: Partial<Answers>) => {
      current = { ...current, ...next }
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}
export type FakeGateway = Awaited<ReturnType<typeof startFakeGateway>>
