import { divisionOf } from '../practitioner-advice/organisation.ts'
import { addWorkingDays, atHour, dayOf, type Instant } from '../shared/calendar.ts'
import type { Mediation } from './mediation.ts'

/** An hour of the London day that is so many working days later, by the holidays of the organisation's nation. */
export const workingDaysLater = (
  { organisation }: Pick<Mediation, 'organisation'>,
  from: Instant,
  days: number,
  hour: number,
): Instant => atHour(addWorkingDays(dayOf(from), days, divisionOf(organisation.nation)), hour)
