import { z } from 'zod'
import { type Day, dayOf, type Instant } from '../shared/calendar.ts'
import { advise, type Rule, reject } from '../shared/decision.ts'
import { reasonsFor } from '../shared/text.ts'
import type { AssignMediators, LapseProposal, MediationCommand, ProposeMediator } from './commands.ts'
import { actorId, type Mediation, type MediationContext } from './mediation.ts'

/**
 * A mediator's place on one case: proposed → clear (has declared that there is no connection) → assigned → replaced;
 * connected and lapsed end it. There is no side to be assigned to (AM-3): every mediator works with everybody.
 */
export type MediatorStanding = 'proposed' | 'clear' | 'assigned' | 'connected' | 'lapsed' | 'replaced'
export type MediatorPlace = {
  readonly mediatorId: string
  /** Counts the proposals to this mediator on this case. */
  readonly occurrence: number
  readonly standing: MediatorStanding
  readonly proposedAt: Instant
  /** When a proposal without an answer lapses; null until it was handed over, or came back. */
  readonly lapsesAt: Instant | null
  /** Was assigned at some time: whoever mediated here may still begin a safety disclosure, whatever became of them (AM-9). */
  readonly served: boolean
}

/** What the register says of a mediator, on the day of the decision. */
export type MediatorFacts = {
  readonly accreditedUntil: Day
  /** Neither on leave nor with as many cases as they take; this case does not count. */
  readonly isAvailable: boolean
  /** Has declared a connection to somebody of this case, or is a party to it. Nobody is told which of the three it is. */
  readonly isConnected: boolean
}

const mediator = z.uuid('Choose a mediator')
export const proposeMediatorSchema = z.object({ mediatorId: mediator })
export const lapseProposalSchema = z.object({ mediatorId: mediator, occurrence: z.int().positive() })
export const assignMediatorsSchema = z.object({
  /** Everybody who mediates from now on: who is not named any more is replaced. */
  mediatorIds: z.array(mediator).min(1, 'Choose at least one mediator').max(4, 'Choose four mediators at most'),
  reasons: reasonsFor('AM-2'),
})

export const placeOf = (mediation: Mediation | null, mediatorId: string): MediatorPlace | undefined =>
  mediation?.mediators.find((one) => one.mediatorId === mediatorId)
export const assignedMediators = (mediation: Mediation): readonly MediatorPlace[] =>
  mediation.mediators.filter(({ standing }) => standing === 'assigned')
const isOpen = ({ standing }: MediatorPlace): boolean => ['proposed', 'clear', 'assigned'].includes(standing)

type MediatorRule<Command> = Rule<Mediation | null, Command, MediationContext>

const accredited = (id: string, field: string, { mediators, now }: MediationContext) => {
  const facts = mediators.get(id)
  if (!facts) return reject('AM-2', 'MEDIATOR_NOT_REGISTERED', field)
  return facts.accreditedUntil < dayOf(now) ? reject('AM-2', 'ACCREDITATION_LAPSED', field) : undefined
}

export const isAccredited: MediatorRule<ProposeMediator> = (_, { mediatorId }, context) =>
  accredited(mediatorId, 'mediatorId', context)

/** AM-1: leave, load and a connection have one answer, so that a look-up tells nobody of a connection. */
export const isAvailableForThisCase: MediatorRule<ProposeMediator> = (mediation, { mediatorId }, { mediators }) => {
  const facts = mediators.get(mediatorId)
  const declared = placeOf(mediation, mediatorId)?.standing === 'connected'
  return facts && (!facts.isAvailable || facts.isConnected || declared)
    ? reject('AM-1', 'NOT_AVAILABLE_FOR_THIS_CASE', 'mediatorId')
    : undefined
}

export const isNotProposedYet: MediatorRule<ProposeMediator> = (mediation, { mediatorId }) => {
  const place = placeOf(mediation, mediatorId)
  return place && isOpen(place) ? reject('AM-1', 'MEDIATOR_PROPOSED_ALREADY', 'mediatorId') : undefined
}

/** AM-1: only who has declared that there is no connection can be assigned. */
export const everyChosenHasDeclared: MediatorRule<AssignMediators> = (mediation, { mediatorIds }) =>
  mediatorIds.every((id) => ['clear', 'assigned'].includes(placeOf(mediation, id)?.standing ?? ''))
    ? undefined
    : reject('AM-1', 'NO_DECLARATION', 'mediatorIds')

