import { isInScope } from '../practitioner-advice/organisation.ts'
import { dayOf } from '../shared/calendar.ts'
import { decideBy, type Rule, reject } from '../shared/decision.ts'
import {
  chargesAreAccepted,
  chargesAreNotAnswered,
  chargesGoToTheCommissioner,
  chargesWerePut,
  isWaitingForCharges,
  whoGoesOnMayDoSo,
} from './charges.ts'
import type {
  AddParticipant,
  AgreeToMediate,
  AssignCaseSupport,
  CorrectContactDetails,
  EndAsNotAgreed,
  MediationCommand,
  OpenMediation,
  RecordHandOver,
  RecordTold,
  RecordWithdrawal,
} from './commands.ts'
import {
  actorAccompanies,
  everythingIsPromised,
  hasACompanion,
  hasNoCompanionYet,
  hasNotUndertakenYet,
} from './companions.ts'
import {
  actingParticipant,
  handOverOf,
  isOutstanding,
  lastReminderOf,
  type Mediation,
  type MediationContext,
  wasRefused,
} from './mediation.ts'
import {
  actorIsAskedAsMediator,
  everyChosenHasDeclared,
  everyChosenIsAccredited,
  everyChosenIsAvailable,
  isAccredited,
  isAvailableForThisCase,
  isNotProposedYet,
  noMediatorIsConnectedToThem,
  proposalHasLapsed,
  proposalIsUnanswered,
  twoOrMoreMediate,
} from './mediators.ts'
import { actorHasAgreed, outlineIsBeingDestroyed, outlineIsOpen } from './outlines.ts'
import { promisesOf } from './promises.ts'
import { everyConditionHolds, suitabilityIsAnswered } from './suitability.ts'
import {
  participantHasAgreed,
  talkIsNotBooked,
  talkWasOffered,
  timeIsToCome,
  timesAreOfferedToNobodyElse,
  timesAreToCome,
  timeWasOffered,
} from './talks.ts'

type OpeningRule = Rule<Mediation | null, OpenMediation, MediationContext>
type MediationRule<Command> = Rule<Mediation | null, Command, MediationContext>

const organisationIsInScope: OpeningRule = (_, __, { organisation }) => {
  if (organisation === null) return reject('PP-1', 'ORGANISATION_UNKNOWN', 'organisationId')
  return isInScope(organisation) ? undefined : reject('PP-1', 'ORGANISATION_OUT_OF_SCOPE', 'organisationId')
}

const practitionerIsOfTheThreeProfessions: OpeningRule = (_, { profession }) =>
  profession === 'other' ? reject('PP-2', 'PROFESSION_OUT_OF_SCOPE', 'profession') : undefined

const twoOrMoreTakePart: OpeningRule = (_, { participants }) =>
  participants.length >= 2 ? undefined : reject('AM-29', 'TOO_FEW_PARTICIPANTS', 'participants')

// Until those concerned are told, an ending is not to be learned from a refusal: their own acts are still taken.
const isNotKnownToHaveEnded: MediationRule<MediationCommand> = (mediation, _, { now }) =>
  mediation?.ending && mediation.ending.toldAt <= now ? reject('AM-22', 'MEDIATION_HAS_ENDED') : undefined

const hasNotEnded: MediationRule<MediationCommand> = (mediation) =>
  mediation?.ending ? reject('AM-22', 'MEDIATION_HAS_ENDED') : undefined

const actorTakesPart: MediationRule<MediationCommand> = (mediation, _, context) =>
  actingParticipant(mediation, context) ? undefined : reject('AM-5', 'NOT_A_PARTICIPANT')

/** AM-6: whether a signed agreement is shown to the others is for its signer alone to say. */
const agreementIsTheActors: MediationRule<MediationCommand> = (mediation, _, context) =>
  actingParticipant(mediation, context) ? undefined : reject('AM-6', 'NOT_YOURS_TO_SHARE')

const actorCommissions: MediationRule<MediationCommand> = (mediation, _, { actor }) =>
  actor.kind === 'party' && actor.id === mediation?.commissioner.partyId
    ? undefined
    : reject('PP-4', 'NOT_THE_COMMISSIONER')

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

/** ACCESS: participants are fixed when the first invitation goes. */
const participantsAreNotFixed: MediationRule<AddParticipant> = (mediation) =>
  mediation?.stage === 'awaitingCharges' ? undefined : reject('AM-5', 'PARTICIPANTS_ARE_FIXED')

const twelveAtMost: MediationRule<AddParticipant> = (mediation) =>
  (mediation?.participants.length ?? 0) < 12 ? undefined : reject('AM-29', 'TOO_MANY_PARTICIPANTS')

const namedAccountIsCaseSupport: OpeningRule = (_, { caseSupportId }, { namedAccountRoles }) =>
  caseSupportId === undefined || namedAccountRoles.includes('case-support')
    ? undefined
    : reject('PP-3', 'NOT_CASE_SUPPORT', 'caseSupportId')

const accountIsCaseSupport: MediationRule<AssignCaseSupport> = (_, __, { namedAccountRoles }) =>
  namedAccountRoles.includes('case-support') ? undefined : reject('PP-3', 'NOT_CASE_SUPPORT', 'accountId')

const withdrawalIsOfAParticipant: MediationRule<RecordWithdrawal> = (mediation, { partyId }) => {
  const participant = mediation?.participants.find((one) => one.partyId === partyId)
  if (!participant) return reject('AM-22', 'PARTY_UNKNOWN', 'partyId')
  return participant.withdrewAt ? reject('AM-22', 'ALREADY_WITHDRAWN', 'partyId') : undefined
}

