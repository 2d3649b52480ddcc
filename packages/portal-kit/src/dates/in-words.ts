import { dayInWords, dayOf, type Instant } from '@concord/domain/shared'

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
})

/** The hour in Europe/London: `9am`, `5:30pm`, `midday`, `midnight`. */
const clockInWords = (instant: Instant): string => {
  const parts = london.formatToParts(new Date(instant))
  const part = (type: 'hour' | 'minute') => Number(parts.find((one) => one.type === type)?.value)
  const [hour, minute] = [part('hour'), part('minute')]
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday'
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

/** `Thursday 5 March 2026, 5pm`, in Europe/London. */
export const fullDateAndTime = (instant: Instant): string => `${dayInWords(dayOf(instant))}, ${clockInWords(instant)}`

/** `5pm on Thursday 5 March 2026`, for the middle of a sentence. */
export const timeOnDay = (instant: Instant): string => `${clockInWords(instant)} on ${dayInWords(dayOf(instant))}`

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * How far a moment lies from now, counted in days of the London calendar and never in hours, so that the nights on which
 * the clocks change count as one day each: `today`, `tomorrow`, `in 3 days`, `yesterday`, `3 days ago`.
 * @param now by the service clock
 */
export const daysAway = (instant: Instant, now: Instant): string => {
  const days = dayNumber(dayOf(instant)) - dayNumber(dayOf(now))
  if (days === 0) return 'today'
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** `overdue by 3 days`, or nothing while the moment has not passed. */
export const overdueBy = (instant: Instant, now: Instant): string | null => {
  if (instant > now) return null
  const days = dayNumber(dayOf(now)) - dayNumber(dayOf(instant))
  return days === 0 ? 'due today' : `overdue by ${days} ${days === 1 ? 'day' : 'days'}`
}
