/**
 * The numbers of the guidance and our policy values where it is silent. Dated: a case stores a full copy of those it began
 * with and stays under it (rulebook, Policy values).
 */
export type MediationTerms = {
  readonly version: string
  /** Working days after the charges were put at which the commissioner is reminded; nothing ends by their silence. */
  readonly chargesReminderAfter: number
  /** Working days after the invitation at which a reminder goes. */
  readonly firstReminderAfter: number
  readonly secondReminderAfter: number
  /** Working days after the last invitation at which the mediation can end as not agreed. */
  readonly agreementEndsAfter: number
  /** Working days that a person has at least after the last reminder really went. */
  readonly graceAfterLastReminder: number
  /** Working days after which a proposal to a mediator lapses. */
  readonly proposalLapsesAfter: number
  /** Days after the ending during which its mediators can still begin a safety disclosure. */
  readonly disclosureDays: number
  /** Hours of the London day at which reminders go, and at which endings are decided and told. */
  readonly reminderHour: number
  readonly endingHour: number
}

export const currentTerms: MediationTerms = {
  version: '2026-11-01',
  chargesReminderAfter: 5,
  firstReminderAfter: 5,
  secondReminderAfter: 10,
  agreementEndsAfter: 15,
  graceAfterLastReminder: 5,
  proposalLapsesAfter: 3,
  disclosureDays: 28,
  reminderHour: 9,
  endingHour: 17,
}
