import { atClock } from '@concord/domain/shared'

/** A day as staff type it (`27/3/2027`), as the calendar writes it; anything else stays as it was typed, and is refused at its field. */
export const dayTyped = (typed: string | undefined): string => {
  const text = (typed ?? '').trim()
  const parts = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  return parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : text
}

/** `2:30pm`, `2pm` or `14:30` as `14:30`; anything else as it was typed. */
export const clockTyped = (typed: string | undefined): string => {
  const text = (typed ?? '').trim().toLowerCase()
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text)
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return text
  const [hour, half] = [Number(parts[1]), parts[3]]
  if (half && (hour < 1 || hour > 12)) return text
  const ofDay = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return `${String(ofDay).padStart(2, '0')}:${parts[2] ?? '00'}`
}

/** A day and a time as an instant; what cannot be one stays as it was typed, and is refused at its field. */
export const instantTyped = (day: string | undefined, clock: string | undefined): string =>
  atClock(dayTyped(day), clockTyped(clock)) ?? `${day ?? ''} ${clock ?? ''}`.trim()
