import type {
  Disclosure,
  DisclosureActor,
  DisclosureCommand,
  DisclosureContext,
  DisclosureSendingKind,
  ParticipantToTell,
} from '../safety-disclosure/index.ts'
import { evolve, promisesOf } from '../safety-disclosure/index.ts'
import type { Instant } from '../shared/calendar.ts'

const staff = (id: string): DisclosureActor => ({ kind: 'staff', id })
export const disclosureWriter = staff('00000000-0000-4000-8000-0000000000e1')
export const secondPerson = staff('00000000-0000-4000-8000-00000000000b')
export const otherSecondPerson = staff('00000000-0000-4000-8000-00000000000c')
export const disclosureRecipient: DisclosureActor = { kind: 'party', id: 'commissioner' }
export const disclosureService: DisclosureActor = { kind: 'system', service: 'safety-disclosure' }

/** Monday 2 March 2026, 14:30 in London. */
export const disclosureInstant: Instant = '2026-03-02T14:30:00.000Z'

const idOf = (actor: DisclosureActor): string => (actor.kind === 'system' ? '' : actor.id)
const sealed = { textId: 'text', length: 4 }

export const toTell: readonly ParticipantToTell[] = [
  { partyId: 'participants.0', byEmail: true, hours: null },
  { partyId: 'participants.1', byEmail: false, hours: { fromHour: 18, untilHour: 20 } },
]

export const disclosureContextOf = (
  actor: DisclosureActor,
  now: Instant,
  facts: Partial<DisclosureContext> = {},
): DisclosureContext => ({
  actor,
  now,
  made: (name) => (name === 'reference' ? '1b4e28ba-2fa1-41d2-883f-0016d3cca427' : name),
  mediation: {
    id: 'mediation',
    nation: 'England',
    commissioner: 'commissioner',
    seniorAdviser: idOf(secondPerson),
    otherSeniorAdvisers: [idOf(otherSecondPerson)],
  },
  participants: toTell,
  ...facts,
})

export const beginningDisclosure = (
  withThirdParty = false,
): Extract<DisclosureCommand, { name: 'beginDisclosure' }> => ({
  name: 'beginDisclosure',
  ground: 'patientSafety',
  extract: sealed,
  expectedAction: sealed,
  ...(withThirdParty ? { thirdParty: { name: sealed, howReached: sealed } } : {}),
})

type Beginning = { readonly thirdParty?: boolean; readonly at?: Instant; readonly by?: DisclosureActor }

/** A safety disclosure with named traits: `aDisclosure().sent().viewed()`. Each step returns a new one. */
export const aDisclosure = ({ thirdParty = false, at = disclosureInstant, by = disclosureWriter }: Beginning = {}) =>
  story(evolve(null, beginningDisclosure(thirdParty), disclosureContextOf(by, at)), at)

const story = (state: Disclosure, now: Instant) => {
  const then = (actor: DisclosureActor, command: DisclosureCommand, at: Instant = now) =>
    story(evolve(state, command, disclosureContextOf(actor, at)), at)
  return {
    state,
    now,
    then,
    at: (instant: Instant) => story(state, instant),
    /** Whatever is due now has been handed over, or came back. */
    sent: (outcome: 'handedOver' | 'refused' = 'handedOver') => story(handOver(state, now, outcome), now),
    viewed: () => then(secondPerson, { name: 'viewDisclosure' }),
    acknowledged: () => then(disclosureRecipient, { name: 'acknowledgeDisclosure' }),
    notToBeTold: () =>
      then(disclosureWriter, { name: 'doNotTell', reason: sealed }).then(secondPerson, {
        name: 'doNotTell',
        reason: sealed,
      }),
    participantsTold: () => then(disclosureService, { name: 'tellParticipants' }),
  }
}

const handOver = (state: Disclosure, now: Instant, outcome: 'handedOver' | 'refused'): Disclosure =>
  promisesOf(state)
    .filter(({ dueAt, nature }) => nature === 'sending' && dueAt !== null && dueAt <= now)
    .reduce(
      (one, { kind, partyId, occurrence }) =>
        evolve(
          one,
          {
            name: 'recordDisclosureHandOver',
            kind: kind as DisclosureSendingKind,
            partyId: partyId ?? '',
            occurrence,
            outcome,
          },
          disclosureContextOf(disclosureService, now),
        ),
      state,
    )
