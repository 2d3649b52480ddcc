import type { MediationCommand } from '../assisted-mediation/commands.ts'
import { evolve } from '../assisted-mediation/evolve.ts'
import type { Actor, Mediation, MediationContext, SendingKind } from '../assisted-mediation/mediation.ts'
import { dueNow, promisesOf } from '../assisted-mediation/promises.ts'
import type { Organisation } from '../practitioner-advice/organisation.ts'
import type { Instant } from '../shared/calendar.ts'

export const inEngland: Organisation = {
  id: '00000000-0000-4000-8000-00000000000a',
  nation: 'England',
  sector: 'public',
  careSetting: 'secondary',
}
export const adviser: Actor = { kind: 'staff', id: '00000000-0000-4000-8000-00000000000b' }
export const service: Actor = { kind: 'system', service: 'assisted-mediation' }
export const participant = (position: number): Actor => ({ kind: 'party', id: `participants.${position - 1}` })

const sealed = { textId: 'text', length: 4 }
export const somebody = { name: sealed, email: sealed }

/** Monday 2 March 2026, 10:00 in London. */
export const openingInstant: Instant = '2026-03-02T10:00:00.000Z'

export const contextOf = (
  actor: Actor,
  now: Instant,
  organisation: Organisation | null = inEngland,
): MediationContext => ({
  actor,
  now,
  made: (name) => (name === 'reference' ? '1b4e28ba-2fa1-41d2-883f-0016d3cca427' : name),
  organisation,
})

export const opening = (participants = 2): Extract<MediationCommand, { name: 'openMediation' }> => ({
  name: 'openMediation',
  organisationId: inEngland.id,
  commissioner: somebody,
  participants: Array.from({ length: participants }, () => somebody),
})

/** A mediation with named traits: `aMediation().of(3).invited().agreedBy(1)`. Each step returns a new one. */
export const aMediation = () => story(evolve(null, opening(), contextOf(adviser, openingInstant)), openingInstant)

const story = (state: Mediation, now: Instant) => {
  const then = (actor: Actor, command: MediationCommand, at: Instant = now) =>
    story(evolve(state, command, contextOf(actor, at)), at)
  return {
    state,
    now,
    then,
    of: (participants: number) =>
      story(evolve(null, opening(participants), contextOf(adviser, openingInstant)), openingInstant),
    at: (instant: Instant) => story(state, instant),
    /** Every invitation has been handed over. */
    invited: () => story(handOver(state, now, 'invitation'), now),
    /** Whatever is due now has been sent. */
    sent: () => story(handOver(state, now), now),
    agreedBy: (...positions: number[]) =>
      story(
        positions.reduce(
          (one, position) =>
            evolve(one, { name: 'agreeToMediate', keepsConfidentiality: true }, contextOf(participant(position), now)),
          state,
        ),
        now,
      ),
    withdrawnBy: (position: number) => then(participant(position), { name: 'withdraw' }),
  }
}

const handOver = (state: Mediation, now: Instant, only?: SendingKind): Mediation =>
  dueNow(promisesOf(state), now)
    .filter(({ kind, nature }) => nature === 'sending' && (only === undefined || kind === only))
    .reduce(
      (one, { kind, partyId, occurrence }) =>
        evolve(
          one,
          {
            name: 'recordHandOver',
            kind: kind as SendingKind,
            partyId: partyId ?? '',
            occurrence,
            outcome: 'handedOver',
          },
          contextOf(service, now),
        ),
      state,
    )
