import type { Organisation } from '../practitioner-advice/organisation.ts'
import type { Instant } from '../shared/calendar.ts'
import type { SystemService } from '../shared/identifiers.ts'
import type { Outcome, PromiseName } from '../shared/promise.ts'
import type { SealedText } from '../shared/text.ts'
import type { MediationTerms } from './terms.ts'

export type Stage = 'awaitingAgreement' | 'agreed' | 'ended'
export type SendingKind =
  | 'commissionerNotice'
  | 'invitation'
  | 'agreementReminder'
  | 'goingAheadNotice'
  | 'endingNotice'
export type PromiseKind = SendingKind | 'agreementDeadline'

export type HandOver = PromiseName & {
  readonly kind: SendingKind
  readonly partyId: string
  readonly outcome: Outcome
  readonly at: Instant
}

export type Person = { readonly name: SealedText; readonly email: SealedText }

export type Commissioner = Person & {
  readonly partyId: string
  /** Counts the addresses we have written to; a corrected address is a new occurrence. */
  readonly contactVersion: number
}

export type Participant = Commissioner & {
  /** 1 for the first named, and so on: what a participant is called where no name may stand. */
  readonly position: number
  /** Instants computed once, when the invitation was handed over; empty until then. */
  readonly reminders: readonly { readonly occurrence: number; readonly dueAt: Instant }[]
  readonly agreedAt: Instant | null
  readonly withdrewAt: Instant | null
}

export type Ending = {
  readonly kind: 'withdrawn' | 'notAgreed'
  readonly at: Instant
  /** When the others and the commissioner are told, and from when their pages show it (AM-22, ACCESS). */
  readonly toldAt: Instant
}

/** Plain data: instants are ISO text, nothing a person wrote is in it. */
export type Mediation = {
  readonly id: string
  readonly reference: string
  readonly organisation: Pick<Organisation, 'id' | 'nation'>
  readonly terms: MediationTerms
  readonly openedAt: Instant
  readonly openedBy: string
  readonly commissioner: Commissioner
  readonly participants: readonly Participant[]
  readonly stage: Stage
  /** The earliest moment at which it may end as not agreed; null until every invitation has gone, or while one cannot be delivered. */
  readonly agreementDueAt: Instant | null
  /** When everybody is told that it goes ahead. */
  readonly goingAheadToldAt: Instant | null
  readonly ending: Ending | null
  readonly handOvers: readonly HandOver[]
}

export type Actor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'party'; readonly id: string }
  | { readonly kind: 'system'; readonly service: SystemService }

/** What a decision may look at besides the state: who, when, the ids that this submission makes, and the facts it names. */
export type MediationContext = {
  readonly actor: Actor
  readonly now: Instant
  /** The id of a thing that this submission makes; the same name gives the same id on a repeat. */
  readonly made: (name: string) => string
  /** The organisation that `openMediation` names; null where there is none. */
  readonly organisation: Organisation | null
}

export const handOverOf = (mediation: Mediation, { kind, partyId, occurrence }: PromiseName): HandOver | undefined =>
  mediation.handOvers.find((one) => one.kind === kind && one.partyId === partyId && one.occurrence === occurrence)

export const wasRefused = (mediation: Mediation, party: Commissioner): boolean =>
  mediation.handOvers.some(
    (one) => one.partyId === party.partyId && one.outcome === 'refused' && isOfCurrentContact(one, party),
  )

// Reminders belong to the invitation they remind of; their occurrence counts on, two for each address.
const isOfCurrentContact = (one: HandOver, party: Commissioner): boolean =>
  one.kind === 'agreementReminder'
    ? Math.ceil(one.occurrence / 2) === party.contactVersion
    : one.kind === 'invitation' || one.kind === 'commissionerNotice'
      ? one.occurrence === party.contactVersion
      : false

export const invitationOf = (mediation: Mediation, participant: Participant): HandOver | undefined =>
  handOverOf(mediation, { kind: 'invitation', partyId: participant.partyId, occurrence: participant.contactVersion })

export const isOutstanding = (participant: Participant): boolean =>
  participant.agreedAt === null && participant.withdrewAt === null

/** The reminder after which a participant has had the last word from us: the one that counts for the ending. */
export const lastReminderOf = (mediation: Mediation, participant: Participant): HandOver | undefined =>
  handOverOf(mediation, {
    kind: 'agreementReminder',
    partyId: participant.partyId,
    occurrence: participant.contactVersion * 2,
  })
