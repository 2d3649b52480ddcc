import { type DataClass, type Role, readVerb } from '../shared/access-policy.ts'
import type { Grant } from '../shared/promise.ts'
import type { EnquiryCommandName } from './commands.ts'
import type { Enquiry } from './enquiry.ts'

/** Which staff roles may begin an enquiry: the right to a root that does not exist yet. */
export const mayBeginEnquiry: readonly string[] = ['case-support', 'senior-adviser']

/** Who can be assigned to an enquiry, and what it holds: the panel "Who can see this" is drawn from both. */
export const enquiryRoles = ['case-support', 'senior-adviser', 'adviser'] as const satisfies readonly Role[]
export const enquiryClasses = ['ID', 'CN', 'WF'] as const satisfies readonly DataClass[]

type Assigned = { readonly subject: string; readonly role: Role; readonly commands: readonly EnquiryCommandName[] }

const commandsOf = {
  taking: {
    begun: ['saveEnquiry', 'logEnquiry', 'closeEnquiry'],
    logged: ['passToSeniorAdviser', 'closeEnquiry'],
    withSeniorAdviser: [],
    helpChosen: [],
    closed: [],
  },
  advising: {
    begun: [],
    logged: [],
    withSeniorAdviser: ['recordCircumstances', 'chooseHelp'],
    helpChosen: ['recordCircumstances', 'chooseHelp'],
    closed: [],
  },
  deciding: {
    begun: [],
    logged: [],
    withSeniorAdviser: ['passToSeniorAdviser', 'closeEnquiry'],
    helpChosen: ['passToSeniorAdviser', 'closeEnquiry', 'recordCaseOpened'],
    closed: [],
  },
} as const satisfies Record<string, Record<Enquiry['stage'], readonly EnquiryCommandName[]>>

/** Who is assigned: who took the contact, the Senior Adviser it went to, and the organisation's allocated Adviser (PP-7). */
const assignedTo = ({ stage, openedBy, seniorAdviser, contact }: Enquiry): readonly Assigned[] => {
  const allocated = contact.organisation?.allocatedAdviser ?? null
  return [
    { subject: openedBy, role: 'case-support', commands: commandsOf.taking[stage] },
    ...(seniorAdviser
      ? [
          {
            subject: seniorAdviser,
            role: 'senior-adviser' as const,
            commands: [...commandsOf.advising[stage], ...commandsOf.deciding[stage]],
          },
        ]
      : []),
    // What is half typed is its writer's alone: the Adviser's work list begins with what is logged.
    ...(allocated && stage !== 'begun'
      ? [{ subject: allocated, role: 'adviser' as const, commands: commandsOf.advising[stage] }]
      : []),
  ]
}

/** Who may read and do what in this state. Grants are replaced by these as a whole; one who is assigned twice holds each once. */
export const enquiryGrantsOf = (enquiry: Enquiry): readonly Grant[] => {
  const grants = new Map<string, Grant>()
  const add = (subject: string, dataClass: string, verb: Grant['verb']) =>
    grants.set(`${subject}/${dataClass}/${verb}`, {
      subject,
      dataClass,
      verb,
      validFrom: enquiry.openedAt,
      validUntil: null,
    })
  for (const { subject, role, commands } of assignedTo(enquiry)) {
    for (const dataClass of enquiryClasses) {
      const verb = readVerb(role, dataClass)
      if (verb) add(subject, dataClass, verb)
    }
    for (const command of commands) add(subject, command, 'do')
  }
  return [...grants.values()]
}
