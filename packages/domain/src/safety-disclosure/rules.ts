import { decideBy, type Rule, reject } from '../shared/decision.ts'
import type {
  AcknowledgeDisclosure,
  BeginDisclosure,
  DisclosureCommand,
  DoNotTell,
  RecordDisclosureHandOver,
  RecordThirdPartyTold,
  TellParticipants,
  ViewDisclosure,
} from './commands.ts'
import { actingId, type Disclosure, type DisclosureContext, handOverOf, isNotToBeTold } from './disclosure.ts'

type DisclosureRule<Command> = Rule<Disclosure | null, Command, DisclosureContext>

const comesFromAMediation: DisclosureRule<BeginDisclosure> = (_, __, { mediation }) =>
  mediation ? undefined : reject('AM-9', 'MEDIATION_UNKNOWN')

const viewerIsAuthorised: DisclosureRule<ViewDisclosure> = (disclosure, _, context) =>
  disclosure?.seconds.some(({ accountId, from }) => accountId === actingId(context) && from <= context.now)
    ? undefined
    : reject('AM-9', 'NOT_A_SECOND_PERSON')

const viewerDidNotWriteIt: DisclosureRule<ViewDisclosure> = (disclosure, _, context) =>
  disclosure?.begunBy === actingId(context) ? reject('AM-9', 'SECOND_PERSON_NEEDED') : undefined

const isNotViewedYet: DisclosureRule<ViewDisclosure> = (disclosure) =>
  disclosure?.viewed ? reject('AM-9', 'ALREADY_VIEWED') : undefined

const wroteOrViewedIt: DisclosureRule<DoNotTell> = (disclosure, _, context) =>
  [disclosure?.begunBy, disclosure?.viewed?.by].includes(actingId(context))
    ? undefined
    : reject('AM-9', 'VIEW_IT_FIRST')

const hasNotGivenAReason: DisclosureRule<DoNotTell> = (disclosure, _, context) =>
  disclosure?.reasonsNotToTell.some(({ by }) => by === actingId(context))
    ? reject('AM-9', 'ANOTHER_PERSON_NEEDED')
    : undefined

const participantsAreNotTold: DisclosureRule<DoNotTell | TellParticipants> = (disclosure) =>
  disclosure?.participantsToldAt ? reject('AM-9', 'PARTICIPANTS_ALREADY_TOLD') : undefined

const isNotAcknowledgedYet: DisclosureRule<AcknowledgeDisclosure> = (disclosure) =>
  disclosure?.acknowledgedAt ? reject('AM-9', 'ALREADY_ACKNOWLEDGED') : undefined

const namesAThirdParty: DisclosureRule<RecordThirdPartyTold> = (disclosure) =>
  disclosure?.thirdParty ? undefined : reject('AM-9', 'NO_THIRD_PARTY')

const thirdPartyIsNotTold: DisclosureRule<RecordThirdPartyTold> = (disclosure) =>
  disclosure?.thirdPartyToldAt ? reject('AM-9', 'THIRD_PARTY_ALREADY_TOLD') : undefined

/** Never before the second person has viewed it, and had the time to say why not. */
const timeToTellHasCome: DisclosureRule<TellParticipants> = (disclosure, _, { now }) =>
  disclosure?.tellDueAt && disclosure.tellDueAt <= now ? undefined : reject('AM-9', 'TIME_TO_TELL_NOT_COME')

const isToBeTold: DisclosureRule<TellParticipants> = (disclosure) =>
  disclosure && isNotToBeTold(disclosure) ? reject('AM-9', 'PARTICIPANTS_NOT_TO_BE_TOLD') : undefined

const handOverIsNotRecorded: DisclosureRule<RecordDisclosureHandOver> = (disclosure, command) =>
  disclosure && handOverOf(disclosure, command) ? reject('AM-9', 'DISCLOSURE_HAND_OVER_RECORDED') : undefined

/** Which command must satisfy which rules. None looks at how the mediation stands: nothing that ends it ends this. */
export const decide = decideBy<Disclosure | null, DisclosureCommand, DisclosureContext>({
  beginDisclosure: [comesFromAMediation],
  viewDisclosure: [viewerDidNotWriteIt, viewerIsAuthorised, isNotViewedYet],
  doNotTell: [wroteOrViewedIt, hasNotGivenAReason, participantsAreNotTold],
  acknowledgeDisclosure: [isNotAcknowledgedYet],
  recordThirdPartyTold: [namesAThirdParty, thirdPartyIsNotTold],
  tellParticipants: [timeToTellHasCome, isToBeTold, participantsAreNotTold],
  recordDisclosureHandOver: [handOverIsNotRecorded],
})
