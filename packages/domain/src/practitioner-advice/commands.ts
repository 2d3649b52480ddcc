import { z } from 'zod'
import { parseReference } from '../shared/identifiers.ts'
import { emailText, longText, reasonsFor, type Sealed, text } from '../shared/text.ts'
import { channels, closings } from './enquiry.ts'
import { answers, helps, practitionerProfessions } from './help.ts'

const organisationId = z.uuid('Choose the caller’s organisation')
const callerName = text('ID', 120, 'made', 'Enter the caller’s full name')
const channel = z.enum(channels, 'Say whether the contact came by telephone or by email')
const about = longText('CN', 4000, 'made', 'Enter what the contact is about')

// An empty field of a form is nothing typed yet.
const nothing = (typed: unknown): unknown => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed)
const soFar = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(nothing, schema.optional())

/** PP-3: whatever of the five fields is typed so far. Half an address is kept as it is: it is looked at when the enquiry is logged. */
const contactSoFar = z.object({
  organisationId: soFar(organisationId),
  caller: z.object({
    name: soFar(callerName),
    email: soFar(text('ID', 254, 'made', 'Enter the caller’s email address')),
  }),
  channel: soFar(channel),
  about: soFar(about),
})

/** PP-3: the contact to the advice line or mailbox, whole. Who took it and when is the service's to say. */
const contactWhole = z.object({
  organisationId,
  caller: z.object({ name: callerName, email: emailText('made', 'Enter the caller’s email address', 'ID', 'caller') }),
  channel,
  about,
  reasons: reasonsFor('PP-3'),
})

const answer = (asked: string) => z.enum(answers, asked)

/** PP-2, PP-3, PP-5, PP-6: what the Senior Adviser learned when they talked the circumstances through. */
const circumstances = z.object({
  channel: z.enum(channels, 'Say whether you talked by telephone or by email'),
  practitionerProfession: z.enum(practitionerProfessions, 'Say whose practice raises concern, if anybody’s'),
  conductIsPart: answer('Say whether conduct is part of the concern'),
  difficultyWorkingTogether: answer('Say whether people have difficulty working together'),
  specificMatters: answer('Say whether there are specific matters for a mediated discussion'),
  localAttemptsFailed: answer('Say whether local attempts to resolve it have failed'),
  teamBarriers: answer('Say whether barriers stop the team working effectively'),
  note: soFar(longText('CN', 4000, 'made', 'Enter a note')),
})

const caseReference = z.string('Enter the reference of the case').transform((typed, problems) => {
  const reference = parseReference(typed)
  if (reference === null) problems.addIssue({ code: 'custom', message: 'Enter the reference as it stands on the case' })
  return reference ?? ''
})

/** Every command of an enquiry with the shape of what is typed. Names are unique across services. */
export const enquiryCommandSchemas = {
  beginEnquiry: contactSoFar,
  saveEnquiry: contactSoFar,
  logEnquiry: contactWhole,
  passToSeniorAdviser: z.object({ accountId: z.uuid('Choose a Senior Adviser') }),
  recordCircumstances: circumstances,
  chooseHelp: z.object({ help: z.enum(helps, 'Choose the help'), reasons: reasonsFor('PP-5') }),
  closeEnquiry: z.object({
    outcome: z.enum(closings, 'Say how the enquiry ends'),
    note: soFar(longText('CN', 1000, 'made', 'Enter a note')),
  }),
  recordCaseOpened: z.object({ caseReference }),
} as const

export type EnquiryCommandName = keyof typeof enquiryCommandSchemas
type Command<Name extends EnquiryCommandName> = { readonly name: Name } & Sealed<
  z.output<(typeof enquiryCommandSchemas)[Name]>
>
export type BeginEnquiry = Command<'beginEnquiry'>
export type SaveEnquiry = Command<'saveEnquiry'>
export type LogEnquiry = Command<'logEnquiry'>
export type PassToSeniorAdviser = Command<'passToSeniorAdviser'>
export type RecordCircumstances = Command<'recordCircumstances'>
export type ChooseHelp = Command<'chooseHelp'>
export type RecordCaseOpened = Command<'recordCaseOpened'>
export type EnquiryCommand = { [Name in EnquiryCommandName]: Command<Name> }[EnquiryCommandName]
