import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Readiness = {
  /** Each role sees its canary row: who is blind counts nothing due, and would look idle. */
  readonly database: () => Promise<boolean>
  readonly temporal: () => boolean
}

/** Milliseconds after which a database that does not answer counts as away. */
const patience = 3_000

const within = async (look: () => Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false)
  })
  try {
    return await Promise.race([look().catch(() => false), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * GET /health: 200 while the process runs. GET /ready: 200 where the database is seen, with what is there in JSON
 * `{ database, temporal }`; 503 where it is not. Without Temporal the worker is ready: codes go out and bells are kept.
 */
export const serveHealth = async (port: number, readiness: Readiness) => {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(body))
    if (request.url === '/health') return answer(200, { status: 'running' })
    if (request.url !== '/ready') return answer(404, {})
    const [database, temporal] = [await within(readiness.database), readiness.temporal()]
    return answer(database ? 200 : 503, { database, temporal })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
