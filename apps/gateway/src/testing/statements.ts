import { createRequire } from 'node:module'

type Query = (this: unknown, ...given: unknown[]) => unknown
type Driver = { readonly Client: { readonly prototype: { query: Query } } }

const driver = createRequire(createRequire(import.meta.url).resolve('@concord/records'))('pg') as Driver

/** The statements' texts that this process sends while `work` goes on, over every connection. */
export const statementsDuring = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const sent: string[] = []
  const { prototype } = driver.Client
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
