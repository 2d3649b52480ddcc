import type { Write } from '../connection.ts'

/** How a table's rows follow from a state. `replaced`: those that are no longer there go; `keeps`: columns that keep what they had. */
export type KeptTable<State> = {
  readonly name: string
  readonly key: string
  readonly rows: (state: State) => readonly Readonly<Record<string, unknown>>[]
  readonly replaced?: boolean
  readonly keeps?: readonly string[]
}

const put = <State>(
  write: Write,
  { name, key, keeps = [] }: KeptTable<State>,
  rows: readonly Readonly<Record<string, unknown>>[],
): void => {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const keys = key.split(', ')
  const changed = columns
    .filter((column) => !keys.includes(column))
    .map((column) =>
      keeps.includes(column)
        ? `${column} = coalesce(excluded.${column}, ${name}.${column})`
        : `${column} = excluded.${column}`,
    )
  write(
    `insert into advice.${name} (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::advice.${name}, $1)
     on conflict (${key}) do ${changed.length > 0 ? `update set ${changed.join(', ')}` : 'nothing'}`,
    [JSON.stringify(rows)],
  )
}

/** Saves the tables whose rows have changed: a statement a table, two where rows may go; where nothing changed there is none. */
export const saveTables = <State>(
  write: Write,
  tables: readonly KeptTable<State>[],
  before: State | null,
  after: State,
  rootId: string,
): void => {
  for (const table of tables) {
    const [had, rows] = [before === null ? [] : table.rows(before), table.rows(after)]
    if (JSON.stringify(had) === JSON.stringify(rows)) continue
    if (table.replaced && had.length > 0) write(`delete from advice.${table.name} where root_id = $1`, [rootId])
    put(write, table, rows)
  }
}
