import { type Day, dayInWords, dayOf, type Instant, instantInWords } from '../shared/calendar.ts'
import type { Ending, Mediation, Stage } from './mediation.ts'
import { isOutstanding } from './mediation.ts'
import { promisesOf } from './promises.ts'
import { undeliverable } from './rules.ts'

/** What the sentence is made of, without names: a list reads exactly this. */
export type WaitingFacts = {
  readonly stage: Stage
  readonly agreed: number
  readonly of: number
  readonly nextReminderAt: Instant | null
  readonly agreementDueAt: Instant | null
  /** Positions of the participants who cannot be reached at the address we have. */
  readonly unreachable: readonly number[]
  readonly goingAheadToldAt: Instant | null
  readonly ending: Ending | null
}

export const waitingFactsOf = (mediation: Mediation): WaitingFacts => ({
  stage: mediation.stage,
  agreed: mediation.participants.filter((one) => one.agreedAt !== null).length,
  of: mediation.participants.length,
  nextReminderAt:
    promisesOf(mediation)
      .flatMap(({ kind, dueAt }) => (kind === 'agreementReminder' && dueAt ? [dueAt] : []))
      .sort()[0] ?? null,
  agreementDueAt: mediation.agreementDueAt,
  unreachable: mediation.participants.some(isOutstanding) ? undeliverable(mediation) : [],
  goingAheadToldAt: mediation.goingAheadToldAt,
  ending: mediation.ending,
})

const numbers = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ')
const inWords = (count: number): string => numbers[count] ?? String(count)
const on = (day: Day): string => `on ${dayInWords(day)}`

const awaitingAgreement = (facts: WaitingFacts): string => {
  const who = `Waiting for ${inWords(facts.of - facts.agreed)} of ${inWords(facts.of)} agreements`
  if (facts.unreachable.length > 0)
    return `${who}. Participant ${facts.unreachable.join(' and ')} cannot be reached at the address we have: correct it, and a new invitation goes`
  if (facts.agreementDueAt === null) return `${who}; the invitations are on their way`
  const reminder = facts.nextReminderAt ? `; the next reminder goes ${on(dayOf(facts.nextReminderAt))}` : ''
  return `${who}${reminder}; ends as not agreed at ${instantInWords(facts.agreementDueAt)} if somebody has not answered by then`
}

/** What the case waits for, in one sentence for staff (DESIGN, How a process waits). Every stage has one. */
export const waitingSentence = (facts: WaitingFacts): string => {
  switch (facts.stage) {
    case 'awaitingAgreement':
      return awaitingAgreement(facts)
    case 'agreed':
      return `Everybody has agreed; all are told at ${instantInWords(facts.goingAheadToldAt ?? '1970-01-01T00:00:00.000Z')}`
    case 'ended':
      return facts.ending?.kind === 'notAgreed'
        ? `Ended as not agreed ${on(dayOf(facts.ending.at))}`
        : `Ended by a withdrawal${facts.ending ? ` ${on(dayOf(facts.ending.at))}; all are told at ${instantInWords(facts.ending.toldAt)}` : ''}`
  }
}
