import { appendFileSync } from 'node:fs'
import type { Breach } from '../shared/decision.ts'
import type { Evidence, RuleId } from '../shared/rulebook.ts'

const note = (rule: RuleId, evidence: Evidence): void => {
  const file = process.env['CONCORD_TEST_COVERAGE']
  if (file) appendFileSync(file, `${JSON.stringify({ rule, evidence })}\n`)
}

/** Holds that the decision refuses with this code under this rule, and counts it as the rule's refused case. */
export const isRefused = (breaches: readonly Breach[], rule: RuleId, code: string): void => {
  if (!breaches.some((breach) => breach.rule === rule && breach.code === code))
    throw new Error(`expected a refusal ${code} under ${rule}, got ${JSON.stringify(breaches)}`)
  note(rule, 'refused')
}

/** Holds that the decision accepts, and counts it as this rule's accepted case. */
export const isAccepted = (breaches: readonly Breach[], rule: RuleId): void => {
  if (breaches.length > 0) throw new Error(`expected acceptance under ${rule}, got ${JSON.stringify(breaches)}`)
  note(rule, 'accepted')
}

/** A guide: holds that the decision warns with this code under this rule, which a reason would let pass. */
export const isWarned = (breaches: readonly Breach[], rule: RuleId, code: string): void => {
  if (!breaches.some((breach) => breach.rule === rule && breach.code === code && breach.severity === 'advice'))
    throw new Error(`expected the warning ${code} under ${rule}, got ${JSON.stringify(breaches)}`)
  note(rule, 'warned')
}

/** A guide: holds that the command passes, with the reason that it carries for this rule. */
export const isPassed = (breaches: readonly Breach[], rule: RuleId): void => {
  if (breaches.length > 0) throw new Error(`expected to pass under ${rule}, got ${JSON.stringify(breaches)}`)
  note(rule, 'passed')
}

/** A record: called once a test has seen that a command wrote what the rule asks to be captured. */
export const isWritten = (rule: RuleId): void => note(rule, 'written')

/** A record: called once a test has seen it on the page of whom it concerns. */
export const isRead = (rule: RuleId): void => note(rule, 'read')

/** Counts a promise as kept: called where its effect was seen, after the assertion that would have failed without it. */
export const isKept = (rule: RuleId): void => note(rule, 'kept')
