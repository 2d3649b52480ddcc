import { describe, expect, test } from 'vitest'
import { adviser, aNewMediation, charges, contextOf, sealed, suitable } from '../testing/a-mediation.ts'
import { isPassed, isRefused, isWarned } from '../testing/evidence.ts'
import { answerSuitabilitySchema, conditionNames, decide, doubtsOf, putChargesSchema } from './index.ts'

const { name: _, ...allYes } = suitable
const answered = (change: object) => aNewMediation().then(adviser, { ...suitable, ...change })
const put = (one: ReturnType<typeof answered>, command: object = {}, actor = adviser) =>
  decide(one.state, { ...charges, ...command }, contextOf(actor, one.now))
const withReason = { reasons: { 'AM-4': sealed } }
const somebodyElse = { kind: 'staff', id: '00000000-0000-4000-8000-0000000000cc' } as const

describe('AM-4: suitability, each question answered for each case', () => {
  test('without answers nobody goes on, with a reason neither', () => {
    isRefused(put(aNewMediation()), 'AM-4', 'SUITABILITY_NOT_ANSWERED')
    isRefused(put(aNewMediation(), withReason), 'AM-4', 'SUITABILITY_NOT_ANSWERED')
  })
  test('six questions, none may be left out; “I do not know” is an answer', () => {
    expect(conditionNames).toHaveLength(6)
    for (const condition of conditionNames) {
      const { [condition]: left, ...others } = allYes
      expect(left).toBe('yes')
      expect(answerSuitabilitySchema.safeParse(others).error?.issues.map(({ path }) => path)).toEqual([[condition]])
      expect(answerSuitabilitySchema.safeParse({ ...allYes, [condition]: 'notKnown' }).success).toBe(true)
      expect(answerSuitabilitySchema.safeParse({ ...allYes, [condition]: 'perhaps' }).success).toBe(false)
    }
  })
  test('where everything speaks for it, no reason is asked, and anybody with the right goes on', () => {
    expect(put(answered({}))).toEqual([])
    expect(put(answered({}), {}, somebodyElse)).toEqual([])
  })
})

describe('AM-4: a “no”, or what is not known, leads to advice against; going on needs a Senior Adviser’s reason', () => {
  test.each(conditionNames.flatMap((condition) => [[condition, 'no'] as const, [condition, 'notKnown'] as const]))(
    '%s: %s',
    (condition, answer) => {
      const doubtful = answered({ [condition]: answer })
      expect(doubtsOf(doubtful.state)).toEqual([condition])
      isWarned(put(doubtful), 'AM-4', 'SUITABILITY_IN_DOUBT')
      expect(put(doubtful).map(({ field }) => field)).toEqual(['reasons.AM-4'])
      isPassed(put(doubtful, withReason), 'AM-4')
    },
  )
  test('nobody else goes on, whatever the reason', () => {
    const doubtful = answered({ willingness: 'no' })
    isRefused(put(doubtful, withReason, somebodyElse), 'AM-4', 'SENIOR_ADVISER_DECIDES')
  })
  test('a reason for another rule is none, and an empty field is no reason', () => {
    expect(put(answered({ willingness: 'no' }), { reasons: { 'AM-2': sealed } })).toHaveLength(1)
    const typed = { partyId: '00000000-0000-4000-8000-000000000001', pounds: 0, covers: 'A day' }
    expect(putChargesSchema.parse({ ...typed, reasons: { 'AM-4': '  ' } }).reasons?.['AM-4']).toBeUndefined()
  })
  test('answered again, the last answers count', () => {
    const changed = answered({ fitToAttend: 'notKnown' }).then(adviser, suitable)
    expect(put(changed)).toEqual([])
  })
})
