import { z } from 'zod'
import { longText, type Sealed, text } from '../shared/text.ts'
import { grounds } from './disclosure.ts'

/**
 * AM-9: what is needed and no more. Who receives it is no choice: it is the commissioner. Nothing of the case is read to write it.
 */
export const beginDisclosureSchema = z.object({
  ground: z.enum(grounds, 'Choose what the concern is about'),
  extract: longText('SD', 2000, 'made', 'Enter what the commissioner needs to know'),
  expectedAction: longText('SD', 1000, 'made', 'Enter what you expect the commissioner to do'),
  thirdParty: z
    .object({
      name: text('SD', 200, 'made', 'Enter who else has to be told'),
      howReached: longText('SD', 400, 'made', 'Enter how they can be reached'),
    })
    .optional(),
})

export const viewDisclosureSchema = z.object({})

/** Recorded by two different people, or the participants are told. */
export const doNotTellSchema = z.object({
  reason: longText('SD', 1000, 'made', 'Enter why telling the participants would raise the risk'),
})

export const acknowledgeDisclosureSchema = z.object({})
export const recordThirdPartyToldSchema = z.object({})
export const tellParticipantsSchema = z.object({})

export const recordDisclosureHandOverSchema = z.object({
  kind: z.enum(['disclosureNotice', 'disclosureReminder', 'viewNotice', 'viewReminder', 'safetyNotice']),
  partyId: z.uuid(),
  occurrence: z.int().positive(),
  outcome: z.enum(['handedOver', 'refused']),
})

/** Every command of the service with the shape of what is typed. Names are unique across services. */
export const disclosureCommandSchemas = {
  beginDisclosure: beginDisclosureSchema,
  viewDisclosure: viewDisclosureSchema,
  doNotTell: doNotTellSchema,
  acknowledgeDisclosure: acknowledgeDisclosureSchema,
  recordThirdPartyTold: recordThirdPartyToldSchema,
  tellParticipants: tellParticipantsSchema,
  recordDisclosureHandOver: recordDisclosureHandOverSchema,
} as const

export type DisclosureCommandName = keyof typeof disclosureCommandSchemas
type Typed<Name extends DisclosureCommandName> = z.output<(typeof disclosureCommandSchemas)[Name]>
// An empty object's type admits no property at all, not even the name.
type Command<Name extends DisclosureCommandName> = { readonly name: Name } & (string extends keyof Typed<Name>
  ? unknown
  : Sealed<Typed<Name>>)
export type BeginDisclosure = Command<'beginDisclosure'>
export type ViewDisclosure = Command<'viewDisclosure'>
export type DoNotTell = Command<'doNotTell'>
export type AcknowledgeDisclosure = Command<'acknowledgeDisclosure'>
export type RecordThirdPartyTold = Command<'recordThirdPartyTold'>
export type TellParticipants = Command<'tellParticipants'>
export type RecordDisclosureHandOver = Command<'recordDisclosureHandOver'>
export type DisclosureCommand =
  | BeginDisclosure
  | ViewDisclosure
  | DoNotTell
  | AcknowledgeDisclosure
  | RecordThirdPartyTold
  | TellParticipants
  | RecordDisclosureHandOver
