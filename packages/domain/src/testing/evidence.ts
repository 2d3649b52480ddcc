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

/** Holds that a guide warns with this code under this rule, and that a reason would lead on: its warned case. */
export const isWarned = (breaches: readonly Breach[], rule: RuleId, code: string): void => {
  if (!breaches.some((breach) => breach.rule === rule && breach.code === code && breach.severity === 'advice'))
    throw new Error(`expected a warning ${code} under ${rule}, got ${JSON.stringify(breaches)}`)
  note(rule, 'warned')
}

/** Holds that a command which carries its reason is accepted against the guide, and counts it as the guide's passed case. */
export const isPassed = (breaches: readonly Breach[], rule: RuleId): void => {
  if (breaches.length > 0) throw new Error(`expected to pass ${rule} with a reason, got ${JSON.stringify(breaches)}`)
  note(rule, 'passed')
}

/** Counts a record as written by a command. Call it once the test has seen it there. */
export const isWritten = (rule: RuleId): void => note(rule, 'written')

/** Counts a record as read on its page. Call it once the test has seen it there. */
export const isRead = (rule: RuleId): void => note(rule, 'read')

/** Counts a promise as kept. Call it once the test has seen its effect. */
export const isKept = (rule: RuleId): void => note(rule, 'kept')

/** Counts a wall as standing. Call it once the test has seen the denial. */
export const isDenied = (rule: RuleId): void => note(rule, 'denied')

/** Counts a must as kept by absence. Call it once the test has searched where it would be written. */
export const isAbsent = (rule: RuleId): void => note(rule, 'absent')
