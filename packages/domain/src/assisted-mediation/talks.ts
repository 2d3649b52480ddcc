import { z } from 'zod'
import type { Instant } from '../shared/calendar.ts'
import { type Rule, reject } from '../shared/decision.ts'
import type { BookTalk, MediationCommand, OfferTalk } from './commands.ts'
import { actingParticipant, type Mediation, type MediationContext } from './mediation.ts'
import { assignedMediators } from './mediators.ts'

/** AM-11: the talk beforehand that a mediator offers to one participant. Times offered to one are offered to no other. */
export type Talk = {
  /** Counts the offers; `times` is empty while none stands. */
  readonly occurrence: number
  readonly offeredBy: string | null
  readonly offeredAt: Instant | null
  readonly times: readonly Instant[]
  readonly bookedAt: Instant | null
  readonly declined: boolean
}
export const noTalk: Talk = {
  occurrence: 0,
  offeredBy: null,
  offeredAt: null,
  times: [],
  bookedAt: null,
  declined: false,
}

const instant = z.iso.datetime('Enter a day and a time').transform((value) => new Date(value).toISOString())
export const offerTalkSchema = z.object({
  partyId: z.uuid(),
  times: z
    .array(instant)
    .min(1, 'Offer at least one time')
    .max(6, 'Offer six times at most')
    .transform((times) => [...new Set(times)].sort()),
})
export const bookTalkSchema = z.object({ time: instant })

type TalkRule<Command> = Rule<Mediation | null, Command, MediationContext>

const participantNamed = (mediation: Mediation | null, partyId: string) =>
  mediation?.participants.find((one) => one.partyId === partyId)

export const participantHasAgreed: TalkRule<OfferTalk> = (mediation, { partyId }) =>
  participantNamed(mediation, partyId)?.agreedAt ? undefined : reject('AM-11', 'PARTICIPANT_HAS_NOT_AGREED')

export const timesAreToCome: TalkRule<OfferTalk> = (_, { times }, { now }) => {
  const index = times.findIndex((time) => time <= now)
  return index < 0 ? undefined : reject('AM-11', 'TIME_HAS_PASSED', `times.${index}`)
}

/** A time that another participant has been offered would tell the one by the other's choice. */
export const timesAreOfferedToNobodyElse: TalkRule<OfferTalk> = (mediation, { partyId, times }) => {
  const taken = mediation?.participants.flatMap((one) => (one.partyId === partyId ? [] : one.talk.times)) ?? []
  const index = times.findIndex((time) => taken.includes(time))
  return index < 0 ? undefined : reject('AM-11', 'TIME_OFFERED_TO_ANOTHER', `times.${index}`)
}

export const talkIsNotBooked: TalkRule<OfferTalk> = (mediation, { partyId }) =>
  participantNamed(mediation, partyId)?.talk.bookedAt ? reject('AM-11', 'TALK_BOOKED_ALREADY') : undefined

export const talkWasOffered: TalkRule<MediationCommand> = (mediation, _, context) =>
  actingParticipant(mediation, context)?.talk.times.length ? undefined : reject('AM-11', 'TALK_NOT_OFFERED')

export const timeWasOffered: TalkRule<BookTalk> = (mediation, { time }, context) => {
  const talk = actingParticipant(mediation, context)?.talk
  return !talk || talk.times.includes(time) ? undefined : reject('AM-11', 'TIME_NOT_OFFERED', 'time')
}

export const timeIsToCome: TalkRule<BookTalk> = (_, { time }, { now }) =>
  time > now ? undefined : reject('AM-11', 'TIME_HAS_PASSED', 'time')

/** A talk is with the mediator who offered it: when they leave the case, what they offered falls, and what was booked and is to come. */
export const withoutTalksOfWhoLeft = (mediation: Mediation, now: Instant): Mediation => {
  const mediate = assignedMediators(mediation).map(({ mediatorId }) => mediatorId)
  const falls = ({ offeredBy, bookedAt, declined }: Talk): boolean =>
    offeredBy !== null && !mediate.includes(offeredBy) && !declined && (bookedAt === null || bookedAt > now)
  return {
    ...mediation,
    participants: mediation.participants.map((one) =>
      falls(one.talk) ? { ...one, talk: { ...one.talk, times: [], bookedAt: null } } : one,
    ),
  }
}
