import { type Stage, type WaitingFacts, waitingSentence } from '@concord/domain/assisted-mediation'

/** The columns of `mediation` that the waiting sentence is made of. */
export type WaitingRow = {
  stage: Stage
  waiting_charges: WaitingFacts['charges']
  waiting_to_tell: Date[]
  as_of: Date
  waiting_talks: number
  waiting_agreed: number
  waiting_of: number
  next_reminder_at: Date | null
  agreement_due_at: Date | null
  unreachable: number[]
  going_ahead_told_at: Date | null
  ending: 'withdrawn' | 'notAgreed' | 'chargesDeclined' | null
  ended_at: Date | null
  ending_told_at: Date | null
}

const text = (instant: Date | null) => instant?.toISOString() ?? null

const waitingFacts = (row: WaitingRow): WaitingFacts => ({
  stage: row.stage,
  charges: row.waiting_charges,
  toTellFrom: row.waiting_to_tell.map((from) => from.toISOString()),
  talksToOffer: row.waiting_talks,
  agreed: row.waiting_agreed,
  of: row.waiting_of,
  nextReminderAt: text(row.next_reminder_at),
  agreementDueAt: text(row.agreement_due_at),
  unreachable: row.unreachable,
  goingAheadToldAt: text(row.going_ahead_told_at),
  ending:
    row.ending && row.ended_at && row.ending_told_at
      ? { kind: row.ending, at: row.ended_at.toISOString(), toldAt: row.ending_told_at.toISOString() }
      : null,
})

export const waitingSentenceOf = (row: WaitingRow): string =>
  waitingSentence(waitingFacts(row), row.as_of.toISOString())
