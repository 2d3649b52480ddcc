import pg from 'pg'

type Query = (this: unknown, ...given: unknown[]) => unknown
const prototype = pg.Client.prototype as unknown as { query: Query }

/** The statements' texts that this process sends while `work` goes on, over every connection. */
export const statementsDuring = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const sent: string[] = []
  const { query } = prototype
  prototype.query = function (...given) {
    const [statement] = given as [string | { text?: string }]
    sent.push(typeof statement === 'string' ? statement : (statement.text ?? ''))
    return query.apply(this, given)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return sent
}
