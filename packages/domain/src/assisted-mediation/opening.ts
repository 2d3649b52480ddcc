import { referenceFrom } from '../shared/identifiers.ts'
import type { AddParticipant, OpenMediation } from './commands.ts'
import { actorId, type Mediation, type MediationContext, type Participant, type Person } from './mediation.ts'
import { noOutline } from './outlines.ts'
import { noTalk } from './talks.ts'
import { currentTerms } from './terms.ts'

const takingPart = (partyId: string, { name, email }: Person, position: number): Participant => ({
  partyId,
  name,
  email,
  position,
  contactVersion: 1,
  reminders: [],
  agreedAt: null,
  withdrewAt: null,
  withdrawalTold: null,
  sharesAgreement: null,
  safeContact: null,
  outline: noOutline,
  talk: noTalk,
})

export const openMediation = (command: OpenMediation, context: MediationContext): Mediation => {
  const { now, made, organisation } = context
  const { organisationId, enquiryId, caseSupportId, profession, conductIsPart } = command
  return {
    id: made('root'),
    reference: referenceFrom('AM', made('reference')),
    organisation: { id: organisationId, nation: organisation?.nation ?? 'England' },
    terms: currentTerms,
    openedAt: now,
    openedBy: actorId(context),
    adviser: organisation?.allocatedAdviser ?? null,
    caseSupport: caseSupportId ?? null,
    enquiryId: enquiryId ?? null,
    concern: { profession, conductIsPart },
    suitability: null,
    charges: null,
    mediators: [],
    commissioner: { partyId: made('commissioner'), ...command.commissioner, contactVersion: 1 },
    participants: command.participants.map((person, index) =>
      takingPart(made(`participants.${index}`), person, index + 1),
    ),
    companions: [],
    stage: 'awaitingCharges',
    askedAt: null,
    agreementDueAt: null,
    goingAheadToldAt: null,
    ending: null,
    handOvers: [],
  }
}

export const addParticipant = (
  mediation: Mediation,
  { participant }: AddParticipant,
  { made }: MediationContext,
): Mediation => ({
  ...mediation,
  participants: [
    ...mediation.participants,
    takingPart(made('participant'), participant, mediation.participants.length + 1),
  ],
})
