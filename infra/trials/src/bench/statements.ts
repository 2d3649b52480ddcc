import pg from 'pg'

/** Counts what this process sends to PostgreSQL while `work` runs: transaction control included. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const original = prototype.query
  let count = 0
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    count += 1
    return original.apply(this, args)
  }
  try {
    await work()
    return count
  } finally {
    prototype.query = original
  }
}
