import { accepted } from './command-answers.ts'

type Variables = Readonly<Record<string, unknown>>
type Named = { readonly reference: string }

const staff = (role: string) => ({ kind: 'staff', displayName: 'Morgan Vale', roles: [role] })
export const asMediator = staff('mediator')
export const asSupport = staff('case-support')

export const colleagues = [
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0021', displayName: 'Cass Imaginary' },
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0022', displayName: 'Cody Imaginary' },
]
const mediator = { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0013', displayName: 'Mira Imaginary' }
export const entry = {
  mediator,
  registeredOn: '2026-01-05',
  accreditedUntil: '2026-12-01',
  daysLeft: 29,
  openCases: 1,
  mostCases: 3,
  away: [{ from: '2026-12-20', until: '2027-01-03' }],
}
export const proposal = {
  reference: 'AM-7K3D-QX2M',
  organisationName: 'Wrenfield Invented Hospitals',
  answered: false,
  answerBy: '2026-11-09T17:00:00.000Z',
  names: ['Asha Testament', 'Bryn Fictional', 'Ines Okonkwo-Example'],
}

const commands = [
  'addParticipant',
  'answerSuitability',
  'assignCaseSupport',
  'assignMediators',
  'declareConnection',
  'declareConnectionTo',
  'declareNoConnection',
  'offerTalk',
  'proposeMediator',
  'putCharges',
  'recordTold',
  'recordWithdrawal',
  'registerMediator',
  'renewAccreditation',
  'setAvailability',
]
const operationOf = (command: string) => `${command[0]?.toUpperCase()}${command.slice(1)}`

const answering = (work: (variables: Variables) => unknown) => work

/** What the gateway answers about work on a case, and about the register; every command is accepted. */
export const answersOfCaseWork = (mediation: Named, mediators: readonly unknown[]) => {
  const me = staff('senior-adviser')
  const onCase =
    (more: object = {}) =>
    (variables: Variables) => ({
      me,
      mediation: variables['reference'] === mediation.reference ? { ...mediation, ...more } : null,
    })
  return {
    MediationWork: onCase(),
    PutChargesPage: onCase({ charges: null }),
    CaseSupportChoice: answering((variables) => ({ ...onCase()(variables), caseSupporters: colleagues })),
    MediatorChoice: answering((variables) => ({ ...onCase({ mediators })(variables), registeredMediators: [entry] })),
    OneOutline: onCase({ outline: 'How it looks to me.\n\nWhat I would like.' }),
    OneSafeContact: onCase({ safeContactAt: '01632 960 001' }),
    OneReason: onCase({ reason: 'Both have asked for it.' }),
    ProposalList: {
      me: asMediator,
      proposals: [proposal, { ...proposal, reference: 'AM-2222-3333', answered: true }],
    },
    ProposalPage: answering((variables) => ({
      me: asMediator,
      proposal: variables['reference'] === mediation.reference ? proposal : null,
    })),
    WhoAmI: { me: asMediator },
    OwnConnections: { me: asMediator, myConnections: [{ number: 1, declaredOn: '2026-10-01' }] },
    OwnConnection: answering((variables) => ({
      me: asMediator,
      myConnection:
        variables['number'] === 1
          ? { number: 1, declaredOn: '2026-10-01', name: 'Bryn Fictional', email: 'bryn@wrenfield.example' }
          : null,
    })),
    MediatorRegister: { me: asSupport, registeredMediators: [entry] },
    MediatorsToRegister: { me: asSupport, mediatorsToRegister: [mediator] },
    MediatorEntry: answering((variables) => ({
      me: asSupport,
      registeredMediator: variables['mediatorId'] === mediator.id ? entry : null,
    })),
    MediatorAccreditation: {
      me: asSupport,
      registeredMediator: entry,
      accreditation: 'Invented College of Workplace Mediators',
    },
    ...Object.fromEntries(commands.map((command) => [operationOf(command), () => ({ [command]: accepted() })])),
  }
}
