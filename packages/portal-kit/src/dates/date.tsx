import { type Day, dayInWords, dayOf, type Instant } from '@concord/domain/shared'
import { daysAway, fullDateAndTime, overdueBy, timeOnDay } from './in-words.ts'

/** A full date, for machines as well. */
export const DayText = ({ day }: { day: Day }) => <time dateTime={day}>{dayInWords(day)}</time>

/** The London day of an instant, without its time. */
export const DayOfText = ({ at }: { at: Instant }) => <DayText day={dayOf(at)} />

/** `Thursday 5 March 2026, 5pm`; `inSentence`: `5pm on Thursday 5 March 2026`. */
export const InstantText = ({ at, inSentence = false }: { at: Instant; inSentence?: boolean }) => (
  <time dateTime={at}>{inSentence ? timeOnDay(at) : fullDateAndTime(at)}</time>
)

/**
 * A date with how near it is, in words beside the colour.
 * @param now by the service clock, as the gateway told it; without it only the date is shown
 * @param due true where something has to have happened by then: once it has passed it is overdue
 */
export const ContextualDate = ({ at, now, due = false }: { at: Instant; now: Instant | null; due?: boolean }) => {
  const late = now && due ? overdueBy(at, now) : null
  return (
    <span className={`concord-date${late ? ' concord-date--late' : ''}`}>
      <InstantText at={at} />
      {now ? <span className="concord-date__context">{late ?? daysAway(at, now)}</span> : null}
    </span>
  )
}
