import { countOf, type Typed } from '@concord/portal-kit/form-body'
import { dayTyped } from './typed-times.ts'

type Away = { readonly from: string; readonly until: string }

const mostRows = 20

const dayToType = (day: string): string =>
  day
    .split('-')
    .reverse()
    .map((part) => part.replace(/^0/, ''))
    .join('/')

/** What stands in the register, as the form holds it. */
export const typedAway = (away: readonly Away[]): Typed =>
  Object.fromEntries(
    away.flatMap(({ from, until }, row) => [
      [`away.${row}.from`, dayToType(from)],
      [`away.${row}.until`, dayToType(until)],
    ]),
  )

/** How many rows the form shows: those that hold something, and two more. */
export const awayRows = (typed: Typed): number => {
  const filled = Object.entries(typed).filter(([, value]) => value.trim() !== '')
  return Math.min(countOf(Object.fromEntries(filled), 'away', mostRows) + 2, mostRows)
}

type TypedAway = { readonly row: number; readonly away: Away }

/** The times away as they were typed, each with its row; rows that are left empty count for nothing. */
export const awayTyped = (typed: Typed): readonly TypedAway[] =>
  Array.from({ length: awayRows(typed) }, (_, row) => ({
    row,
    away: { from: dayTyped(typed[`away.${row}.from`]), until: dayTyped(typed[`away.${row}.until`]) },
  })).filter(({ away }) => away.from !== '' || away.until !== '')

/** What was refused, at the rows of the form: the command counts only what was typed. */
export const atTheirAwayRows = <One extends { readonly field: string | null }>(
  refusals: readonly One[],
  sent: readonly TypedAway[],
): One[] =>
  refusals.map((one) => {
    const [, index, end] = /^away\.(\d+)(?:\.(from|until))?$/.exec(one.field ?? '') ?? []
    const row = sent[Number(index)]?.row
    return row === undefined ? one : { ...one, field: `away.${row}.${end ?? 'from'}` }
  })
