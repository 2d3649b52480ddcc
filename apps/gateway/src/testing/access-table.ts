import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** ACCESS, as its tables say it: row → class → cell. Read from the tables themselves, not from the policy that the gateway uses. */
export const accessTable: ReadonlyMap<string, ReadonlyMap<string, string>> = (() => {
  const domain = dirname(createRequire(import.meta.url).resolve('@concord/domain/shared'))
  const rows = new Map<string, Map<string, string>>()
  for (const one of readFileSync(join(domain, 'matrix.md'), 'utf8').match(/(^\|.*\n)+/gm) ?? []) {
    const [head = [], , ...body] = one.trim().split('\n').map(cellsOf)
    for (const [role = '', ...cells] of body)
      rows.set(
        role,
        new Map([...(rows.get(role) ?? []), ...cells.map((cell, at) => [head[at + 1] ?? '', cell] as const)]),
      )
  }
  return rows
})()

/** The code of one cell; `–` where neither table has it. */
export const cellOf = (row: string, dataClass: string): string => accessTable.get(row)?.get(dataClass) ?? '–'
