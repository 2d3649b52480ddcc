import { createHash } from 'node:crypto'
import pg from 'pg'

/**
 * Rows of one statement, which is on its way at once: several that are not awaited one by one travel together, and run one after
 * the other, each seeing what the one before has left. Values travel as parameters; the text is never made from what somebody typed.
 */
export type Sql = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/** Sends a statement whose rows nobody needs, without waiting. Its fault is the transaction's, and is met at its end. */
export type Write = (text: string, values?: readonly unknown[]) => void

/** Sends one statement as the driver knows it: for Prisma's adapter, which has ideas of its own of what a row is. */
export type Send = (statement: pg.QueryConfig) => Promise<pg.QueryResult>

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** A pool of one login role. `max` connections; a fault of an idle one is met by the next statement, not by the process. */
export const poolOf = (url: string, max = 10): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000, pipeline: true })
  pool.on('error', () => undefined)
  // One that is in use when its line breaks says so too: the statement that waits on it fails, the process goes on.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const names = new Map<string, string>()

// Each connection parses and plans a text once. Texts are few, since no value is ever part of one.
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

export const sqlOf =
  (client: pg.Pool): Sql =>
  async (text, values = []) =>
    (await client.query(text, values as unknown[])).rows

/** Ends a transaction without an acceptance, with this answer. */
export class RolledBack<Answer> extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('rolled back')
    this.answer = answer
  }
}

/** One connection's line: what is sent on it, how much is not answered yet, and the first fault, which caused all later ones. */
const lineOf = (client: pg.PoolClient) => {
  let unanswered = 0
  let fault: Error | undefined
  const send: Send = (statement) => {
    unanswered += 1
    return new Promise((resolve, reject) =>
      // Called back before this returns where the values cannot even be sent.
      client.query(statement, (failure: Error | null, result) => {
        unanswered -= 1
        if (!failure) return resolve(result)
        fault ??= failure
        reject(failure)
      }),
    )
  }
  const named = (text: string, values: readonly unknown[] = []) =>
    send({ name: nameOf(text), text, values: [...values] })
  const sql: Sql = async (text, values) => (await named(text, values)).rows
  const write: Write = (text, values) => void named(text, values).catch(() => undefined)
  return { send, named, sql, write, isQuiet: () => unanswered === 0, fault: () => fault }
}

// PostgreSQL answers the commit of a transaction that has failed with a rollback, and no error.
const committed = ({ command }: pg.QueryResult): void => {
  if (command !== 'COMMIT') throw new Error('TRANSACTION_HAD_FAILED')
}

/**
 * One READ COMMITTED transaction. Throwing rolls back; `RolledBack` rolls back and answers. `begin` travels with the first
 * statement, and the commit with the last writes: a statement that fails fails all behind it, so that nothing is kept of the whole.
 * Where nothing is written, and everything was answered, the answer does not wait for the commit.
 */
export const inTransaction = async <Answer>(
  pool: pg.Pool,
  begin: 'begin' | 'begin read only',
  work: (sql: Sql, write: Write, send: Send) => Promise<Answer>,
): Promise<Answer> => {
  const client = await pool.connect()
  const line = lineOf(client)
  let broken: Error | undefined
  let ending: Promise<void> | undefined
  try {
    line.write(begin)
    const answer = await work(line.sql, line.write, line.send)
    const fault = line.fault()
    if (fault) throw fault
    const mayAnswerFirst = begin === 'begin read only' && line.isQuiet()
    const commit = line.named('commit').then(committed)
    if (mayAnswerFirst) ending = commit
    else await commit
    return answer
  } catch (fault) {
    // Of several faults the first is the cause: all behind it failed because the transaction had.
    const cause = line.fault()
    await line.named('rollback').catch((failure: Error) => {
      broken = failure
    })
    if (fault instanceof RolledBack && !cause) return fault.answer as Answer
    throw cause ?? fault
  } finally {
    if (ending)
      void ending.then(
        () => client.release(),
        (failure: Error) => client.release(failure),
      )
    else client.release(broken)
  }
}
