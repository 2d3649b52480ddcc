import { dayInWords } from '@concord/domain/shared'

export const loadInWords = (open: number, most: number): string => `${open} of ${most}`
export const awayInWords = (away: readonly { readonly from: string; readonly until: string }[]): string =>
  away.length === 0
    ? 'Not away'
    : away.map(({ from, until }) => `${dayInWords(from)} to ${dayInWords(until)}`).join('; ')
