import type { Typed } from '@concord/portal-kit/form-body'
import { instantTyped } from './typed-times.ts'

type TypedTime = { readonly row: number; readonly time: string }

/** The times of a form, each with the row that it was typed into; rows that were left empty offer none. */
export const timesTyped = (typed: Typed, rows: number): readonly TypedTime[] =>
  Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
    const [day, clock] = [typed[`times.${row}.day`], typed[`times.${row}.clock`]]
    return day?.trim() || clock?.trim() ? [{ row, time: instantTyped(day, clock) }] : []
  })

type Refusal = { readonly code: string; readonly field: string | null }

/**
 * What was refused, at the rows of the form. A time that cannot be one is counted as it was sent; what the rules refuse, as
 * the command holds them: in order, each once.
 */
export const atTheirRows = <One extends Refusal>(refusals: readonly One[], sent: readonly TypedTime[]): One[] => {
  const ordered = [...new Set(sent.map(({ time }) => time))].sort()
  const rowOf = ({ code, field }: Refusal): number | undefined => {
    const index = Number(/^times\.(\d+)$/.exec(field ?? '')?.[1])
    return code === 'MALFORMED' ? sent[index]?.row : sent.find(({ time }) => time === ordered[index])?.row
  }
  return refusals.map((one) => {
    const row = rowOf(one)
    return row === undefined ? one : { ...one, field: `times.${row}.day` }
  })
}
