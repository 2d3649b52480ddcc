import pg from 'pg'

/** Rows of one statement. Values travel as parameters; the text is never made from what somebody typed. */
export type Sql = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** A pool of one login role. `max` connections; a fault of an idle one is met by the next statement, not by the process. */
export const poolOf = (url: string, max = 10): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  // One that is in use when its line breaks says so too: the statement that waits on it fails, the process goes on.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export const sqlOf =
  (client: pg.Pool | pg.PoolClient): Sql =>
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

/** One READ COMMITTED transaction. Throwing rolls back; `RolledBack` rolls back and answers. */
export const inTransaction = async <Answer>(
  pool: pg.Pool,
  begin: string,
  work: (sql: Sql) => Promise<Answer>,
): Promise<Answer> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const answer = await work(sqlOf(client))
    const { command } = await client.query('commit')
    // PostgreSQL answers the commit of a transaction that has failed with a rollback, and no error.
    if (command !== 'COMMIT') throw new Error('TRANSACTION_HAD_FAILED')
    return answer
  } catch (fault) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    if (fault instanceof RolledBack) return fault.answer as Answer
    throw fault
  } finally {
    client.release(broken)
  }
}
