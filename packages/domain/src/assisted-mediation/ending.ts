import { dayOf, type Instant, nextHour } from '../shared/calendar.ts'
import type { Ending, Mediation } from './mediation.ts'

/**
 * When the others are told: the next 17:00, and on the announced last day its own 17:00 even where the ending is decided a little
 * after it, because silence is: an evening's delay would tell which of the two it was (AM-22).
 */
const toldAt = ({ agreementDueAt, terms }: Mediation, now: Instant): Instant =>
  agreementDueAt !== null && dayOf(agreementDueAt) === dayOf(now) ? agreementDueAt : nextHour(now, terms.endingHour)

/** Ends it; an ended mediation stays as it is. Whatever the reason, the outlines are closed here and their keys die next (AM-10). */
export const end = (mediation: Mediation, kind: Ending['kind'], now: Instant): Mediation =>
  mediation.ending
    ? mediation
    : {
        ...mediation,
        stage: 'ended',
        ending: { kind, at: now, toldAt: toldAt(mediation, now) },
        participants: mediation.participants.map((one) =>
          one.outline.key === 'live' ? { ...one, outline: { ...one.outline, text: null, key: 'beingDestroyed' } } : one,
        ),
      }
