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
