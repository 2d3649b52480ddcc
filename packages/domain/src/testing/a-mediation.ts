import type { MediationCommand } from '../assisted-mediation/commands.ts'
import { evolve } from '../assisted-mediation/evolve.ts'
import type { Actor, Mediation, MediationContext, SendingKind } from '../assisted-mediation/mediation.ts'
import type { MediatorFacts } from '../assisted-mediation/mediators.ts'
import { dueNow, promisesOf } from '../assisted-mediation/promises.ts'
import type { Organisation } from '../practitioner-advice/organisation.ts'
import type { Instant } from '../shared/calendar.ts'

export const inEngland: Organisation = {
  id: '00000000-0000-4000-8000-00000000000a',
  nation: 'England',
  sector: 'public',
  careSetting: 'secondary',
  allocatedAdviser: '00000000-0000-4000-8000-0000000000ad',
}
export const adviser: Actor = { kind: 'staff', id: '00000000-0000-4000-8000-00000000000b' }
export const service: Actor = { kind: 'system', service: 'assisted-mediation' }
export const commissioner: Actor = { kind: 'party', id: 'commissioner' }
export const aMediator = (number: number): Actor => ({
  kind: 'staff',
  id: `00000000-0000-4000-8000-0000000000e${number}`,
})
export const participant = (position: number): Actor => ({ kind: 'party', id: `participants.${position - 1}` })

export const sealed = { textId: 'text', length: 4 }
export const somebody = { name: sealed, email: sealed }

/** Monday 2 March 2026, 10:00 in London. */
export const openingInstant: Instant = '2026-03-02T10:00:00.000Z'

export const contextOf = (
  actor: Actor,
  now: Instant,
  organisation: Organisation | null = inEngland,
  facts: Partial<MediationContext> = {},
): MediationContext => ({
  actor,
  now,
  made: (name) => (name === 'reference' ? '1b4e28ba-2fa1-41d2-883f-0016d3cca427' : name),
  organisation,
  mediators: new Map([1, 2, 3].map((number) => [idOf(aMediator(number)), inOrder])),
  connectedToAdded: [],
  namedAccountRoles: [],
  ...facts,
})

const idOf = (actor: Actor): string => (actor.kind === 'system' ? '' : actor.id)
/** Accredited, available and unconnected. */
export const inOrder: MediatorFacts = { accreditedUntil: '2030-12-31', isAvailable: true, isConnected: false }

export const opening = (participants = 2): Extract<MediationCommand, { name: 'openMediation' }> => ({
  name: 'openMediation',
  organisationId: inEngland.id,
  profession: 'doctor',
  conductIsPart: 'yes',
  commissioner: somebody,
  participants: Array.from({ length: participants }, () => somebody),
})

export const suitable = {
  name: 'answerSuitability',
  jointProblem: 'yes',
  willingness: 'yes',
  notContractual: 'yes',
  notFormal: 'yes',
  noOtherRelationship: 'yes',
  fitToAttend: 'yes',
} as const
export const charges = { name: 'putCharges', partyId: 'commissioner', pounds: 1200, covers: sealed } as const

export const agree = { name: 'agreeToMediate', keepsConfidentiality: true } as const
export const withdraw = { name: 'withdraw' } as const
/** To be reached by telephone between these hours of the London day. */
export const byTelephone = (fromHour = 0, untilHour = 24) =>
  ({ name: 'setSafeContact', channel: 'telephone', telephone: sealed, notAtWork: true, fromHour, untilHour }) as const
export const byEmail = (fromHour = 0, untilHour = 24) =>
  ({ name: 'setSafeContact', channel: 'email', email: sealed, notAtWork: true, fromHour, untilHour }) as const

const justOpened = (participants: number) =>
  story(evolve(null, opening(participants), contextOf(adviser, openingInstant)), openingInstant)

/** A mediation before its charges are accepted. */
export const aNewMediation = (participants = 2) => justOpened(participants)

/** A mediation with accepted charges, and named traits: `aMediation().of(3).invited().agreedBy(1)`. Each step returns a new one. */
export const aMediation = (participants = 2) =>
  justOpened(participants).then(adviser, suitable).then(adviser, charges).then(commissioner, { name: 'acceptCharges' })

export type Story = ReturnType<typeof aMediation>

const story = (state: Mediation, now: Instant) => {
  const then = (actor: Actor, command: MediationCommand, at: Instant = now) =>
    story(evolve(state, command, contextOf(actor, at)), at)
  return {
    state,
    now,
    then,
    of: (participants: number) => aMediation(participants),
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
    /** These mediators were proposed, have no connection, and are assigned. */
    mediatedBy: (...numbers: number[]) => {
      const ids = numbers.map((number) => idOf(aMediator(number)))
      const asked = ids.reduce(
        (one, mediatorId) => one.then(adviser, { name: 'proposeMediator', mediatorId }),
        story(state, now),
      )
      const clear = numbers.reduce((one, number) => one.then(aMediator(number), { name: 'declareNoConnection' }), asked)
      return clear.then(adviser, { name: 'assignMediators', mediatorIds: ids })
    },
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
