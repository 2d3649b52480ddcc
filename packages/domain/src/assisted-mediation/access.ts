import { type DataClass, dataClasses, type GrantVerb, type Role, readVerb } from '../shared/access-policy.ts'
import type { Instant } from '../shared/calendar.ts'
import { fixedSubjects } from '../shared/identifiers.ts'
import type { Grant } from '../shared/promise.ts'
import type { MediationCommandName } from './commands.ts'
import type { Mediation, Participant } from './mediation.ts'

/** Which staff role may make a mediation: the right to a root that does not exist yet. */
export const mayOpenMediation: readonly string[] = ['senior-adviser']

const classes = Object.keys(dataClasses) as DataClass[]

/** Who may read and do what in this state. Grants are replaced by these as a whole. */
export const grantsOf = (mediation: Mediation): readonly Grant[] => {
  const { openedAt, ending } = mediation
  const grant = (subject: string, dataClass: string, verb: GrantVerb, validUntil: Instant | null = null): Grant => ({
    subject,
    dataClass,
    verb,
    validFrom: openedAt,
    validUntil,
  })
  const reading = (subject: string, role: Role, only: readonly DataClass[] = classes, until: Instant | null = null) =>
    only.flatMap((dataClass) => {
      const verb = readVerb(role, dataClass)
      return verb ? [grant(subject, dataClass, verb, until)] : []
    })
  const doing = (subject: string, command: MediationCommandName, until: Instant | null = null) =>
    grant(subject, command, 'do', until)

  const system = fixedSubjects['system:assisted-mediation']
  const { openedBy, commissioner } = mediation
  return [
    doing(system, 'recordHandOver'),
    doing(system, 'endAsNotAgreed'),
    // A withdrawal closes the people's data to everybody else at once; that there was a case stays the service's own record.
    ...reading(openedBy, 'senior-adviser', ending ? ['WF'] : classes),
    ...(ending ? [] : [doing(openedBy, 'correctContactDetails')]),
    ...reading(commissioner.partyId, 'commissioner', ending ? ['WF'] : classes),
    ...(ending ? [grant(commissioner.partyId, 'ID', 'Ro')] : []),
    ...reading(mediation.organisation.id, 'partner', ['WF']),
    ...mediation.participants.flatMap((one) => [
      ...reading(one.partyId, 'participant'),
      ...ownActs(one).map((command) => doing(one.partyId, command, ending?.toldAt)),
    ]),
  ]
}

const ownActs = ({ withdrewAt }: Participant): readonly MediationCommandName[] =>
  withdrewAt === null ? ['agreeToMediate', 'withdraw'] : []
