import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Send } from './connection.ts'
import { type Prisma, PrismaClient } from './generated/prisma/client.ts'

/** Prisma inside one request's transaction: as the actor, under row security, and with nothing of its own to commit. */
export type Models = Prisma.TransactionClient
export type InPrisma = <Answer>(work: (models: Models) => Promise<Answer>) => Promise<Answer>

const requests = new AsyncLocalStorage<Send>()
// The texts of adapter-pg 7.10.0, which is pinned for them. The transaction is the door's: it has begun, and the door ends it.
const ofTheDoor = new Set(['BEGIN', 'COMMIT', 'ROLLBACK'])
const nothing: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

/** What the adapter takes for a connection of its own: the line of the request in which it was asked for. */
const connectionOf = (send: Send) => {
  const connection = {
    query: async (statement: pg.QueryConfig) => (ofTheDoor.has(statement.text) ? nothing : send(statement)),
    // Faults of the line are met by the door, which also gives it back.
    on: () => connection,
    removeListener: () => connection,
    release: () => undefined,
  }
  return connection
}

/** The pool that Prisma is given. It holds no connection: whoever is not inside a request has none, and cannot ask. */
class DoorPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(...callback: unknown[]): void
  override connect(): Promise<pg.PoolClient> {
    const send = requests.getStore()
    if (!send) throw new Error('withActor is the only door')
    return Promise.resolve(connectionOf(send) as unknown as pg.PoolClient)
  }
  override query(): never {
    throw new Error('withActor is the only door')
  }
}

const client = new PrismaClient({ adapter: new PrismaPg(new DoorPool()) })
/** Longer than any statement may run: the roles' own time-outs end those. */
const patience = { timeout: 60_000 }

/**
 * Prisma over one request's line. Its client is one for the process, and belongs to no database: which one is asked, and as whom,
 * is the request's. Rows of different requests are never asked for together, because each asks inside a transaction of its own.
 */
export const prismaOn =
  (send: Send): InPrisma =>
  (work) =>
    requests.run(send, () => client.$transaction(work, patience))
