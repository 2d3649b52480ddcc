import type { Channel, MilestoneName, Stage } from '@concord/domain/assisted-mediation'
import type {
  Circumstances,
  EnquiryCommandName,
  EnquiryOutcome,
  EnquiryStage,
  EnquiryStep,
  Help,
} from '@concord/domain/practitioner-advice'
import type { Day, Instant, Rejection } from '@concord/domain/shared'
import type { MediationLine, MediationPage, ProposalLine, ProposalPage } from './assisted-mediation/staff-rows.ts'
import type { OwnConnection, RegisteredMediator } from './mediator-register/register-rows.ts'
import type { DisclosureReads } from './safety-disclosure/port.ts'

/** Who acts, as the gateway has found by their session, or by a partner's token. */
export type SignedIn =
  | {
      readonly kind: 'staff'
      readonly id: string
      readonly roles: readonly string[]
      readonly wall: 'advice'
      readonly displayName: string
    }
  | { readonly kind: 'party'; readonly id: string; readonly wall: 'advice' }
  /** An organisation's own system; the id is the organisation's. */
  | { readonly kind: 'partner'; readonly id: string; readonly wall: 'advice' }
/** Who comes by a session. */
export type Person = Exclude<SignedIn, { readonly kind: 'partner' }>

export type MilestoneRow = { readonly name: MilestoneName; readonly reachedOn: Day }
export type SharedAgreementRow = { readonly position: number; readonly agreedOn: Day }
export type SafeContactRow = {
  readonly channel: Channel
  readonly textId: string
  readonly fromHour: number
  readonly untilHour: number
}
export type OutlineRow = {
  readonly draftTextId: string
  readonly handedInTextId: string | null
  readonly handedInAt: Instant | null
  readonly isOpen: boolean
  readonly destroyedBy: Day | null
}
export type TalkRow = {
  readonly times: readonly Instant[]
  readonly bookedAt: Instant | null
  readonly declined: boolean
}
export type CompanionRow = { readonly invitedOn: Day; readonly promisedOn: Day | null }
/** Texts stand in a page's rows by their ids, which no field gives: each is opened by itself. */
export type MyMediationPage = {
  readonly organisationName: string
  readonly ownName: string | null
  readonly answerBy: Instant | null
  readonly agreedOn: Day | null
  readonly withdrewOn: Day | null
  readonly milestones: readonly MilestoneRow[]
  readonly sharesAgreement: boolean | null
  readonly sharedAgreements: readonly SharedAgreementRow[]
  readonly safeContact: SafeContactRow | null
  readonly outline: OutlineRow
  readonly talk: TalkRow | null
  readonly companion: CompanionRow | null
}
/** Somebody else's opening of one of the reader's own texts. */
export type LookedRow = {
  readonly dataClass: string
  readonly role: string
  readonly page: string
  readonly at: Instant
}
export type ChargesRow = {
  readonly pounds: number
  readonly coversTextId: string
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredOn: Day | null
}
export type CommissionedPage = {
  readonly organisationName: string
  readonly ownName: string | null
  readonly charges: ChargesRow | null
  readonly milestones: readonly MilestoneRow[]
  readonly referred: readonly { readonly position: number; readonly name: string | null }[]
}
export type AccompaniedPage = {
  readonly ownName: string | null
  readonly promisedOn: Day | null
  readonly milestones: readonly MilestoneRow[]
}
export type PartnerLine = { readonly reference: string; readonly milestone: MilestoneName; readonly month: string }
/** Where a page of a partner's list ends: both parts are on the line itself. */
export type PartnerPlace = Pick<PartnerLine, 'month' | 'reference'>
export type EnquiryLine = {
  readonly reference: string
  readonly organisationName: string | null
  readonly openedOn: Day
  readonly stage: EnquiryStage
  readonly waitingSentence: string
}
export type EnquiryPage = EnquiryLine & {
  readonly organisationId: string | null
  readonly callerName: string | null
  readonly callerEmail: string | null
  readonly channel: EnquiryStep['channel']
  readonly circumstances: Omit<Circumstances, 'note'> | null
  readonly help: Help | null
  readonly outcome: EnquiryOutcome | null
  readonly caseReference: string | null
  /** Ids of texts: each is opened by `reveal` when its field is asked for. */
  readonly words: Readonly<Record<'about' | 'anotherMatter' | 'circumstances' | 'choice' | 'closing', string | null>>
  readonly steps: readonly EnquiryStep[]
  readonly mayDo: readonly EnquiryCommandName[]
}
export type Colleague = { readonly id: string; readonly displayName: string; readonly roles: readonly string[] }
/** Where a page of the list ends: both parts are on the line itself, so that the cursor tells nothing new. */
export type ListEnd = { readonly openedAt: Instant; readonly reference: string }

