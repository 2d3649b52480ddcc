import type { Answers } from '@concord/portal-kit/testing'
import { answersOfCaseWork, colleagues } from './case-work-answers.ts'
import { accepted } from './command-answers.ts'
import { disclosureAnswers } from './disclosures.ts'

type Variables = Readonly<Record<string, unknown>>

export const session = 'a-session-of-somebody-invented'
const me = { kind: 'staff', displayName: 'Morgan Vale', roles: ['senior-adviser'] }

export const organisations = [
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0001', name: 'Wrenfield Invented Hospitals', nation: 'England' },
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0002', name: 'Glen Imaginary Health Board', nation: 'Scotland' },
]

export const reference = 'AM-7K3D-QX2M'

const prepared = {
  sharesAgreement: true,
  safeContact: { channel: 'telephone', fromHour: 9, untilHour: 17 },
  outlineReceivedOn: '2026-11-05',
  talk: { times: ['2026-11-12T14:30:00.000Z'], bookedAt: '2026-11-12T14:30:00.000Z', declined: false },
  companion: {
    position: 101,
    name: 'Cleo Companion-Example',
    email: 'cleo@wrenfield.example',
    invitedOn: '2026-11-04',
    promisedOn: null,
  },
}
const unprepared = { sharesAgreement: null, safeContact: null, outlineReceivedOn: null, talk: null, companion: null }

