import type { Nation } from '../practitioner-advice/organisation.ts'
import type { Hours, Instant } from '../shared/calendar.ts'
import type { SystemService } from '../shared/identifiers.ts'
import type { Outcome, PromiseName } from '../shared/promise.ts'
import type { SealedText } from '../shared/text.ts'
import type { DisclosureTerms } from './terms.ts'

/** `closed`: nothing is left that a person has to do. The recipient's acknowledgement stands apart from the stages. */
export type DisclosureStage = 'begun' | 'secondViewed' | 'closed'

/** The closed list of what may be passed on for (AM-9; rulebook, the safety exception). */
export const grounds = [
  'patientSafety',
  'personalSafety',
  'publicSafety',
  'wellbeingOfParticipants',
  'otherStaff',
] as const
export type Ground = (typeof grounds)[number]

export type DisclosureSendingKind =
  | 'disclosureNotice'
  | 'disclosureReminder'
  | 'viewNotice'
  | 'viewReminder'
  | 'safetyNotice'
export type DisclosurePromiseKind = DisclosureSendingKind | 'participantsToTell' | 'commissionerToReach'

export type DisclosureHandOver = PromiseName & {
  readonly kind: DisclosureSendingKind
  readonly partyId: string
  readonly outcome: Outcome
  readonly at: Instant
}

/** Somebody who may view it as the second person: the case's Senior Adviser at once, the others when a working day has gone by without a view. */
export type SecondPerson = { readonly accountId: string; readonly from: Instant }

/** The next reminder to one person; the one after it gets its instant when this one has gone. */
export type Chase = {
  readonly kind: 'disclosureReminder' | 'viewReminder'
  readonly partyId: string
  readonly occurrence: number
  readonly dueAt: Instant
}

/** A participant who is told, as they wish to be reached: by a person where it may not be an e-mail. */
export type ToldParticipant = { readonly partyId: string; readonly dueAt: Instant; readonly byEmail: boolean }

/** Plain data: instants are ISO text, nothing that a person wrote is in it. Nothing here depends on how the mediation stands. */
export type Disclosure = {
  readonly id: string
  readonly reference: string
  readonly mediationId: string
  readonly nation: Nation
  readonly terms: DisclosureTerms
  readonly begunAt: Instant
  readonly begunBy: string
  /** Why, what, and what is expected of the recipient: all that is passed on. */
  readonly ground: Ground
  readonly extract: SealedText
  readonly expectedAction: SealedText
  readonly thirdParty: { readonly name: SealedText; readonly howReached: SealedText } | null
  readonly thirdPartyToldAt: Instant | null
  /** The commissioner's party of the mediation. */
  readonly recipient: string
  readonly acknowledgedAt: Instant | null
  readonly seconds: readonly SecondPerson[]
  readonly viewDueAt: Instant
  readonly viewed: { readonly by: string; readonly at: Instant } | null
  /** Why telling the participants would raise the risk: one reason is not enough. */
  readonly reasonsNotToTell: readonly { readonly by: string; readonly at: Instant; readonly reason: SealedText }[]
  /** When the participants are told, unless two people record why not; null until the second person has viewed. */
  readonly tellDueAt: Instant | null
  readonly participantsToldAt: Instant | null
  readonly told: readonly ToldParticipant[]
  readonly chases: readonly Chase[]
  readonly stage: DisclosureStage
  readonly handOvers: readonly DisclosureHandOver[]
}

export type DisclosureActor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'party'; readonly id: string }
  | { readonly kind: 'system'; readonly service: SystemService }

/** What a disclosure has to know of the mediation that it comes from: ids, and by which holidays days are counted. */
export type DisclosedMediation = {
  readonly id: string
  readonly nation: Nation
  readonly commissioner: string
  /** Null where they have a conflict with the case. */
  readonly seniorAdviser: string | null
  /** Everybody else with that role who has no conflict with the case. */
  readonly otherSeniorAdvisers: readonly string[]
}

/** A participant who knows of the mediation, and how they wish to be reached; null hours: at any. */
export type ParticipantToTell = {
  readonly partyId: string
  readonly byEmail: boolean
  readonly hours: Hours | null
}

export type DisclosureContext = {
  readonly actor: DisclosureActor
  readonly now: Instant
  /** The id of a thing that this submission makes; the same name gives the same id on a repeat. */
  readonly made: (name: string) => string
  /** Where the disclosure begins; null for every other command. */
  readonly mediation: DisclosedMediation | null
  /** Where the participants are told; empty for every other command. */
  readonly participants: readonly ParticipantToTell[]
}

export const actingId = ({ actor }: DisclosureContext): string => (actor.kind === 'system' ? '' : actor.id)

export const handOverOf = (
  disclosure: Disclosure,
  { kind, partyId, occurrence }: PromiseName,
): DisclosureHandOver | undefined =>
  disclosure.handOvers.find((one) => one.kind === kind && one.partyId === partyId && one.occurrence === occurrence)

/** Two different people have recorded why the participants are not told. */
export const isNotToBeTold = ({ reasonsNotToTell }: Disclosure): boolean =>
  new Set(reasonsNotToTell.map(({ by }) => by)).size >= 2

/** The instant from which a person has to reach the commissioner: a message came back, or every reminder has gone; null while neither. */
export const toReachFrom = ({ handOvers, recipient, chases, terms }: Disclosure): Instant | null =>
  handOvers.find(({ partyId, outcome }) => partyId === recipient && outcome === 'refused')?.at ??
  chases.find(({ kind, occurrence }) => kind === 'disclosureReminder' && occurrence > terms.mostReminders)?.dueAt ??
  null
