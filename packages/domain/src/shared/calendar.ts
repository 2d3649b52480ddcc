import { Temporal } from 'temporal-polyfill'
import { bankHolidays, type Division } from './bank-holidays.ts'

/** An instant as ISO text in UTC with milliseconds, e.g. `2026-03-05T17:00:00.000Z`. Sorts as text. */
export type Instant = string
/** A day in Europe/London as ISO text, e.g. `2026-03-05`. */
export type Day = string

const london = 'Europe/London'
const inLondon = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(london)
const toText = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 })
const holidays: Readonly<Record<Division, ReadonlySet<string>>> = {
  'england-and-wales': new Set(bankHolidays['england-and-wales']),
  'northern-ireland': new Set(bankHolidays['northern-ireland']),
}

/** The day in Europe/London on which the instant falls. */
export const dayOf = (instant: Instant): Day => inLondon(instant).toPlainDate().toString()

/** An hour of a London day as an instant. An hour that the clocks skip or repeat is taken as the calendar's first valid one. */
export const atHour = (day: Day, hour: number): Instant =>
  toText(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: london, plainTime: Temporal.PlainTime.from({ hour }) })
      .toInstant(),
  )

/** A clock time of a London day (`14:30`) as an instant; null where there is no such day or time, or the clocks skip it. */
export const atClock = (day: Day, clock: string): Instant | null => {
  try {
    const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(clock))
    return toText(plain.toZonedDateTime(london, { disambiguation: 'reject' }).toInstant())
  } catch {
    return null
  }
}

export const isWorkingDay = (day: Day, division: Division): boolean =>
  Temporal.PlainDate.from(day).dayOfWeek <= 5 && !holidays[division].has(day)

/** The day that is `count` working days after `day`; a count of 0 gives the day itself. */
export const addWorkingDays = (day: Day, count: number, division: Division): Day => {
  let date = Temporal.PlainDate.from(day)
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 })
    if (isWorkingDay(date.toString(), division)) left -= 1
  }
  return date.toString()
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
export const dayAfter = (day: Day): Day => addDays(day, 1)

/** The first full `hour` in London at or after the instant, today or tomorrow. */
export const nextHour = (instant: Instant, hour: number): Instant => {
  const today = dayOf(instant)
  const candidate = atHour(today, hour)
  return candidate >= instant ? candidate : atHour(Temporal.PlainDate.from(today).add({ days: 1 }).toString(), hour)
}

export const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other)

/** From `fromHour` up to `untilHour` (24: to the day's end) of every London day. */
export type Hours = { readonly fromHour: number; readonly untilHour: number }

/** The first moment at or after `due` within these hours; null: at any hour. */
export const withinHours = (hours: Hours | null, due: Instant): Instant => {
  if (hours === null) return due
  const opensOn = (day: Day) => atHour(day, hours.fromHour)
  const closes = hours.untilHour === 24 ? atHour(dayAfter(dayOf(due)), 0) : atHour(dayOf(due), hours.untilHour)
  const first = laterOf(due, opensOn(dayOf(due)))
  // An hour that the clocks skip leaves a day without its hours: then it is the next day's.
  return first < closes ? first : opensOn(dayAfter(dayOf(due)))
}

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** `Thursday 5 March 2026`. Written out here, because a locale's data differ between machines. */
export const dayInWords = (day: Day): string => {
  const date = Temporal.PlainDate.from(day)
  return `${weekdays[date.dayOfWeek - 1]} ${date.day} ${months[date.month - 1]} ${date.year}`
}

/** `5pm on Thursday 5 March 2026`, in Europe/London. */
export const instantInWords = (instant: Instant): string => {
  const { hour, minute } = inLondon(instant)
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`
  return `${clock}${hour < 12 ? 'am' : 'pm'} on ${dayInWords(dayOf(instant))}`
}
