import { z } from 'zod'
import type { Instant } from '../shared/calendar.ts'
import { type Rule, reject } from '../shared/decision.ts'
import { longText, reasonsFor, type SealedText } from '../shared/text.ts'
import type { AcceptCharges, DeclineCharges, MediationCommand, PutCharges } from './commands.ts'
import type { Mediation, MediationContext } from './mediation.ts'
import { doubtsOf } from './suitability.ts'

/** PP-4: the indication of charges and the commissioner's answer. Counted anew when it is put again. */
export type Charges = {
  readonly version: number
  /** Whole pounds; 0 is an indication too. */
  readonly pounds: number
  readonly covers: SealedText
  readonly putAt: Instant
  readonly remindAt: Instant | null
  readonly answer: 'accepted' | 'declined' | null
  readonly answeredAt: Instant | null
}

export const putChargesSchema = z.object({
  /** The commissioner, whose text it is to read. */
  partyId: z.uuid(),
  pounds: z.coerce
    .number('Enter the charge in whole pounds, like 1200')
    .int('Enter the charge in whole pounds, like 1200')
    .min(0, 'A charge cannot be less than 0')
    .max(100_000, 'A charge can be 100000 at most'),
  covers: longText('CH', 2000, 'named', 'Say what the charge covers'),
  reasons: reasonsFor('AM-4'),
})

type ChargesRule<Command = MediationCommand> = Rule<Mediation | null, Command, MediationContext>

export const isWaitingForCharges: ChargesRule<PutCharges> = (mediation) =>
  mediation?.stage === 'awaitingCharges' ? undefined : reject('PP-4', 'CHARGES_ACCEPTED_ALREADY')

export const chargesGoToTheCommissioner: ChargesRule<PutCharges> = (mediation, { partyId }) =>
  mediation?.commissioner.partyId === partyId ? undefined : reject('PP-4', 'NOT_THE_COMMISSIONER', 'partyId')

/** AM-4: only a Senior Adviser goes on where suitability is in doubt. */
export const whoGoesOnMayDoSo: ChargesRule<PutCharges> = (mediation, _, { actor }) =>
  mediation && doubtsOf(mediation).length > 0 && !(actor.kind === 'staff' && actor.id === mediation.openedBy)
    ? reject('AM-4', 'SENIOR_ADVISER_DECIDES')
    : undefined

export const chargesWerePut: ChargesRule<AcceptCharges | DeclineCharges> = (mediation) =>
  mediation?.charges ? undefined : reject('PP-4', 'CHARGES_NOT_PUT')

export const chargesAreNotAnswered: ChargesRule<AcceptCharges | DeclineCharges> = (mediation) =>
  mediation?.charges?.answer ? reject('PP-4', 'CHARGES_ANSWERED_ALREADY') : undefined

/** PP-4: nothing that a participant does counts before the commissioner has accepted the charges. */
export const chargesAreAccepted: ChargesRule = (mediation) =>
  mediation?.stage === 'awaitingCharges' ? reject('PP-4', 'CHARGES_NOT_ACCEPTED') : undefined

/** The commissioner's page is the same after a yes to a mediation that has ended, until everybody is told; nobody is asked any more. */
export const acceptCharges = (mediation: Mediation, now: Instant): Mediation =>
  mediation.charges && mediation.askedAt === null
    ? {
        ...mediation,
        charges: { ...mediation.charges, answer: 'accepted', answeredAt: now },
        stage: mediation.ending ? 'ended' : 'awaitingAgreement',
        askedAt: now,
      }
    : mediation
