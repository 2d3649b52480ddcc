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

/** The times away as they were typed; rows that are left empty count for nothing. */
export const awayFrom = (typed: Typed): Away[] => {
  const rows = Array.from({ length: awayRows(typed) }, (_, row) => ({
    from: dayTyped(typed[`away.${row}.from`]),
    until: dayTyped(typed[`away.${row}.until`]),
  }))
  return rows.filter(({ from, until }) => from !== '' || until !== '')
}
