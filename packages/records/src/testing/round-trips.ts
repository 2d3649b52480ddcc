import pg from 'pg'

type Answered = (fault: Error | null, result: pg.QueryResult) => void
type Statement = { readonly text: string }

/**
 * Counts what this process sends to PostgreSQL through the doors while `work` runs, transaction control included.
 * A round trip begins with a statement that is sent while its connection waits for no answer; what is sent behind it, before the
 * last answer has come, travels with it. `alone`: the texts that began a trip.
 */
export const tripsOf = async (
  work: () => Promise<unknown>,
): Promise<{ readonly statements: number; readonly alone: readonly string[] }> => {
  const prototype = pg.Client.prototype as unknown as { query: (statement: Statement, answered: Answered) => unknown }
  const original = prototype.query
  const waiting = new Map<unknown, number>()
  const alone: string[] = []
  let statements = 0
  prototype.query = function query(this: unknown, statement, answered) {
    statements += 1
    const before = waiting.get(this) ?? 0
    if (before === 0) alone.push(statement.text)
    waiting.set(this, before + 1)
    return original.call(this, statement, (fault, result) => {
      waiting.set(this, (waiting.get(this) ?? 1) - 1)
      answered(fault, result)
    })
  }
  try {
    await work()
    return { statements, alone }
  } finally {
    prototype.query = original
  }
}
