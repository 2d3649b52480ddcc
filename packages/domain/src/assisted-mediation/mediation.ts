import type { Organisation } from '../practitioner-advice/organisation.ts'
import type { Day, Instant } from '../shared/calendar.ts'
import type { SystemService } from '../shared/identifiers.ts'
import type { Outcome, PromiseName } from '../shared/promise.ts'
import type { SealedText } from '../shared/text.ts'
import type { Charges } from './charges.ts'
import type { Companion } from './companions.ts'
import type { MediatorFacts, MediatorPlace } from './mediators.ts'
import type { Outline } from './outlines.ts'
import type { SafeContact } from './safe-contact.ts'
import type { Suitability } from './suitability.ts'
import type { Talk } from './talks.ts'
import type { MediationTerms } from './terms.ts'

export type Stage = 'awaitingCharges' | 'awaitingAgreement' | 'agreed' | 'ended'
export type SendingKind =
  | 'chargesNotice'
  | 'chargesReminder'
  | 'invitation'
  | 'agreementReminder'
  | 'goingAheadNotice'
  | 'endingNotice'
  | 'mediatorProposal'
  | 'talkOffer'
  | 'companionInvitation'
export type PromiseKind = SendingKind | 'agreementDeadline' | 'proposalLapse' | 'outlineDestruction' | 'talkToOffer'

export type HandOver = PromiseName & {
  readonly kind: SendingKind
  readonly partyId: string
  readonly outcome: Outcome
  readonly at: Instant
}

export type Person = { readonly name: SealedText; readonly email: SealedText }

/** Somebody who comes by a personal link: an actor on this one case, never a person. */
export type Party = Person & {
  readonly partyId: string
  /** Counts the addresses we have written to; a corrected address is a new occurrence. */
  readonly contactVersion: number
}
export type Commissioner = Party

export type Participant = Party & {
  /** 1 for the first named, and so on: what a participant is called where no name may stand. */
  readonly position: number
  /** Instants computed once, when the invitation was handed over; empty until then. */
  readonly reminders: readonly { readonly occurrence: number; readonly dueAt: Instant }[]
  readonly agreedAt: Instant | null
  readonly withdrewAt: Instant | null
  /** When and how a withdrawal was told to staff, where it was. */
  readonly withdrawalTold: { readonly toldOn: Day; readonly channel: ToldChannel } | null
  /** AM-6: their answer to whether the others may see their signed agreement; null until they have answered. */
  readonly sharesAgreement: boolean | null
  readonly safeContact: SafeContact | null
  readonly outline: Outline
  readonly talk: Talk
}

export type Ending = {
  readonly kind: 'withdrawn' | 'notAgreed' | 'chargesDeclined'
  readonly at: Instant
  /** When the others and the commissioner are told, and from when their pages show it (AM-22, ACCESS). */
  readonly toldAt: Instant
}

export type ToldChannel = 'telephone' | 'email' | 'letter' | 'inPerson'
export type Answer = 'yes' | 'no' | 'notKnown'

/** Plain data: instants are ISO text, nothing a person wrote is in it. */
export type Mediation = {
  readonly id: string
  readonly reference: string
  readonly organisation: Pick<Organisation, 'id' | 'nation'>
  readonly terms: MediationTerms
  readonly openedAt: Instant
  /** The Senior Adviser who opened it; the organisation's allocated Adviser (PP-7); who supports the case. */
  readonly openedBy: string
  readonly adviser: string | null
  readonly caseSupport: string | null
  /** The enquiry that it came from. */
  readonly enquiryId: string | null
  readonly concern: { readonly profession: Profession; readonly conductIsPart: Answer }
  readonly suitability: Suitability | null
  readonly charges: Charges | null
  readonly mediators: readonly MediatorPlace[]
  readonly commissioner: Commissioner
  readonly participants: readonly Participant[]
  readonly companions: readonly Companion[]
  readonly stage: Stage
  /** When the charges were accepted, and so everybody is asked; null until then. */
  readonly askedAt: Instant | null
  /** The earliest moment at which it may end as not agreed; null until every invitation has gone, or while one cannot be delivered. */
  readonly agreementDueAt: Instant | null
  /** When everybody is told that it goes ahead. */
  readonly goingAheadToldAt: Instant | null
  readonly ending: Ending | null
  readonly handOvers: readonly HandOver[]
}

/** PP-2: whose practice raises concern, if anybody's. */
export const professions = ['doctor', 'dentist', 'pharmacist', 'other', 'nobody'] as const
export type Profession = (typeof professions)[number]

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
  /** The register's facts of each mediator that the command names; one who is not in it is not registered. */
  readonly mediators: ReadonlyMap<string, MediatorFacts>
  /** Which of this case's mediators have declared a connection to the person that the command adds. */
  readonly connectedToAdded: readonly string[]
  /** The staff roles of the account that `assignCaseSupport` or `openMediation` names as case support; none where none is named. */
  readonly namedAccountRoles: readonly string[]
}

export const actorId = ({ actor }: MediationContext): string => (actor.kind === 'system' ? '' : actor.id)

export const handOverOf = (mediation: Mediation, { kind, partyId, occurrence }: PromiseName): HandOver | undefined =>
  mediation.handOvers.find((one) => one.kind === kind && one.partyId === partyId && one.occurrence === occurrence)

/** The notice of the charges is a new occurrence with each version of the charges and each address it goes to. */
export const chargesOccurrence = ({ charges, commissioner }: Mediation): number =>
  (charges?.version ?? 0) + commissioner.contactVersion - 1

/** Whether what was last sent to this party, at the address we have now, came back. */
export const wasRefused = (mediation: Mediation, party: Party): boolean =>
  mediation.handOvers.some(
    (one) => one.partyId === party.partyId && one.outcome === 'refused' && isOfCurrentContact(mediation, one, party),
  )

// Reminders belong to the invitation they remind of; their occurrence counts on, two for each address.
const isOfCurrentContact = (mediation: Mediation, one: HandOver, party: Party): boolean => {
  switch (one.kind) {
    case 'agreementReminder':
      return Math.ceil(one.occurrence / 2) === party.contactVersion
    case 'invitation':
    case 'companionInvitation':
      return one.occurrence === party.contactVersion
    case 'chargesNotice':
    case 'chargesReminder':
      return one.occurrence === chargesOccurrence(mediation)
    default:
      return false
  }
}

export const invitationOf = (mediation: Mediation, participant: Party): HandOver | undefined =>
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

export const actingParticipant = (mediation: Mediation | null, { actor }: MediationContext): Participant | undefined =>
  mediation?.participants.find(({ partyId }) => actor.kind === 'party' && actor.id === partyId)

/** The same mediation with one participant changed. */
export const withParticipant = (
  mediation: Mediation,
  partyId: string,
  to: (participant: Participant) => Participant,
): Mediation => ({
  ...mediation,
  participants: mediation.participants.map((one) => (one.partyId === partyId ? to(one) : one)),
})
