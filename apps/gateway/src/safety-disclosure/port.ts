import type { DisclosureStage, DisclosureWaitingFacts, Ground } from '@concord/domain/safety-disclosure'
import type { Day } from '@concord/domain/shared'

export type DisclosureLine = {
  readonly reference: string
  readonly begunOn: Day
  readonly stage: DisclosureStage
  readonly waitingSentence: string
  readonly ownWriting: boolean
}
/** Ids of texts: each is opened by `reveal` when its field is asked for. */
export type DisclosureContent = {
  readonly ground: Ground
  readonly extractTextId: string
  readonly actionTextId: string
  readonly thirdParty: { readonly nameTextId: string; readonly howReachedTextId: string } | null
  readonly reasonTextIds: readonly string[]
}
export type DisclosurePage = DisclosureLine & {
  readonly viewedOn: Day | null
  readonly ownView: boolean
  readonly acknowledgedOn: Day | null
  readonly participants: DisclosureWaitingFacts['participants']
  readonly thirdPartyToTell: boolean
  readonly ownReason: boolean
  /** Null for its writer. */
  readonly content: DisclosureContent | null
}
export type AddressedDisclosure = {
  readonly reference: string
  readonly ground: Ground
  readonly sentOn: Day
  readonly acknowledgedOn: Day | null
  readonly extractTextId: string
  readonly actionTextId: string
}

/** What a resolver may read of disclosures, inside the one transaction of its request. */
export type DisclosureReads = {
  openDisclosures: () => Promise<readonly DisclosureLine[]>
  disclosurePage: (reference: string) => Promise<DisclosurePage | null>
  addressedDisclosures: () => Promise<readonly AddressedDisclosure[]>
  /** The days on which the participant who asks was told of one. */
  toldOfSafety: () => Promise<readonly Day[]>
}
