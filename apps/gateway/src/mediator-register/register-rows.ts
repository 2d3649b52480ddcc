import type { Day } from '@concord/domain/shared'

export type RegisteredMediator = {
  readonly accountId: string
  readonly registeredOn: Day
  readonly accreditationTextId: string
  readonly accreditedUntil: Day
  readonly daysLeft: number
  readonly mostCases: number
  readonly openCases: number
  readonly away: readonly { readonly from: Day; readonly until: Day }[]
}
/** A connection that its reader declared, counted from the first; its texts by their ids. */
export type OwnConnection = {
  readonly number: number
  readonly declaredOn: Day
  readonly nameTextId: string
  readonly emailTextId: string
}