const wasNotToldInFuture: MediationRule<RecordWithdrawal> = (_, { toldOn }, { now }) =>
  toldOn <= dayOf(now) ? undefined : reject('AM-22', 'TOLD_IN_FUTURE', 'toldOn')

const everybodyOf = (mediation: Mediation | null): readonly string[] =>
  mediation
    ? [
        mediation.commissioner.partyId,
        ...mediation.participants.map(({ partyId }) => partyId),
        ...mediation.companions.map(({ partyId }) => partyId),
      ]
    : []

const partyIsOfThisMediation: MediationRule<CorrectContactDetails> = (mediation, { partyId }) =>
  everybodyOf(mediation).includes(partyId) ? undefined : reject('AM-5', 'PARTY_UNKNOWN', 'partyId')

const recipientIsOfThisMediation: MediationRule<RecordHandOver> = (mediation, { partyId }) =>
  everybodyOf(mediation).includes(partyId) || mediation?.mediators.some(({ mediatorId }) => mediatorId === partyId)
    ? undefined
    : reject('AM-5', 'PARTY_UNKNOWN', 'partyId')

const isNotRecordedYet: MediationRule<RecordHandOver> = (mediation, command) =>
  mediation && handOverOf(mediation, command) ? reject('AM-5', 'HAND_OVER_ALREADY_RECORDED') : undefined

/** A person tells what an e-mail would have said, and like it not a moment early: an ending at 5pm, a reminder within its reader's hours. */
const isATaskToTellNow: MediationRule<RecordTold> = (mediation, { kind, partyId, occurrence }, { now }) => {
  const task = mediation
    ? promisesOf(mediation).find(
        (one) => one.nature === 'task' && one.kind === kind && one.partyId === partyId && one.occurrence === occurrence,
      )
    : undefined
  if (!task) return reject('AM-5', 'NOTHING_TO_TELL')
  return task.dueAt !== null && task.dueAt <= now ? undefined : reject('AM-5', 'NOT_TO_BE_TOLD_YET')
}

const ownAct = [isNotKnownToHaveEnded, actorTakesPart, hasNotWithdrawn] as const
const ownPreparation = [...ownAct, actorHasAgreed] as const

/** Which command must satisfy which rules. */
export const decide = decideBy<Mediation | null, MediationCommand, MediationContext>({
  openMediation: [
    organisationIsInScope,
    practitionerIsOfTheThreeProfessions,
    twoOrMoreTakePart,
    namedAccountIsCaseSupport,
  ],
  addParticipant: [hasNotEnded, participantsAreNotFixed, twelveAtMost, noMediatorIsConnectedToThem],
  assignCaseSupport: [hasNotEnded, accountIsCaseSupport],
  answerSuitability: [hasNotEnded],
  putCharges: [
    hasNotEnded,
    isWaitingForCharges,
    chargesGoToTheCommissioner,
    suitabilityIsAnswered,
    whoGoesOnMayDoSo,
    everyConditionHolds,
  ],
  acceptCharges: [isNotKnownToHaveEnded, actorCommissions, chargesWerePut, chargesAreNotAnswered],
  declineCharges: [isNotKnownToHaveEnded, actorCommissions, chargesWerePut, chargesAreNotAnswered],
  proposeMediator: [hasNotEnded, isAccredited, isAvailableForThisCase, isNotProposedYet],
  declareNoConnection: [hasNotEnded, proposalIsUnanswered],
  declareConnection: [hasNotEnded, actorIsAskedAsMediator],
  lapseProposal: [proposalHasLapsed],
  assignMediators: [
    hasNotEnded,
    everyChosenHasDeclared,
    everyChosenIsAccredited,
    everyChosenIsAvailable,
    twoOrMoreMediate,
  ],
  agreeToMediate: [...ownAct, chargesAreAccepted, hasNotAgreedYet, confidentialityIsKept],
  answerSharing: [isNotKnownToHaveEnded, agreementIsTheActors, hasNotWithdrawn, chargesAreAccepted],
  setSafeContact: [...ownAct],
  saveOutline: [...ownPreparation, outlineIsOpen],
  handInOutline: [...ownPreparation, outlineIsOpen],
  recordDestruction: [outlineIsBeingDestroyed],
  offerTalk: [hasNotEnded, participantHasAgreed, talkIsNotBooked, timesAreToCome, timesAreOfferedToNobodyElse],
  bookTalk: [...ownPreparation, talkWasOffered, timeWasOffered, timeIsToCome],
  declineTalk: [...ownPreparation, talkWasOffered],
  inviteCompanion: [...ownPreparation, hasNoCompanionYet],
  dismissCompanion: [...ownPreparation, hasACompanion],
  giveUndertaking: [isNotKnownToHaveEnded, actorAccompanies, hasNotUndertakenYet, ...everythingIsPromised],
  declineToAccompany: [isNotKnownToHaveEnded, actorAccompanies],
  withdraw: [...ownAct],
  recordWithdrawal: [hasNotEnded, withdrawalIsOfAParticipant, wasNotToldInFuture],
  correctContactDetails: [hasNotEnded, partyIsOfThisMediation],
  endAsNotAgreed: [isWaitingForAgreement, timeToAgreeHasPassed, lastReminderReallyWent],
  recordHandOver: [recipientIsOfThisMediation, isNotRecordedYet],
  recordTold: [isATaskToTellNow],
})

/** The participants whose invitation or reminder could not be delivered, by position: a task for a person. */
export const undeliverable = (mediation: Mediation): readonly number[] =>
  mediation.participants
    .filter((one) => isOutstanding(one) && wasRefused(mediation, one))
    .map(({ position }) => position)
