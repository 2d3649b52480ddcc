import { type Day, dayInWords, dayOf, type Instant, instantInWords } from '../shared/calendar.ts'
import type { Ending, Mediation, Party, Stage } from './mediation.ts'
import { handOverOf, wasRefused } from './mediation.ts'
import { promisesOf } from './promises.ts'
import { undeliverable } from './rules.ts'

/** What the sentence is made of, without names: a list reads exactly this. */
export type WaitingFacts = {
  readonly stage: Stage
  /** What the charges wait for; null once they are accepted. */
  readonly charges: 'suitability' | 'putting' | 'answer' | null
  readonly agreed: number
  readonly of: number
  readonly nextReminderAt: Instant | null
  readonly agreementDueAt: Instant | null
  /** Positions of those who cannot be reached at the address we have, 0 the commissioner. */
  readonly unreachable: readonly number[]
  readonly goingAheadToldAt: Instant | null
  /** From when each message that a person has to tell, because its reader wants no e-mail, may be told. */
  readonly toTellFrom: readonly Instant[]
  /** Talks that the mediators have still to offer (AM-11). */
  readonly talksToOffer: number
  readonly ending: Ending | null
}

const chargesWaitFor = ({ stage, suitability, charges }: Mediation): WaitingFacts['charges'] => {
  if (stage !== 'awaitingCharges') return null
  if (suitability === null) return 'suitability'
  return charges === null ? 'putting' : 'answer'
}

const goingAheadNoticeCameBack =
  (mediation: Mediation) =>
  ({ partyId, contactVersion }: Party): boolean =>
    handOverOf(mediation, { kind: 'goingAheadNotice', partyId, occurrence: contactVersion })?.outcome === 'refused'

const unreachableIn = (mediation: Mediation): readonly number[] => {
  const { stage, commissioner, participants } = mediation
  if (stage === 'awaitingCharges') return wasRefused(mediation, commissioner) ? [0] : []
  if (stage !== 'agreed') return undeliverable(mediation)
  return [{ ...commissioner, position: 0 }, ...participants]
    .filter(goingAheadNoticeCameBack(mediation))
    .map(({ position }) => position)
}

export const waitingFactsOf = (mediation: Mediation): WaitingFacts => {
  const owed = promisesOf(mediation)
  const tasks = owed.filter(({ nature }) => nature === 'task')
  return {
    stage: mediation.stage,
    charges: chargesWaitFor(mediation),
    agreed: mediation.participants.filter((one) => one.agreedAt !== null).length,
    of: mediation.participants.length,
    nextReminderAt:
      owed
        .flatMap(({ kind, dueAt }) =>
          (kind === 'agreementReminder' || kind === 'chargesReminder') && dueAt ? [dueAt] : [],
        )
        .sort()[0] ?? null,
    agreementDueAt: mediation.agreementDueAt,
    unreachable: unreachableIn(mediation),
    goingAheadToldAt: mediation.goingAheadToldAt,
    toTellFrom: tasks.flatMap(({ kind, dueAt }) => (kind !== 'talkToOffer' && dueAt ? [dueAt] : [])),
    talksToOffer: tasks.filter(({ kind }) => kind === 'talkToOffer').length,
    ending: mediation.ending,
  }
}

const numbers = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ')
const inWords = (count: number): string => numbers[count] ?? String(count)
const on = (day: Day): string => `on ${dayInWords(day)}`
const whoIs = (position: number): string => (position === 0 ? 'The commissioner' : `Participant ${position}`)

const unreached = ({ unreachable }: WaitingFacts, what: string): string => {
  const [first = 0, ...more] = unreachable
  const others = more.map((position) => (first === 0 ? `participant ${position}` : position))
  return `${[whoIs(first), ...others].join(' and ')} cannot be reached at the address we have: correct it, and a new ${what} goes`
}

const awaitingCharges = (facts: WaitingFacts): string => {
  if (facts.charges === 'suitability') return 'Waiting for the suitability questions to be answered'
  if (facts.charges === 'putting') return 'Waiting for the charges to be put to the commissioner'
  if (facts.unreachable.length > 0) return unreached(facts, 'message')
  const reminder = facts.nextReminderAt ? `; a reminder goes ${on(dayOf(facts.nextReminderAt))}` : ''
  return `Waiting for the commissioner to accept the charges${reminder}`
}

const awaitingAgreement = (facts: WaitingFacts): string => {
  const who = `Waiting for ${inWords(facts.of - facts.agreed)} of ${inWords(facts.of)} agreements`
  if (facts.unreachable.length > 0) return `${who}. ${unreached(facts, 'invitation')}`
  if (facts.agreementDueAt === null) return `${who}; the invitations are on their way`
  const reminder = facts.nextReminderAt ? `; the next reminder goes ${on(dayOf(facts.nextReminderAt))}` : ''
  return `${who}${reminder}; ends as not agreed at ${instantInWords(facts.agreementDueAt)} if somebody has not answered by then`
}

const agreed = (facts: WaitingFacts): string => {
  const told = `Everybody has agreed; all are told at ${instantInWords(facts.goingAheadToldAt ?? '1970-01-01T00:00:00.000Z')}`
  return facts.unreachable.length > 0 ? `${told}. ${unreached(facts, 'message')}` : told
}

const endings: Readonly<Record<Ending['kind'], string>> = {
  notAgreed: 'Ended as not agreed',
  withdrawn: 'Ended by a withdrawal',
  chargesDeclined: 'Ended because the charges were declined',
}
const ended = ({ ending }: WaitingFacts): string => {
  if (ending === null) return 'Ended'
  const told = ending.kind === 'notAgreed' ? '' : `; all are told at ${instantInWords(ending.toldAt)}`
  return `${endings[ending.kind]} ${on(dayOf(ending.at))}${told}`
}

const ofStage = (facts: WaitingFacts): string => {
  switch (facts.stage) {
    case 'awaitingCharges':
      return awaitingCharges(facts)
    case 'awaitingAgreement':
      return awaitingAgreement(facts)
    case 'agreed':
      return agreed(facts)
    case 'ended':
      return ended(facts)
  }
}

/**
 * What the case waits for, in one sentence for staff (DESIGN, How a process waits). Every stage has one.
 * @param asOf of what a person has to tell, that which may be told by then
 */
export const waitingSentence = (facts: WaitingFacts, asOf: Instant): string => {
  const toTell = facts.toTellFrom.filter((from) => from <= asOf).length
  const tell = toTell > 0 ? `. Somebody is to be told by telephone or post: ${inWords(toTell)}` : ''
  const talks = facts.talksToOffer > 0 ? `. Talks beforehand to be offered: ${inWords(facts.talksToOffer)}` : ''
  return `${ofStage(facts)}${tell}${talks}`
}
