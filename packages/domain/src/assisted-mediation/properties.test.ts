import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adviser, aMediation, contextOf, participant, service } from '../testing/a-mediation.ts'
import type { Actor, Mediation, MediationCommand, SendingKind } from './index.ts'
import { decide, dueNow, evolve, grantsOf, milestonesOf, promisesOf, waitingFactsOf, waitingSentence } from './index.ts'

const position = fc.integer({ min: 1, max: 3 })
const act: fc.Arbitrary<readonly [Actor, MediationCommand]> = fc.oneof(
  position.map((one) => [participant(one), { name: 'agreeToMediate', keepsConfidentiality: true }] as const),
  position.map((one) => [participant(one), { name: 'withdraw' }] as const),
  fc.constant([service, { name: 'endAsNotAgreed' }] as const),
  position.map(
    (one) =>
      [
        adviser,
        { name: 'correctContactDetails', partyId: `participants.${one - 1}`, email: { textId: 'e', length: 1 } },
      ] as const,
  ),
)
const step = fc.record({ act, hours: fc.integer({ min: 1, max: 200 }), send: fc.boolean(), bounces: fc.boolean() })
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

const run = (
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  check: (before: Mediation, after: Mediation, now: string) => void,
) => {
  let state = aMediation().of(3).state
  let now = state.openedAt
  const apply = (actor: Actor, command: MediationCommand) => {
    const context = contextOf(actor, now)
    const after = evolve(state, command, context)
    if (decide(state, command, context).length > 0) return
    check(state, after, now)
    state = after
  }
  for (const {
    act: [actor, command],
    hours,
    send,
    bounces,
  } of steps) {
    now = later(now, hours)
    if (send)
      for (const { kind, partyId, occurrence } of dueNow(promisesOf(state), now).filter(
        ({ nature }) => nature === 'sending',
      ))
        apply(service, {
          name: 'recordHandOver',
          kind: kind as SendingKind,
          partyId: partyId ?? '',
          occurrence,
          outcome: bounces ? 'refused' : 'handedOver',
        })
    apply(actor, command)
  }
}

test('whatever is commanded in whatever order: evolve never throws, every state has its sentence, grants and milestones', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) =>
      run(steps, (_, after) => {
        expect(waitingSentence(waitingFactsOf(after))).not.toBe('')
        expect(grantsOf(after).length).toBeGreaterThan(0)
        expect(milestonesOf(after).length).toBeGreaterThan(0)
      }),
    ),
  )
})

test('AM-5: it never ends as not agreed unless everybody silent had the last reminder five working days before', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) =>
      run(steps, (before, after, now) => {
        if (after.ending?.kind !== 'notAgreed' || before.ending) return
        for (const one of before.participants.filter(({ agreedAt, withdrewAt }) => !agreedAt && !withdrewAt)) {
          const reminded = before.handOvers.find(
            ({ kind, partyId, occurrence, outcome }) =>
              kind === 'agreementReminder' &&
              partyId === one.partyId &&
              occurrence === one.contactVersion * 2 &&
              outcome === 'handedOver',
          )
          expect(reminded).toBeDefined()
          expect(Date.parse(now) - Date.parse(reminded?.at ?? now)).toBeGreaterThanOrEqual(5 * 24 * 3_600_000)
        }
      }),
    ),
  )
})

test('a promise that is kept is never owed again, and names do not collide', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) =>
      run(steps, (_, after) => {
        const names = promisesOf(after).map(({ kind, partyId, occurrence }) => `${kind}/${partyId}/${occurrence}`)
        expect(new Set(names).size).toBe(names.length)
        for (const { kind, partyId, occurrence } of after.handOvers)
          expect(names).not.toContain(`${kind}/${partyId}/${occurrence}`)
      }),
    ),
  )
})
