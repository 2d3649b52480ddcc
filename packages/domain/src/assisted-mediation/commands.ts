import { z } from 'zod'
import { emailText, type Sealed, text } from '../shared/text.ts'
import { putChargesSchema } from './charges.ts'
import { giveUndertakingSchema, inviteCompanionSchema } from './companions.ts'
import { professions } from './mediation.ts'
import { assignMediatorsSchema, lapseProposalSchema, proposeMediatorSchema } from './mediators.ts'
import { handInOutlineSchema, recordDestructionSchema, saveOutlineSchema } from './outlines.ts'
import { setSafeContactSchema } from './safe-contact.ts'
import { answerSuitabilitySchema } from './suitability.ts'
import { bookTalkSchema, offerTalkSchema } from './talks.ts'

const person = (whom: string) =>
  z.object({
    name: text('ID', 120, 'made', `Enter the ${whom}’s full name`, 'party'),
    email: emailText('made', `Enter the ${whom}’s email address`, 'ID', 'party'),
  })

const sameAddress = 'This email address is already used for somebody else in this mediation'

/** PP-1, PP-2, PP-6, AM-29: a mediation for an organisation, with its commissioner, those who take part, and what it is about. */
export const openMediationSchema = z
  .object({
    organisationId: z.uuid('Choose an organisation'),
    /** The enquiry that it comes from. */
    enquiryId: z.uuid().optional(),
    caseSupportId: z.uuid('Choose who supports the case').optional(),
    profession: z.enum(professions, 'Say whose practice raises concern, if anybody’s'),
    conductIsPart: z.enum(['yes', 'no', 'notKnown'], 'Say whether conduct is part of the concern'),
    commissioner: person('commissioner'),
    participants: z.array(person('participant')).max(12, 'A mediation can have 12 participants at most'),
  })
  .superRefine(({ commissioner, participants }, problems) => {
    const seen = new Set<string>([commissioner.email])
    participants.forEach(({ email }, index) => {
      if (seen.has(email))
        problems.addIssue({ code: 'custom', message: sameAddress, path: ['participants', index, 'email'] })
      seen.add(email)
    })
  })

/** AM-5: the written agreement to proceed, which includes keeping the mediation confidential. */
export const agreeToMediateSchema = z.object({
  keepsConfidentiality: z.boolean('Say whether you will keep it confidential'),
})

/** AM-6: asked apart from the agreement itself; it can be changed. */
export const answerSharingSchema = z.object({
  sharesAgreement: z.boolean('Say whether the other participants may see that you have signed'),
})

/** AM-22: one step, without a reason. Declining to agree is withdrawing. */
export const withdrawSchema = z.object({})

/** A withdrawal that was told to a mediator or to case support: who, when, how. */
export const recordWithdrawalSchema = z.object({
  partyId: z.uuid('Choose who has withdrawn'),
  toldOn: z.iso.date('Enter the day on which you were told'),
  channel: z.enum(['telephone', 'email', 'letter', 'inPerson'], 'Say how you were told'),
})

/** A message could not be delivered, or an address has changed. A new invitation goes to who has not agreed yet. */
export const correctContactDetailsSchema = z.object({
  partyId: z.uuid(),
  email: emailText('named', 'Enter the correct email address', 'ID', 'party'),
})

export const endAsNotAgreedSchema = z.object({})

const sendingKinds = [
  'chargesNotice',
  'chargesReminder',
  'invitation',
  'agreementReminder',
  'goingAheadNotice',
  'endingNotice',
  'mediatorProposal',
  'talkOffer',
  'companionInvitation',
] as const
const sendingNamed = { kind: z.enum(sendingKinds), partyId: z.uuid(), occurrence: z.int().positive() }
export const recordHandOverSchema = z.object({ ...sendingNamed, outcome: z.enum(['handedOver', 'refused']) })
/** A message that a person told in another way than by e-mail, as its reader wishes. */
export const recordToldSchema = z.object(sendingNamed)

/** Every command of the service with the shape of what is typed. Names are unique across services. */
export const mediationCommandSchemas = {
  openMediation: openMediationSchema,
  addParticipant: z.object({ participant: person('participant') }),
  assignCaseSupport: z.object({ accountId: z.uuid('Choose who supports the case') }),
  answerSuitability: answerSuitabilitySchema,
  putCharges: putChargesSchema,
  acceptCharges: z.object({}),
  declineCharges: z.object({}),
  proposeMediator: proposeMediatorSchema,
  declareNoConnection: z.object({}),
  declareConnection: z.object({}),
  lapseProposal: lapseProposalSchema,
  assignMediators: assignMediatorsSchema,
  agreeToMediate: agreeToMediateSchema,
  answerSharing: answerSharingSchema,
  setSafeContact: setSafeContactSchema,
  saveOutline: saveOutlineSchema,
  handInOutline: handInOutlineSchema,
  recordDestruction: recordDestructionSchema,
  offerTalk: offerTalkSchema,
  bookTalk: bookTalkSchema,
  declineTalk: z.object({}),
  inviteCompanion: inviteCompanionSchema,
  dismissCompanion: z.object({}),
  giveUndertaking: giveUndertakingSchema,
  declineToAccompany: z.object({}),
  withdraw: withdrawSchema,
  recordWithdrawal: recordWithdrawalSchema,
  correctContactDetails: correctContactDetailsSchema,
  endAsNotAgreed: endAsNotAgreedSchema,
  recordHandOver: recordHandOverSchema,
  recordTold: recordToldSchema,
} as const

export type MediationCommandName = keyof typeof mediationCommandSchemas
type Typed<Name extends MediationCommandName> = z.output<(typeof mediationCommandSchemas)[Name]>
// An empty object's type admits no property at all, not even the name.
type Command<Name extends MediationCommandName> = { readonly name: Name } & (string extends keyof Typed<Name>
  ? unknown
  : Sealed<Typed<Name>>)
export type OpenMediation = Command<'openMediation'>
export type AddParticipant = Command<'addParticipant'>
export type AssignCaseSupport = Command<'assignCaseSupport'>
export type AnswerSuitability = Command<'answerSuitability'>
export type PutCharges = Command<'putCharges'>
export type AcceptCharges = Command<'acceptCharges'>
export type DeclineCharges = Command<'declineCharges'>
export type ProposeMediator = Command<'proposeMediator'>
export type DeclareNoConnection = Command<'declareNoConnection'>
export type LapseProposal = Command<'lapseProposal'>
export type AssignMediators = Command<'assignMediators'>
export type AgreeToMediate = Command<'agreeToMediate'>
export type SetSafeContact = Command<'setSafeContact'>
export type RecordDestruction = Command<'recordDestruction'>
export type OfferTalk = Command<'offerTalk'>
export type BookTalk = Command<'bookTalk'>
export type InviteCompanion = Command<'inviteCompanion'>
export type GiveUndertaking = Command<'giveUndertaking'>
export type RecordWithdrawal = Command<'recordWithdrawal'>
export type CorrectContactDetails = Command<'correctContactDetails'>
export type EndAsNotAgreed = Command<'endAsNotAgreed'>
export type RecordHandOver = Command<'recordHandOver'>
export type RecordTold = Command<'recordTold'>
export type MediationCommand = { [Name in MediationCommandName]: Command<Name> }[MediationCommandName]
