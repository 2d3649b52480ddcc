import { agree, announcedEnd, invite } from './agreement.ts'
import { acceptCharges } from './charges.ts'
import type { CorrectContactDetails, MediationCommand, RecordHandOver } from './commands.ts'
import { dismissCompanion, inviteCompanion, leave, undertake } from './companions.ts'
import { end } from './ending.ts'
import { actorId, type Mediation, type MediationContext, type Party, withParticipant } from './mediation.ts'
import { assign, lapseFrom, propose, stand } from './mediators.ts'
import { addParticipant, openMediation } from './opening.ts'
import { withoutTalksOfWhoLeft } from './talks.ts'
import { workingDaysLater } from './working-days.ts'

const record = (mediation: Mediation, command: Omit<RecordHandOver, 'name'>, now: string): Mediation => {
  const { kind, partyId, occurrence, outcome } = command
  const told: Mediation = {
    ...mediation,
    handOvers: [...mediation.handOvers, { kind, partyId, occurrence, outcome, at: now }],
  }
  const { chargesReminderAfter, proposalLapsesAfter, reminderHour, endingHour } = told.terms
  switch (kind) {
    case 'chargesNotice':
      return told.charges && outcome === 'handedOver'
        ? {
            ...told,
            charges: { ...told.charges, remindAt: workingDaysLater(told, now, chargesReminderAfter, reminderHour) },
          }
        : told
    // One that came back lapses too: then it can be made again, to an address that is right.
    case 'mediatorProposal':
      return lapseFrom(told, partyId, workingDaysLater(told, now, proposalLapsesAfter, endingHour))
    case 'invitation':
      return announcedEnd(outcome === 'handedOver' ? invite(told, partyId, now) : told)
    default:
      return announcedEnd(told)
  }
}

const newAddress = <Addressed extends Party>(party: Addressed, email: Party['email']): Addressed => ({
  ...party,
  email,
  contactVersion: party.contactVersion + 1,
})

const correct = (mediation: Mediation, { partyId, email }: CorrectContactDetails): Mediation => {
  const { commissioner, companions, charges } = mediation
  // The reminder runs from the hand-over to the new address.
  if (partyId === commissioner.partyId)
    return {
      ...mediation,
      commissioner: newAddress(commissioner, email),
      charges: charges && { ...charges, remindAt: null },
    }
  const corrected = withParticipant(
    { ...mediation, companions: companions.map((one) => (one.partyId === partyId ? newAddress(one, email) : one)) },
    partyId,
    (participant) => ({ ...newAddress(participant, email), reminders: [] }),
  )
  return announcedEnd(corrected)
}

/**
 * The next state. It never refuses and never throws: what may not happen is `decide`'s to say.
 * @param mediation null before `openMediation` alone
 */
export const evolve = (
  mediation: Mediation | null,
  command: MediationCommand,
  context: MediationContext,
): Mediation => {
  if (command.name === 'openMediation') return mediation ?? openMediation(command, context)
  if (mediation === null) throw new TypeError('Only an opening command makes a root')
  const { now } = context
  const actor = actorId(context)
  const ofActor = (to: Parameters<typeof withParticipant>[2]) => withParticipant(mediation, actor, to)
  switch (command.name) {
    case 'addParticipant':
      return addParticipant(mediation, command, context)
    case 'assignCaseSupport':
      return { ...mediation, caseSupport: command.accountId }
    case 'answerSuitability': {
      const { name: _, ...answers } = command
      return { ...mediation, suitability: { ...answers, answeredAt: now } }
    }
    case 'putCharges': {
      const version = (mediation.charges?.version ?? 0) + 1
      const { pounds, covers } = command
      const charges = { version, pounds, covers, putAt: now, remindAt: null, answer: null, answeredAt: null }
      return { ...mediation, charges }
    }
    case 'acceptCharges':
      return acceptCharges(mediation, now)
    case 'declineCharges':
      return mediation.charges
        ? end(
            { ...mediation, charges: { ...mediation.charges, answer: 'declined', answeredAt: now } },
            'chargesDeclined',
            now,
          )
        : mediation
    case 'proposeMediator':
      return propose(mediation, command.mediatorId, now)
    case 'declareNoConnection':
      return stand(mediation, actor, 'clear')
    case 'declareConnection':
      return withoutTalksOfWhoLeft(stand(mediation, actor, 'connected'), now)
    case 'lapseProposal':
      return stand(mediation, command.mediatorId, 'lapsed')
    case 'assignMediators':
      return withoutTalksOfWhoLeft(assign(mediation, command.mediatorIds), now)
    case 'agreeToMediate':
      return agree(mediation, actor, now)
    case 'answerSharing':
      return ofActor((one) => ({ ...one, sharesAgreement: command.sharesAgreement }))
    case 'setSafeContact': {
      const { channel, fromHour, untilHour } = command
      const at =
        command.channel === 'email'
          ? command.email
          : command.channel === 'telephone'
            ? command.telephone
            : command.postalAddress
      return ofActor((one) => ({ ...one, safeContact: { channel, at, fromHour, untilHour } }))
    }
    case 'saveOutline':
      return mediation
    case 'handInOutline':
      return ofActor((one) => ({ ...one, outline: { ...one.outline, text: command.outline, handedInAt: now } }))
    case 'recordDestruction':
      return withParticipant(mediation, command.partyId, (one) => ({
        ...one,
        outline: { ...one.outline, key: 'destroyed', destroyedAt: now },
      }))
    case 'offerTalk':
      return withParticipant(mediation, command.partyId, (one) => ({
        ...one,
        talk: {
          occurrence: one.talk.occurrence + 1,
          offeredBy: actor,
          offeredAt: now,
          times: command.times,
          bookedAt: null,
          declined: false,
        },
      }))
    case 'bookTalk':
      return ofActor((one) => ({ ...one, talk: { ...one.talk, bookedAt: command.time, declined: false } }))
    case 'declineTalk':
      return ofActor((one) => ({ ...one, talk: { ...one.talk, bookedAt: null, declined: true } }))
    case 'inviteCompanion':
      return inviteCompanion(mediation, actor, command, context)
    case 'dismissCompanion':
      return dismissCompanion(mediation, actor, now)
    case 'giveUndertaking':
      return undertake(mediation, actor, now)
    case 'declineToAccompany':
      return leave(mediation, actor, now)
    case 'withdraw':
      return end(
        ofActor((one) => ({ ...one, withdrewAt: now })),
        'withdrawn',
        now,
      )
    case 'recordWithdrawal':
      return end(
        withParticipant(mediation, command.partyId, (one) => ({
          ...one,
          withdrewAt: now,
          withdrawalTold: { toldOn: command.toldOn, channel: command.channel },
        })),
        'withdrawn',
        now,
      )
    case 'endAsNotAgreed':
      return end(mediation, 'notAgreed', now)
    case 'recordHandOver':
      return record(mediation, command, now)
    case 'recordTold':
      return record(mediation, { ...command, outcome: 'handedOver' }, now)
    case 'correctContactDetails':
      return correct(mediation, command)
  }
}
