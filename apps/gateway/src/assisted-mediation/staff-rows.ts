import type {
  Answer,
  Channel,
  Profession,
  PromiseKind,
  Stage,
  SuitabilityCondition,
} from '@concord/domain/assisted-mediation'
import type { Day, Instant } from '@concord/domain/shared'

export type MediationLine = {
  readonly reference: string
  readonly organisationName: string
  readonly openedOn: Day
  readonly stage: Stage
  readonly waitingSentence: string
}
export type PersonRow = { readonly position: number; readonly name: string | null; readonly email: string | null }
export type SafeContactLine = {
  readonly channel: Channel
  readonly textId: string
  readonly fromHour: number
  readonly untilHour: number
}
export type TalkLine = {
  readonly times: readonly Instant[]
  readonly bookedAt: Instant | null
  readonly declined: boolean
}
export type CompanionLine = PersonRow & { readonly invitedOn: Day; readonly promisedOn: Day | null }
export type ParticipantRow = PersonRow & {
  readonly agreementReceived: boolean | null
  readonly agreedOn: Day | null
  readonly reachable: boolean
  readonly sharesAgreement: boolean | null
  readonly safeContact: SafeContactLine | null
  readonly outlineReceivedOn: Day | null
  readonly outlineTextId: string | null
  readonly talk: TalkLine | null
  readonly companion: CompanionLine | null
}
export type TimelineRow = {
  readonly at: Instant
  readonly command: string
  readonly actorKind: 'staff' | 'party' | 'system'
  /** The account of whoever of the staff acted. */
  readonly accountId: string | null
  /** Whom it concerns or who did it: 0 the commissioner, participants from 1. */
  readonly position: number | null
}
export type TaskRow = {
  readonly kind: PromiseKind
  readonly occurrence: number
  readonly position: number | null
  readonly dueAt: Instant | null
}
export type PutChargesRow = {
  readonly pounds: number
  readonly coversTextId: string
  readonly putOn: Day
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredOn: Day | null
}
export type ConcernRow = { readonly profession: Profession; readonly conductIsPart: Answer }
export type SuitabilityRow = Readonly<Record<SuitabilityCondition, Answer>>
export type ReasonRow = { readonly rule: string; readonly givenOn: Day; readonly textId: string }
export type MediatorRow = {
  readonly id: string
  readonly standing: 'proposed' | 'clear' | 'assigned' | 'notAvailable' | 'replaced'
}
export type WithdrawalToldRow = { readonly position: number; readonly toldOn: Day; readonly channel: string }

/** What staff may be given of a case. Texts stand in it by their ids, which no field gives: each is opened by itself. */
export type MediationPage = MediationLine & {
  readonly openedBy: string
  readonly adviser: string | null
  readonly caseSupport: string | null
  readonly concern: ConcernRow | null
  readonly suitability: SuitabilityRow | null
  readonly charges: PutChargesRow | null
  readonly reasons: readonly ReasonRow[]
  readonly mediators: readonly MediatorRow[]
  readonly commissioner: PersonRow | null
  readonly participants: readonly ParticipantRow[]
  readonly tasks: readonly TaskRow[]
  readonly withdrawalsTold: readonly WithdrawalToldRow[]
  readonly timeline: readonly TimelineRow[]
  readonly mayRead: readonly string[]
  readonly mayDo: readonly string[]
}

export type ProposalLine = {
  readonly reference: string
  readonly organisationName: string
  readonly answered: boolean
  readonly answerBy: Instant | null
}
export type ProposalPage = ProposalLine & { readonly names: readonly string[] }