/** What a resolver may read, inside the one transaction of its request. */
export type AdviceReads = DisclosureReads & {
  listMediations: (page: {
    readonly first: number
    readonly after: ListEnd | null
    readonly stage: Stage | null
  }) => Promise<{ readonly nodes: readonly MediationLine[]; readonly next: ListEnd | null }>
  mediationPage: (reference: string) => Promise<MediationPage | null>
  /** The party whom staff address by reference and position; null where there is no such case for this actor. */
  partyAt: (reference: string, position: number) => Promise<{ readonly partyId: string | null } | null>
  /** The cases for which the mediator who reads is asked. */
  listProposals: () => Promise<readonly ProposalLine[]>
  proposalPage: (reference: string) => Promise<ProposalPage | null>
  listMediators: () => Promise<readonly RegisteredMediator[]>
  registeredMediator: (accountId: string) => Promise<RegisteredMediator | null>
  /** Null for who is not in the register. */
  ownConnections: () => Promise<readonly OwnConnection[] | null>
  myMediation: () => Promise<MyMediationPage | null>
  whoHasLooked: () => Promise<readonly LookedRow[]>
  commissionedMediation: () => Promise<CommissionedPage | null>
  accompaniedMediation: () => Promise<AccompaniedPage | null>
  listPartnerMediations: (page: {
    readonly first: number
    readonly after: PartnerPlace | null
  }) => Promise<{ readonly nodes: readonly PartnerLine[]; readonly next: PartnerPlace | null }>
  listEnquiries: (page: {
    readonly first: number
    readonly after: ListEnd | null
  }) => Promise<{ readonly nodes: readonly EnquiryLine[]; readonly next: ListEnd | null }>
  enquiryPage: (reference: string) => Promise<EnquiryPage | null>
  organisations: () => Promise<readonly { readonly id: string; readonly name: string; readonly nation: string }[]>
}

export type Performed =
  | { readonly kind: 'accepted'; readonly reference: string | null }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'conflict' }

export type CodeProblem = 'wrong' | 'expired' | 'tooMany'

/** What the gateway asks of the records, in its own words; `records.ts` is the one file that knows theirs. */
export type GatewayRecords = {
  /** One read-only transaction as this actor, under row security. */
  readonly reading: <T>(actor: SignedIn, work: (reads: AdviceReads) => Promise<T>) => Promise<T>
  readonly perform: (
    actor: SignedIn,
    /** `under`: the reference of what a new one is opened under. */
    command: { submissionId: string; name: string; input: unknown; reference?: string; under?: string },
  ) => Promise<Performed>
  /**
   * Opens one text, its access entry committed first; null where there is none, or it is not this actor's to read.
   * @param page the pattern of the page that shows it
   */
  readonly reveal: (actor: SignedIn, textId: string, page: string) => Promise<string | null>
  /** Everybody who works here, by name; without roles who has left. */
  readonly colleagues: () => Promise<readonly Colleague[]>
  /** Plans the sending of a six-digit code, or of a new link, to this party. */
  readonly requestSignInCode: (partyId: string) => Promise<void>
  readonly requestLinkAgain: (partyId: string) => Promise<void>
  /** Whether the reading role sees the canary row through row security. */
  readonly canaryIsSeen: () => Promise<boolean>
  readonly signIn: SignInRecords
  readonly close: () => Promise<void>
}

/** Sessions, attempts, links and codes; secrets are given as they are and kept as hashes alone. */
export type SignInRecords = {
  /** The person of a live session, with the roles of this moment; null where session, account or roles have ended. */
  readonly actorOf: (session: string) => Promise<Person | null>
  /** Eight hours for staff, two for a party, by the machine clock. */
  readonly openSession: (kind: Person['kind'], subject: string) => Promise<{ session: string; expiresAt: Instant }>
  readonly closeSession: (session: string) => Promise<void>
  readonly beginAttempt: (state: string, verifier: string) => Promise<void>
  /** The attempt's verifier, once; null where there is none, or it is older than ten minutes. */
  readonly takeAttempt: (state: string) => Promise<string | null>
  /** The active account with this subject that has a role within the wall. */
  readonly staffBySubject: (subject: string) => Promise<{ readonly id: string } | null>
  /** The organisation that an active client of a partner acts for. */
  readonly organisationOfClient: (clientId: string) => Promise<string | null>
  /** The party of a link; `expired` by the service clock. */
  readonly link: (token: string) => Promise<{ readonly partyId: string; readonly expired: boolean } | null>
  /** Counts the try, then looks; null: it was right, and is spent now. */
  readonly spendCode: (partyId: string, digits: string) => Promise<CodeProblem | null>
  /** What rate-limiter-flexible asks of a pool; the table is platform.rate_limit. */
  readonly limitsStore: LimitsStore
}

export type LimitsStore = {
  readonly query: (statement: { text: string; values?: unknown[]; name?: string }) => Promise<unknown>
}
