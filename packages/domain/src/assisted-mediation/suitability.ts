import { z } from 'zod'
import type { Instant } from '../shared/calendar.ts'
import { advise, reject } from '../shared/decision.ts'
import type { Answer, Mediation } from './mediation.ts'

/** AM-4: when assisted mediation works best, in the guidance's terms. Each is answered for each case. */
export const suitabilityConditions = {
  jointProblem: 'Everybody accepts that there is a joint problem',
  willingness: 'Everybody is likely to agree to mediation, and genuinely wants to move on',
  notContractual: 'The issues are not about contractual or employment requirements',
  notFormal: 'The mediation is not part of another formal process',
  noOtherRelationship: 'The parties are in no personal or external business relationship',
  fitToAttend: 'Everybody is fit, health-wise, to attend',
} as const
export type SuitabilityCondition = keyof typeof suitabilityConditions
export const conditionNames = Object.keys(suitabilityConditions) as SuitabilityCondition[]

export type Suitability = Readonly<Record<SuitabilityCondition, Answer>> & { readonly answeredAt: Instant }

const answer = (condition: SuitabilityCondition) =>
  z.enum(['yes', 'no', 'notKnown'], `Answer “${suitabilityConditions[condition]}”, or say that you do not know`)

export const answerSuitabilitySchema = z.object({
  jointProblem: answer('jointProblem'),
  willingness: answer('willingness'),
  notContractual: answer('notContractual'),
  notFormal: answer('notFormal'),
  noOtherRelationship: answer('noOtherRelationship'),
  fitToAttend: answer('fitToAttend'),
})

/** The conditions that speak against mediation, or of which nobody knows. */
export const doubtsOf = ({ suitability }: Mediation): readonly SuitabilityCondition[] =>
  suitability === null ? [] : conditionNames.filter((name) => suitability[name] !== 'yes')

export const suitabilityIsAnswered = (mediation: Mediation | null) =>
  mediation?.suitability ? undefined : reject('AM-4', 'SUITABILITY_NOT_ANSWERED')

/** A guide: against a "no", or where something is not known, only a Senior Adviser's reason leads on. */
export const everyConditionHolds = (mediation: Mediation | null) =>
  mediation && doubtsOf(mediation).length > 0 ? advise('AM-4', 'SUITABILITY_IN_DOUBT') : undefined
