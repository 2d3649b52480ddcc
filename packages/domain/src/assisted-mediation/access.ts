import { type DataClass, dataClasses, type GrantVerb, type Role, readVerb } from '../shared/access-policy.ts'
import { addDays, atHour, dayOf, type Instant } from '../shared/calendar.ts'
import { fixedSubjects } from '../shared/identifiers.ts'
import type { Grant } from '../shared/promise.ts'
import type { MediationCommandName } from './commands.ts'
import type { Companion } from './companions.ts'
import type { Mediation, Participant } from './mediation.ts'
import type { MediatorPlace } from './mediators.ts'
import { promisesOf } from './promises.ts'

/** Which staff role may make a mediation: the right to a root that does not exist yet. */
export const mayOpenMediation: readonly string[] = ['senior-adviser']

const classes = Object.keys(dataClasses) as DataClass[]
/** What is the mediation's own to grant: disclosures and the register are roots of their own. */
const ofACase = classes.filter((dataClass) => dataClass !== 'SD' && dataClass !== 'RG')
type Right = Pick<Grant, 'dataClass' | 'verb' | 'validUntil'>

const reading = (role: Role, only: readonly DataClass[] = ofACase): readonly Right[] =>
  only.flatMap((dataClass) => {
    const verb = readVerb(role, dataClass)
    return verb ? [{ dataClass, verb, validUntil: null }] : []
  })
const own = (...only: readonly DataClass[]): readonly Right[] =>
  only.map((dataClass) => ({ dataClass, verb: 'Ro' as GrantVerb, validUntil: null }))
/** A disclosure's opening is no command of the mediation, but the right to it comes from here. */
type Doing = MediationCommandName | 'beginDisclosure'
const doing = (commands: readonly Doing[], validUntil: Instant | null = null): readonly Right[] =>
  commands.map((dataClass) => ({ dataClass, verb: 'do', validUntil }))

const whileItGoesOn = {
  seniorAdviser: [
    'addParticipant',
    'assignCaseSupport',
    'answerSuitability',
    'putCharges',
    'proposeMediator',
    'assignMediators',
    'correctContactDetails',
    'recordTold',
  ],
  caseSupport: [
    'addParticipant',
    'answerSuitability',
    'putCharges',
    'proposeMediator',
    'correctContactDetails',
    'recordWithdrawal',
    'recordTold',
  ],
  adviser: ['answerSuitability'],
  mediator: ['declareConnection', 'offerTalk', 'recordWithdrawal'],
} as const satisfies Record<string, readonly Doing[]>

// Who wants no e-mail is told of an ending by a person: until that is done, case support keeps the way to reach them, and nothing else.
const somebodyIsToBeTold = (mediation: Mediation): boolean =>
  promisesOf(mediation).some(({ kind, nature }) => kind === 'endingNotice' && nature === 'task')

// A withdrawal closes the people's data to everybody else at once; that there was a case stays the service's own record.
const staffRights = (role: Role, commands: readonly Doing[], mediation: Mediation): readonly Right[] => {
  if (!mediation.ending) return [...reading(role), ...doing(commands)]
  if (!commands.includes('recordTold') || !somebodyIsToBeTold(mediation)) return reading(role, ['WF'])
  return [...reading(role, ['WF', 'SC']), ...doing(['recordTold'])]
}

/** ACCESS: the outlines open to the mediators when all have agreed. */
const openToMediators = ({ stage }: Mediation): readonly DataClass[] =>
  stage === 'agreed' ? ofACase : ofACase.filter((dataClass) => dataClass !== 'OS')

// AM-9: who was once assigned can begin a safety disclosure until some time after the end.
const disclosing = ({ served }: MediatorPlace, { ending, terms }: Mediation): readonly Right[] => {
  if (!served) return []
  const until = ending && atHour(addDays(dayOf(ending.at), terms.disclosureDays + 1), 0)
  return doing(['beginDisclosure'], until)
}

const mediatorRights = (place: MediatorPlace, mediation: Mediation): readonly Right[] => [
  ...disclosing(place, mediation),
  ...(mediation.ending ? [] : rightsOfStanding(place, mediation)),
]