/**
 * AM-1: at the assignment too, leave, load and a connection have one answer. Leave and load are asked of who is new alone: a
 * mediator in the middle of the work stays.
 */
export const everyChosenIsAvailable: MediatorRule<AssignMediators> = (mediation, { mediatorIds }, { mediators }) =>
  mediatorIds.some((id) => {
    const facts = mediators.get(id)
    const isNew = placeOf(mediation, id)?.standing !== 'assigned'
    return facts && (facts.isConnected || (isNew && !facts.isAvailable))
  })
    ? reject('AM-1', 'NOT_AVAILABLE_FOR_THIS_CASE', 'mediatorIds')
    : undefined

export const everyChosenIsAccredited: MediatorRule<AssignMediators> = (_, { mediatorIds }, context) =>
  mediatorIds.map((id) => accredited(id, 'mediatorIds', context)).find((breach) => breach !== undefined)

/** AM-2, a guide: mediators normally work in pairs. */
export const twoOrMoreMediate: MediatorRule<AssignMediators> = (_, { mediatorIds }) =>
  new Set(mediatorIds).size < 2 ? advise('AM-2', 'ONE_MEDIATOR_ALONE') : undefined

/** The connection that matters is declared by whoever has it: proposed, ready or in the middle of the work. */
export const actorIsAskedAsMediator: MediatorRule<MediationCommand> = (mediation, _, context) => {
  const place = placeOf(mediation, actorId(context))
  return place && isOpen(place) ? undefined : reject('AM-1', 'NOT_PROPOSED')
}

/** An answer is to a proposal: said again by who is assigned, it would take them off the case. */
export const proposalIsUnanswered: MediatorRule<MediationCommand> = (mediation, _, context) =>
  placeOf(mediation, actorId(context))?.standing === 'proposed' ? undefined : reject('AM-1', 'NOT_PROPOSED')

export const proposalHasLapsed: MediatorRule<LapseProposal> = (mediation, { mediatorId, occurrence }, { now }) => {
  const place = placeOf(mediation, mediatorId)
  const isDue = place?.occurrence === occurrence && place.lapsesAt !== null && place.lapsesAt <= now
  return isDue && place.standing === 'proposed' ? undefined : reject('AM-1', 'PROPOSAL_NOT_LAPSED')
}

/** AM-1: a person whom a mediator of this case is connected with is not added behind the mediator's back. */
export const noMediatorIsConnectedToThem: MediatorRule<MediationCommand> = (mediation, _, { connectedToAdded }) =>
  mediation?.mediators.some((place) => isOpen(place) && connectedToAdded.includes(place.mediatorId))
    ? reject('AM-1', 'A_MEDIATOR_CANNOT_STAY', 'participant.email')
    : undefined

const withPlace = (
  mediation: Mediation,
  mediatorId: string,
  to: (place: MediatorPlace) => MediatorPlace,
): Mediation => ({
  ...mediation,
  mediators: mediation.mediators.map((one) => (one.mediatorId === mediatorId ? to(one) : one)),
})

export const propose = (mediation: Mediation, mediatorId: string, now: Instant): Mediation => {
  const proposal = { mediatorId, standing: 'proposed', proposedAt: now, lapsesAt: null } as const
  return placeOf(mediation, mediatorId)
    ? withPlace(mediation, mediatorId, ({ occurrence, served }) => ({
        ...proposal,
        occurrence: occurrence + 1,
        served,
      }))
    : { ...mediation, mediators: [...mediation.mediators, { ...proposal, occurrence: 1, served: false }] }
}

export const stand = (mediation: Mediation, mediatorId: string, standing: MediatorStanding): Mediation =>
  withPlace(mediation, mediatorId, (place) => ({ ...place, standing }))

export const lapseFrom = (mediation: Mediation, mediatorId: string, lapsesAt: Instant): Mediation =>
  withPlace(mediation, mediatorId, (place) => ({ ...place, lapsesAt: place.lapsesAt ?? lapsesAt }))

export const assign = (mediation: Mediation, mediatorIds: readonly string[]): Mediation => ({
  ...mediation,
  mediators: mediation.mediators.map((place) => {
    if (mediatorIds.includes(place.mediatorId)) return { ...place, standing: 'assigned', served: true }
    return place.standing === 'assigned' ? { ...place, standing: 'replaced' } : place
  }),
})
