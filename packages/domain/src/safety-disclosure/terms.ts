/** The policy values of a safety disclosure (AM-9). Dated: a disclosure keeps a full copy of those it began with. */
export type DisclosureTerms = {
  readonly version: string
  /** Working days within which a second authorised person views it; the last of them ends at `endOfDayHour`. */
  readonly viewWithin: number
  /** Working days after that view at which the participants are told, at `endOfDayHour`. */
  readonly tellAfter: number
  /** Reminders to the commissioner after which a person has to reach them. */
  readonly mostReminders: number
  /** Hours of the London day. */
  readonly reminderHour: number
  readonly endOfDayHour: number
}

export const currentDisclosureTerms: DisclosureTerms = {
  version: '2026-11-01',
  viewWithin: 1,
  tellAfter: 1,
  mostReminders: 5,
  reminderHour: 9,
  endOfDayHour: 17,
}
