import { z } from 'zod'
import { emailText, type Sealed, text } from '../shared/text.ts'

const person = (whom: string) =>
  z.object({
    name: text('ID', 120, 'made', `Enter the ${whom}’s full name`),
    email: emailText('made', `Enter the ${whom}’s email address`),
  })

const sameAddress = 'This email address is already used for somebody else in this mediation'

/** PP-1, AM-29: a mediation for an organisation, with its commissioner and those who take part. */
export const openMediationSchema = z
  .object({
    organisationId: z.uuid('Choose an organisation'),
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

/** AM-22: one step, without a reason. Declining to agree is withdrawing. */
export const withdrawSchema = z.object({})

/** A message could not be delivered, or an address has changed. A new invitation goes to who has not agreed yet. */
export const correctContactDetailsSchema = z.object({
  partyId: z.uuid(),
  email: emailText('named', 'Enter the correct email address'),
})

export const endAsNotAgreedSchema = z.object({})

export const recordHandOverSchema = z.object({
  kind: z.enum(['commissionerNotice', 'invitation', 'agreementReminder', 'goingAheadNotice', 'endingNotice']),
  partyId: z.uuid(),
  occurrence: z.int().positive(),
  outcome: z.enum(['handedOver', 'refused']),
})

/** Every command of the service with the shape of what is typed. Names are unique across services. */
export const mediationCommandSchemas = {
  openMediation: openMediationSchema,
  agreeToMediate: agreeToMediateSchema,
  withdraw: withdrawSchema,
  correctContactDetails: correctContactDetailsSchema,
  endAsNotAgreed: endAsNotAgreedSchema,
  recordHandOver: recordHandOverSchema,
} as const

export type MediationCommandName = keyof typeof mediationCommandSchemas
type Typed<Name extends MediationCommandName> = z.output<(typeof mediationCommandSchemas)[Name]>
// An empty object's type admits no property at all, not even the name.
type Command<Name extends MediationCommandName> = { readonly name: Name } & (string extends keyof Typed<Name>
  ? unknown
  : Sealed<Typed<Name>>)
export type OpenMediation = Command<'openMediation'>
export type AgreeToMediate = Command<'agreeToMediate'>
export type Withdraw = Command<'withdraw'>
export type CorrectContactDetails = Command<'correctContactDetails'>
export type EndAsNotAgreed = Command<'endAsNotAgreed'>
export type RecordHandOver = Command<'recordHandOver'>
export type MediationCommand =
  | OpenMediation
  | AgreeToMediate
  | Withdraw
  | CorrectContactDetails
  | EndAsNotAgreed
  | RecordHandOver
