import type { Instant } from '../shared/calendar.ts'
import type { SystemService } from '../shared/identifiers.ts'
import type { SealedText } from '../shared/text.ts'
import type { Circumstances, Help } from './help.ts'
import type { Organisation } from './organisation.ts'

export const enquiryStages = ['begun', 'logged', 'withSeniorAdviser', 'helpChosen', 'closed'] as const
export type EnquiryStage = (typeof enquiryStages)[number]

/** How a caller reaches the service, and how the circumstances are then talked through (PP-3). */
export const channels = ['telephone', 'mailbox'] as const
export type Channel = (typeof channels)[number]

/** How an enquiry ends where no case is opened from it. */
export const closings = ['adviceGiven', 'signposted', 'outOfScope', 'notTakenFurther'] as const
export type EnquiryOutcome = (typeof closings)[number] | 'caseOpened'

export const stepNames = ['contact', 'passedOn', 'discussed', 'helpChosen', 'caseOpened', 'closed'] as const
/** One step from the contact to the end, with who, when and channel (PP-3). A step within the service has no channel. */
export type EnquiryStep = {
  readonly name: (typeof stepNames)[number]
  readonly at: Instant
  /** The staff account that took it. */
  readonly by: string
  readonly channel: Channel | null
}

/** What a caller says, as much of it as was typed; an enquiry that is logged has all of it. */
export type Contact = {
  readonly organisation: Organisation | null
  readonly callerName: SealedText | null
  readonly callerEmail: SealedText | null
  readonly channel: Channel | null
  readonly about: SealedText | null
}

/** Plain data: instants are ISO text, nothing a person wrote is in it. */
export type Enquiry = {
  readonly id: string
  readonly reference: string
  readonly stage: EnquiryStage
  readonly openedAt: Instant
  /** Who took the contact: case support, or a Senior Adviser who picked up themselves. */
  readonly openedBy: string
  readonly contact: Contact
  /** Why it was logged although the caller's organisation has an open enquiry of this caller. */
  readonly anotherMatter: SealedText | null
  readonly seniorAdviser: string | null
  readonly circumstances: Circumstances | null
  readonly choice: {
    readonly help: Help
    readonly recommended: Help
    /** Why the help is another than the recommended one (PP-5). */
    readonly reason: SealedText | null
  } | null
  readonly closing: {
    readonly outcome: EnquiryOutcome
    readonly note: SealedText | null
    /** The reference of the case that was opened from it. */
    readonly caseReference: string | null
  } | null
  readonly steps: readonly EnquiryStep[]
}

/** What a decision may look at besides the state: who, when, the ids that this submission makes, and the facts it names. */
export type EnquiryContext = {
  readonly actor:
    | { readonly kind: 'staff' | 'party'; readonly id: string }
    | { readonly kind: 'system'; readonly service: SystemService }
  readonly now: Instant
  readonly made: (name: string) => string
  /** The organisation that the command names; null where there is none. */
  readonly organisation: Organisation | null
  /** Whether this caller has another enquiry open for this organisation. */
  readonly callerIsKnown: boolean
  /** The staff roles of the account that the command names. */
  readonly namedAccountRoles: readonly string[]
  /** The organisation of the case that the command names, where the actor may see that case. */
  readonly caseOrganisationId: string | null
}
