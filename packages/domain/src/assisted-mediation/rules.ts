import { isInScope } from '../practitioner-advice/organisation.ts'
import { decideBy, type Rule, reject } from '../shared/decision.ts'
import type {
  AgreeToMediate,
  CorrectContactDetails,
  EndAsNotAgreed,
  MediationCommand,
  OpenMediation,
  RecordHandOver,
} from './commands.ts'
import {
  handOverOf,
  isOutstanding,
  lastReminderOf,
  type Mediation,
  type MediationContext,
  type Participant,
  wasRefused,
} from './mediation.ts'

type OpeningRule = Rule<Mediation | null, OpenMediation, MediationContext>
type MediationRule<Command> = Rule<Mediation | null, Command, MediationContext>

const actingParticipant = (mediation: Mediation | null, { actor }: MediationContext): Participant | undefined =>
  mediation?.participants.find(({ partyId }) => actor.kind === 'party' && actor.id === partyId)

const organisationIsInScope: OpeningRule = (_, __, { organisation }) => {
  if (organisation === null) return reject('PP-1', 'ORGANISATION_UNKNOWN', 'organisationId')
  return isInScope(organisation) ? undefined : reject('PP-1', 'ORGANISATION_OUT_OF_SCOPE', 'organisationId')
}

const twoOrMoreTakePart: OpeningRule = (_, { participants }) =>
  participants.length >= 2 ? undefined : reject('AM-29', 'TOO_FEW_PARTICIPANTS', 'participants')

// Until those concerned are told, an ending is not to be learned from a refusal: their own acts are still taken.
const isNotKnownToHaveEnded: MediationRule<MediationCommand> = (mediation, _, { now }) =>
  mediation?.ending && mediation.ending.toldAt <= now ? reject('AM-22', 'MEDIATION_HAS_ENDED') : undefined

const actorTakesPart: MediationRule<MediationCommand> = (mediation, _, context) =>
  actingParticipant(mediation, context) ? undefined : reject('AM-5', 'NOT_A_PARTICIPANT')

const hasNotAgreedYet: MediationRule<AgreeToMediate> = (mediation, _, context) =>
  actingParticipant(mediation, context)?.agreedAt ? reject('AM-5', 'ALREADY_AGREED') : undefined

const hasNotWithdrawn: MediationRule<MediationCommand> = (mediation, _, context) =>
  actingParticipant(mediation, context)?.withdrewAt ? reject('AM-22', 'ALREADY_WITHDRAWN') : undefined

const confidentialityIsKept: MediationRule<AgreeToMediate> = (_, { keepsConfidentiality }) =>
  keepsConfidentiality ? undefined : reject('AM-5', 'CONFIDENTIALITY_NOT_AGREED', 'keepsConfidentiality')

const isWaitingForAgreement: MediationRule<EndAsNotAgreed> = (mediation) =>
  mediation?.stage === 'awaitingAgreement' ? undefined : reject('AM-5', 'NOT_WAITING_FOR_AGREEMENT')

const timeToAgreeHasPassed: MediationRule<EndAsNotAgreed> = (mediation, _, { now }) =>
  mediation?.agreementDueAt && mediation.agreementDueAt <= now ? undefined : reject('AM-5', 'TIME_TO_AGREE_NOT_PASSED')

/** Our outage must not end somebody's mediation: whoever is silent must have had the last reminder, in time. */
const lastReminderReallyWent: MediationRule<EndAsNotAgreed> = (mediation) =>
  mediation?.participants.filter(isOutstanding).every((one) => lastReminderOf(mediation, one)?.outcome === 'handedOver')
    ? undefined
    : reject('AM-5', 'LAST_REMINDER_HAS_NOT_GONE')

const hasNotEnded: MediationRule<CorrectContactDetails> = (mediation) =>
  mediation?.ending ? reject('AM-22', 'MEDIATION_HAS_ENDED') : undefined

const partyIsOfThisMediation: MediationRule<CorrectContactDetails | RecordHandOver> = (mediation, { partyId }) =>
  mediation?.commissioner.partyId === partyId || mediation?.participants.some((one) => one.partyId === partyId)
    ? undefined
    : reject('AM-5', 'PARTY_UNKNOWN', 'partyId')

const isNotRecordedYet: MediationRule<RecordHandOver> = (mediation, command) =>
  mediation && handOverOf(mediation, command) ? reject('AM-5', 'HAND_OVER_ALREADY_RECORDED') : undefined

/** Which command must satisfy which rules. */
export const decide = decideBy<Mediation | null, MediationCommand, MediationContext>({
  openMediation: [organisationIsInScope, twoOrMoreTakePart],
  agreeToMediate: [isNotKnownToHaveEnded, actorTakesPart, hasNotWithdrawn, hasNotAgreedYet, confidentialityIsKept],
  withdraw: [isNotKnownToHaveEnded, actorTakesPart, hasNotWithdrawn],
  correctContactDetails: [hasNotEnded, partyIsOfThisMediation],
  endAsNotAgreed: [isWaitingForAgreement, timeToAgreeHasPassed, lastReminderReallyWent],
  recordHandOver: [partyIsOfThisMediation, isNotRecordedYet],
})

/** The participants whose invitation or reminder could not be delivered, by position: a task for a person. */
export const undeliverable = (mediation: Mediation): readonly number[] =>
  mediation.participants
    .filter((one) => isOutstanding(one) && wasRefused(mediation, one))
    .map(({ position }) => position)
