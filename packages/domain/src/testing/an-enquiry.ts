import type { EnquiryCommand, RecordCircumstances } from '../practitioner-advice/commands.ts'
import type { Enquiry, EnquiryContext } from '../practitioner-advice/enquiry.ts'
import { evolveEnquiry } from '../practitioner-advice/evolve.ts'
import { inEngland, openingInstant } from './a-mediation.ts'

export const caseSupport = '00000000-0000-4000-8000-0000000000c5'
export const seniorAdviser = '00000000-0000-4000-8000-00000000005a'
const sealed = { textId: 'text', length: 4 }

export const enquiryContextOf = (actorId: string, facts: Partial<EnquiryContext> = {}): EnquiryContext => ({
  actor: { kind: 'staff', id: actorId },
  now: openingInstant,
  made: (name) => (name === 'reference' ? '1b4e28ba-2fa1-41d2-883f-0016d3cca427' : name),
  organisation: inEngland,
  callerIsKnown: false,
  namedAccountRoles: ['senior-adviser'],
  caseOrganisationId: inEngland.id,
  ...facts,
})

export const contact = {
  organisationId: inEngland.id,
  caller: { name: sealed, email: sealed },
  channel: 'telephone',
  about: sealed,
} as const

/** Nothing is known yet; what a test is about is given. */
export const circumstances = (
  known: Partial<Omit<RecordCircumstances, 'name' | 'note'>> = {},
): RecordCircumstances => ({
  name: 'recordCircumstances',
  channel: 'telephone',
  practitionerProfession: 'doctor',
  conductIsPart: 'notKnown',
  difficultyWorkingTogether: 'notKnown',
  specificMatters: 'notKnown',
  localAttemptsFailed: 'notKnown',
  teamBarriers: 'notKnown',
  note: undefined,
  ...known,
})

/** An enquiry with named traits: `anEnquiry().logged().passedOn()`. Each step returns a new one. */
export const anEnquiry = (facts: Partial<EnquiryContext> = {}) =>
  story(
    evolveEnquiry(
      null,
      {
        name: 'beginEnquiry',
        organisationId: undefined,
        caller: { name: sealed, email: undefined },
        channel: undefined,
        about: undefined,
      },
      enquiryContextOf(caseSupport, { organisation: null }),
    ),
    facts,
  )

const story = (state: Enquiry, facts: Partial<EnquiryContext>) => {
  const then = (actorId: string, command: EnquiryCommand) =>
    story(evolveEnquiry(state, command, enquiryContextOf(actorId, facts)), facts)
  return {
    state,
    then,
    logged: () => then(caseSupport, { name: 'logEnquiry', ...contact }),
    passedOn: () => then(caseSupport, { name: 'passToSeniorAdviser', accountId: seniorAdviser }),
    discussed: (known: Parameters<typeof circumstances>[0] = {}) => then(seniorAdviser, circumstances(known)),
  }
}
