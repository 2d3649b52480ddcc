import { z } from 'zod'
import type { Instant } from '../shared/calendar.ts'
import { type Rule, reject } from '../shared/decision.ts'
import { emailText, text } from '../shared/text.ts'
import type { GiveUndertaking, InviteCompanion, MediationCommand } from './commands.ts'
import { actingParticipant, type Mediation, type MediationContext, type Party } from './mediation.ts'

/** AM-15: a representative or companion of one participant, at the individual meeting only. */
export type Companion = Party & {
  /** Whom they support. */
  readonly participantId: string
  /** Which of that participant's companions, from 1. */
  readonly occurrence: number
  readonly invitedAt: Instant
  readonly undertookAt: Instant | null
  /** When they declined, or the participant went on without them. */
  readonly leftAt: Instant | null
}

export const undertakingWords = {
  version: '2026-11-01',
  heading: 'Your undertaking as a companion',
  promises: {
    keepsConfidentiality: 'I keep everything that I learn confidential',
    supportsOnly: 'I support the participant, and do not speak or argue for them',
    individualMeetingOnly: 'I come to the individual meeting only, and never to the joint meeting',
  },
} as const

export const inviteCompanionSchema = z.object({
  companion: z.object({
    name: text('ID', 120, 'made', 'Enter your companion’s full name', 'party'),
    email: emailText('made', 'Enter your companion’s email address', 'ID', 'party'),
  }),
})
const promised = z.boolean('Say whether you promise this')
export const giveUndertakingSchema = z.object({
  keepsConfidentiality: promised,
  supportsOnly: promised,
  individualMeetingOnly: promised,
})

export const companionOf = (mediation: Mediation, participantId: string): Companion | undefined =>
  mediation.companions.find((one) => one.participantId === participantId && one.leftAt === null)

export const actingCompanion = (mediation: Mediation | null, { actor }: MediationContext): Companion | undefined =>
  mediation?.companions.find(({ partyId }) => actor.kind === 'party' && actor.id === partyId)

type CompanionRule<Command = MediationCommand> = Rule<Mediation | null, Command, MediationContext>

export const hasNoCompanionYet: CompanionRule = (mediation, _, context) => {
  const participant = actingParticipant(mediation, context)
  return mediation && participant && companionOf(mediation, participant.partyId)
    ? reject('AM-15', 'COMPANION_INVITED_ALREADY')
    : undefined
}

export const hasACompanion: CompanionRule = (mediation, _, context) => {
  const participant = actingParticipant(mediation, context)
  return mediation && participant && companionOf(mediation, participant.partyId)
    ? undefined
    : reject('AM-15', 'NO_COMPANION')
}

export const actorAccompanies: CompanionRule = (mediation, _, context) =>
  actingCompanion(mediation, context)?.leftAt === null ? undefined : reject('AM-15', 'NOT_A_COMPANION')

export const hasNotUndertakenYet: CompanionRule = (mediation, _, context) =>
  actingCompanion(mediation, context)?.undertookAt ? reject('AM-15', 'UNDERTAKING_GIVEN_ALREADY') : undefined

const mustPromise =
  (field: keyof typeof undertakingWords.promises, code: string): CompanionRule<GiveUndertaking> =>
  (_, command) =>
    command[field] ? undefined : reject('AM-15', code, field)

/** AM-15: agrees in writing to the confidentiality, supports and does not speak, never on the joint meeting. */
export const everythingIsPromised: readonly CompanionRule<GiveUndertaking>[] = [
  mustPromise('keepsConfidentiality', 'CONFIDENTIALITY_NOT_PROMISED'),
  mustPromise('supportsOnly', 'SUPPORT_NOT_PROMISED'),
  mustPromise('individualMeetingOnly', 'INDIVIDUAL_MEETING_NOT_PROMISED'),
]

export const inviteCompanion = (
  mediation: Mediation,
  participantId: string,
  { companion: { name, email } }: InviteCompanion,
  { made, now }: MediationContext,
): Mediation => ({
  ...mediation,
  companions: [
    ...mediation.companions,
    {
      partyId: made('companion'),
      participantId,
      occurrence: mediation.companions.filter((one) => one.participantId === participantId).length + 1,
      name,
      email,
      contactVersion: 1,
      invitedAt: now,
      undertookAt: null,
      leftAt: null,
    },
  ],
})

const withCompanions = (
  mediation: Mediation,
  which: (companion: Companion) => boolean,
  change: Partial<Companion>,
): Mediation => ({
  ...mediation,
  companions: mediation.companions.map((one) => (which(one) ? { ...one, ...change } : one)),
})

export const dismissCompanion = (mediation: Mediation, participantId: string, leftAt: Instant): Mediation =>
  withCompanions(mediation, (one) => one.participantId === participantId && one.leftAt === null, { leftAt })

export const leave = (mediation: Mediation, partyId: string, leftAt: Instant): Mediation =>
  withCompanions(mediation, (one) => one.partyId === partyId, { leftAt })

export const undertake = (mediation: Mediation, partyId: string, undertookAt: Instant): Mediation =>
  withCompanions(mediation, (one) => one.partyId === partyId, { undertookAt })