const rightsOfStanding = ({ standing }: MediatorPlace, mediation: Mediation): readonly Right[] => {
  switch (standing) {
    case 'assigned':
      return [...reading('mediator', openToMediators(mediation)), ...doing(whileItGoesOn.mediator)]
    // Who is proposed sees the names and the organisation, and answers.
    case 'proposed':
      return [
        { dataClass: 'ID', verb: 'Rn', validUntil: null },
        ...own('CO'),
        ...doing(['declareNoConnection', 'declareConnection']),
      ]
    case 'clear':
      return [{ dataClass: 'ID', verb: 'Rn', validUntil: null }, ...own('CO'), ...doing(['declareConnection'])]
    default:
      return []
  }
}

const participantRights = (one: Participant, { ending, stage }: Mediation): readonly Right[] => {
  const prepares = one.agreedAt !== null && one.withdrewAt === null
  const writes = prepares && ending === null
  const answers: readonly MediationCommandName[] =
    one.withdrewAt === null ? ['agreeToMediate', 'answerSharing', 'setSafeContact', 'withdraw'] : []
  const preparation: readonly MediationCommandName[] = [
    'saveOutline',
    'handInOutline',
    'bookTalk',
    'declineTalk',
    'inviteCompanion',
    'dismissCompanion',
  ]
  return [
    ...reading(
      'participant',
      writes ? ofACase : ofACase.filter((dataClass) => dataClass !== 'OD' && dataClass !== 'OS'),
    ),
    ...(stage === 'awaitingCharges' ? doing(['withdraw', 'agreeToMediate']) : doing(answers, ending?.toldAt ?? null)),
    // A right that went at the ending would tell of it before everybody is told, as a refusal would.
    ...(prepares ? doing(preparation, ending?.toldAt ?? null) : []),
  ]
}

const companionRights = (one: Companion, { ending }: Mediation): readonly Right[] =>
  one.leftAt !== null
    ? []
    : [...reading('companion'), ...doing(['giveUndertaking', 'declineToAccompany'], ending?.toldAt ?? null)]

const commissionerRights = ({ ending, charges }: Mediation): readonly Right[] => [
  ...(ending ? [...reading('commissioner', ['WF', 'CH']), ...own('ID')] : reading('commissioner')),
  ...(charges?.answer === null ? doing(['acceptCharges', 'declineCharges'], ending?.toldAt ?? null) : []),
]

/** Who may read and do what in this state. Grants are replaced by these as a whole. */
export const grantsOf = (mediation: Mediation): readonly Grant[] => {
  const { openedBy, adviser, caseSupport, commissioner, organisation, participants, companions, mediators } = mediation
  const system: readonly MediationCommandName[] = [
    'recordHandOver',
    'endAsNotAgreed',
    'lapseProposal',
    'recordDestruction',
  ]
  const bySubject: readonly (readonly [string | null, readonly Right[]])[] = [
    [fixedSubjects['system:assisted-mediation'], doing(system)],
    [openedBy, staffRights('senior-adviser', whileItGoesOn.seniorAdviser, mediation)],
    [caseSupport, staffRights('case-support', whileItGoesOn.caseSupport, mediation)],
    [adviser, staffRights('adviser', whileItGoesOn.adviser, mediation)],
    ...mediators.map((place) => [place.mediatorId, mediatorRights(place, mediation)] as const),
    [commissioner.partyId, commissionerRights(mediation)],
    // The organisation's own systems: rows of their own, milestones alone.
    [organisation.id, reading('partner', ['WF'])],
    ...participants.map((one) => [one.partyId, participantRights(one, mediation)] as const),
    ...companions.map((one) => [one.partyId, companionRights(one, mediation)] as const),
  ]
  // A conflict flag beats every grant (ACCESS): who declared a connection as a mediator keeps no other part in the case either.
  const connected = mediators.filter(({ standing }) => standing === 'connected').map(({ mediatorId }) => mediatorId)
  // One account may have two parts in a case, such as an Adviser who mediates: each right stands once.
  const grants = new Map<string, Grant>()
  for (const [subject, rights] of bySubject)
    if (subject !== null && !connected.includes(subject))
      for (const { dataClass, verb, validUntil } of rights) {
        const key = `${subject}/${dataClass}/${verb}`
        if (grants.get(key)?.validUntil !== null || !grants.has(key))
          grants.set(key, { subject, dataClass, verb, validFrom: mediation.openedAt, validUntil })
      }
  return [...grants.values()]
}