export const mediators = [
  { standing: 'clear', colleague: { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0011', displayName: 'Max Imaginary' } },
  { standing: 'assigned', colleague: { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0012', displayName: 'Mina Imaginary' } },
]

/** What a Senior Adviser reads and does of a case that goes on. */
const ofSeniorAdviser = {
  openedBy: 'Morgan Vale',
  adviser: 'Alva Imaginary',
  caseSupport: 'Cass Imaginary',
  mayRead: ['AG', 'CH', 'CN', 'ID', 'WF'],
  mayDo: [
    'addParticipant',
    'answerSuitability',
    'assignCaseSupport',
    'assignMediators',
    'correctContactDetails',
    'proposeMediator',
    'putCharges',
    'recordTold',
  ],
  concern: { profession: 'doctor', conductIsPart: 'yes' },
  suitability: {
    jointProblem: 'yes',
    willingness: 'yes',
    notContractual: 'yes',
    notFormal: 'notKnown',
    noOtherRelationship: 'yes',
    fitToAttend: 'yes',
  },
  charges: {
    pounds: 1200,
    putOn: '2026-11-02',
    answer: 'accepted',
    answeredOn: '2026-11-03',
    covers: 'Two mediators\nand a day',
  },
  reasons: [{ number: 1, rule: 'AM-4', givenOn: '2026-11-02' }],
  mediators,
  tasks: [
    {
      kind: 'talkOffer',
      occurrence: 1,
      position: 1,
      what: 'Tell participant 1 that a talk with a mediator is offered',
      dueAt: '2026-11-06T09:00:00.000Z',
    },
    { kind: 'talkToOffer', occurrence: 1, position: 2, what: 'Offer a talk to participant 2', dueAt: null },
  ],
  withdrawalsTold: [],
}

export const mediation = {
  ...ofSeniorAdviser,
  reference,
  organisationName: 'Wrenfield Invented Hospitals',
  stage: 'awaitingAgreement',
  openedOn: '2026-11-02',
  waitingSentence:
    'Waiting for one of two agreements; the next reminder goes on Monday 9 November 2026; ends as not agreed at 5pm on Monday 23 November 2026 if somebody has not answered by then',
  commissioner: { name: 'Ines Okonkwo-Example', email: 'ines@wrenfield.example' },
  participants: [
    {
      position: 1,
      name: 'Asha Testament',
      email: 'asha@wrenfield.example',
      agreementReceived: true,
      agreedOn: '2026-11-03',
      reachable: true,
      ...prepared,
    },
    {
      position: 2,
      name: 'Bryn Fictional',
      email: 'bryn@wrenfield.example',
      agreementReceived: false,
      agreedOn: null,
      reachable: false,
      ...unprepared,
    },
  ],
  timeline: [
    { at: '2026-11-02T10:00:00.000Z', what: 'Opened the mediation', who: 'Senior Adviser' },
    { at: '2026-11-03T14:30:00.000Z', what: 'Agreed to take part', who: 'Participant 1' },
  ],
}

const nobody = { name: null, email: null }

/** A mediator's and case support's view of the same case. */
export const mediatorsView = {
  ...mediation,
  stage: 'agreed',
  waitingSentence:
    'Everybody has agreed; all are told at 5pm on Friday 6 November 2026. Talks beforehand to be offered: one',
  participants: mediation.participants.map((one) => ({
    ...one,
    agreementReceived: true,
    agreedOn: one.agreedOn ?? '2026-11-06',
    reachable: true,
  })),
  mayRead: ['AG', 'CN', 'ID', 'OS', 'SC', 'WF'],
  mayDo: ['beginDisclosure', 'declareConnection', 'offerTalk', 'recordWithdrawal'],
  charges: null,
}
export const supportsView = {
  ...mediation,
  mayRead: ['AG', 'CH', 'CN', 'ID', 'OS', 'RG', 'SC', 'WF'],
  mayDo: [...mediation.mayDo.filter((command) => !command.startsWith('assign')), 'recordWithdrawal'],
}

export const endedMediation = {
  ...mediation,
  mayRead: ['WF'],
  mayDo: [],
  concern: null,
  suitability: null,
  charges: null,
  reasons: [],
  tasks: [],
  withdrawalsTold: [{ position: 2, toldOn: '2026-11-04', channel: 'inPerson' }],
  stage: 'ended',
  waitingSentence:
    'Ended by a withdrawal on Wednesday 4 November 2026; all are told at 5pm on Wednesday 4 November 2026',
  commissioner: nobody,
  participants: mediation.participants.map((one) => ({
    ...one,
    ...nobody,
    ...unprepared,
    agreementReceived: null,
    agreedOn: null,
    reachable: true,
  })),
}

const long = (words: string, times: number) => Array(times).fill(words).join(' ')

/** As much as a case can hold: twelve people with long names and addresses, a long history. */
export const longMediation = {
  ...mediation,
  organisationName: long('The Quite Imaginary United Teaching Hospitals of Upper and Lower Wrenfield', 2),
  participants: Array.from({ length: 12 }, (_, index) => ({
    position: index + 1,
    name: `${long('Wilhelmina-Anastasia', 3)} Fotheringham-Invented the ${index + 1}th`,
    email: `${'averyveryverylongname'.repeat(3)}${index}@department-of-invention.wrenfield.example`,
    agreementReceived: index % 2 === 0,
    agreedOn: index % 2 === 0 ? '2026-11-03' : null,
    reachable: index % 3 !== 0,
    ...(index % 2 === 0 ? prepared : unprepared),
  })),
  timeline: Array.from({ length: 40 }, (_, index) => ({
    at: `2026-11-${String((index % 28) + 1).padStart(2, '0')}T10:00:00.000Z`,
    what: long('A message was taken by the mail system', 2),
    who: 'The service',
  })),
}

export const enquiryReference = 'EN-7K3D-QX2M'

/** An enquiry at its longest way: the help is chosen, another than the recommended. */
export const enquiry = {
  reference: enquiryReference,
  organisationId: organisations[0]!.id,
  organisationName: 'Wrenfield Invented Hospitals',
  stage: 'helpChosen',
  openedOn: '2026-11-02',
  waitingSentence: 'Waiting for the mediation to be opened',
  channel: 'telephone',
  callerName: 'Ines Okonkwo-Example',
  callerEmail: 'ines@wrenfield.example',
  about: 'Two consultants have not spoken for a month.\nTheir clinic is shared.',
  anotherMatter: null as string | null,
  circumstances: {
    practitionerProfession: 'doctor',
    conductIsPart: 'notKnown',
    difficultyWorkingTogether: 'yes',
    specificMatters: 'yes',
    localAttemptsFailed: 'notKnown',
    teamBarriers: 'no',
    note: 'The clinical lead has talked to each of them once.',
  } as null | Readonly<Record<string, string | null>>,
  recommendation: {
    help: 'facilitatedMeeting',
    because:
      'A facilitated meeting is recommended, because people are having difficulty working together and it can help them to reach agreement on the way forward; there is no charge to NHS organisations for it.',
    askAgain: ['localAttemptsFailed'],
  } as null | { help: string; because: string; askAgain: readonly string[] },
  help: 'assistedMediation' as string | null,
  reason: 'They have asked for a mediation themselves' as string | null,
  outcome: null as string | null,
  caseReference: null as string | null,
  closingNote: null as string | null,
  steps: [
    { at: '2026-11-02T10:00:00.000Z', what: 'The contact was logged, by telephone', who: 'Casey Invented' },
    { at: '2026-11-02T10:05:00.000Z', what: 'It was passed to a Senior Adviser', who: 'Casey Invented' },
  ],
  mayDo: [
    'chooseHelp',
    'closeEnquiry',
    'passToSeniorAdviser',
    'recordCaseOpened',
    'recordCircumstances',
  ] as readonly string[],
  whoCanSee: [
    {
      what: 'Names and contact details',
      readers: [
        { who: 'The case support of this case', reach: 'all of it, while assigned' },
        { who: 'The organisation’s allocated Adviser', reach: 'all of it, while assigned' },
      ],
    },
  ],
}

/** One that is half typed: nothing follows from it yet. */
export const begunEnquiry = {
  ...enquiry,
  organisationId: null as string | null,
  organisationName: null as string | null,
  stage: 'begun',
  waitingSentence: 'Waiting for the rest of the contact to be typed; what is there so far is saved',
  channel: null as string | null,
  callerEmail: 'ines@' as string | null,
  about: null as string | null,
  circumstances: null,
  recommendation: null,
  help: null,
  reason: null,
  steps: [] as typeof enquiry.steps,
  mayDo: ['closeEnquiry', 'logEnquiry', 'saveEnquiry'] as readonly string[],
}

export const longEnquiry = {
  ...enquiry,
  organisationName: long('The Quite Imaginary United Teaching Hospitals of Upper and Lower Wrenfield', 2),
  callerName: `${long('Wilhelmina-Anastasia', 3)} Fotheringham-Invented`,
  callerEmail: `${'averyveryverylongname'.repeat(4)}@department-of-invention.wrenfield.example`,
  about: Array(12).fill(long('Nobody has said a word about it since the spring.', 6)).join('\n'),
  anotherMatter: long('It is about another clinic.', 8),
  reason: long('They have asked for it themselves.', 12),
  steps: Array.from({ length: 30 }, (_, index) => ({
    ...enquiry.steps[index % 2]!,
    who: long('Casimira Invented', 4),
  })),
}

export const listedEnquiries = (
  nodes: readonly { readonly [Name in 'reference' | 'stage' | 'waitingSentence' | 'openedOn']: string }[],
  endCursor: string | null = null,
) => ({ nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } })

type Summarised = Pick<typeof mediation, 'reference' | 'organisationName' | 'stage' | 'waitingSentence' | 'openedOn'>

const summaryOf = ({ reference: ref, organisationName, stage, waitingSentence, openedOn }: Summarised) => ({
  reference: ref,
  organisationName,
  stage,
  waitingSentence,
  openedOn,
})

export { rejected } from './command-answers.ts'

export const listed = (nodes: readonly Summarised[], endCursor: string | null = null) => ({
  nodes: nodes.map(summaryOf),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
})

export const seniorAdvisers = [
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0101', displayName: 'Morgan Vale' },
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0102', displayName: 'Robin Imagined' },
]

/** Answers a read of the one enquiry that there is, and null for any other reference. */
const ofEnquiry = (operation: string, beside: object = {}, shown: object = enquiry) => ({
  [operation]: (variables: Variables) => ({
    me,
    ...beside,
    enquiry: variables['reference'] === enquiryReference ? shown : null,
  }),
})

/** What the gateway answers an ordinary Senior Adviser with two cases. */
export const usualAnswers: Answers = {
  sessions: [session],
  operations: {
    MediationList: () => ({
      me,
      mediations: listed([mediation, { ...mediation, reference: 'AM-2222-3333', stage: 'agreed' }]),
    }),
    MediationPage: (variables: Variables) => ({
      me,
      mediation: variables['reference'] === reference ? mediation : null,
    }),
    MediationContacts: (variables: Variables) => ({
      me,
      mediation: variables['reference'] === reference ? mediation : null,
    }),
    OrganisationList: () => ({ me, organisations, caseSupporters: colleagues }),
    ...answersOfCaseWork(mediation, mediators),
    OpenMediation: () => ({ openMediation: accepted([{ name: 'mediation', reference }]) }),
    CorrectContactDetails: () => ({ correctContactDetails: accepted() }),
    EnquiryList: () => ({ me, enquiries: listedEnquiries([enquiry, { ...begunEnquiry, reference: 'EN-2222-3333' }]) }),
    ...ofEnquiry('EnquiryPage'),
    ...ofEnquiry('EnquiryContact', { organisations }, begunEnquiry),
    ...ofEnquiry('EnquiryForPassingOn', { seniorAdvisers }),
    ...ofEnquiry('EnquiryCircumstances'),
    ...ofEnquiry('EnquiryRecommendation'),
    ...ofEnquiry('EnquiryStanding'),
    ...ofEnquiry('MediationFromEnquiry', { organisations, caseSupporters: colleagues }),
    BeginEnquiry: () => ({ beginEnquiry: accepted([{ name: 'enquiry', reference: enquiryReference }]) }),
    SaveEnquiry: () => ({ saveEnquiry: accepted() }),
    LogEnquiry: () => ({ logEnquiry: accepted() }),
    PassToSeniorAdviser: () => ({ passToSeniorAdviser: accepted() }),
    RecordCircumstances: () => ({ recordCircumstances: accepted() }),
    ChooseHelp: () => ({ chooseHelp: accepted() }),
    RecordCaseOpened: () => ({ recordCaseOpened: accepted() }),
    CloseEnquiry: () => ({ closeEnquiry: accepted() }),
    ...disclosureAnswers,
  },
  doors: {
    '/sign-in/staff/begin': () => ({
      status: 200,
      body: { url: 'https://provider.example/authorize?x=1', state: 'state-from-the-gateway' },
    }),
    '/sign-in/staff/complete': ({ code }) =>
      code === 'good-code'
        ? { status: 200, body: { session, expiresAt: '2026-11-03T14:30:00.000Z' } }
        : { status: 401, body: { problem: 'refused' } },
    '/sign-out': () => ({ status: 204 }),
  },
}

export const answersWith = (operations: Answers['operations']): Partial<Answers> => ({
  operations: { ...usualAnswers.operations, ...operations },
})

export const myself = me
