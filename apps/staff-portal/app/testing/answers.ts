import type { Answers } from '@concord/portal-kit/testing'
import { disclosureAnswers } from './disclosures.ts'

type Variables = Readonly<Record<string, unknown>>

export const session = 'a-session-of-somebody-invented'
const me = { kind: 'staff', displayName: 'Morgan Vale' }

export const organisations = [
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0001', name: 'Wrenfield Invented Hospitals', nation: 'England' },
  { id: '0b0f5b9e-7a6c-4d0e-9b1d-1f5f6a0c0002', name: 'Glen Imaginary Health Board', nation: 'Scotland' },
]

const whoCanSee = [
  {
    what: 'Names and contact details',
    readers: [
      { who: 'Each participant', reach: 'only their own' },
      { who: 'The Senior Adviser of this case', reach: 'all of it, while assigned' },
    ],
  },
  { what: 'Agreement to mediate', readers: [{ who: 'Each participant', reach: 'only their own' }] },
]

export const reference = 'AM-7K3D-QX2M'

export const mediation = {
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
    },
    {
      position: 2,
      name: 'Bryn Fictional',
      email: 'bryn@wrenfield.example',
      agreementReceived: false,
      agreedOn: null,
      reachable: false,
    },
  ],
  timeline: [
    { at: '2026-11-02T10:00:00.000Z', what: 'Opened the mediation', who: 'Senior Adviser' },
    { at: '2026-11-03T14:30:00.000Z', what: 'Agreed to take part', who: 'Participant 1' },
  ],
  whoCanSee,
}

const nobody = { name: null, email: null }

export const endedMediation = {
  ...mediation,
  stage: 'ended',
  waitingSentence:
    'Ended by a withdrawal on Wednesday 4 November 2026; all are told at 5pm on Wednesday 4 November 2026',
  commissioner: nobody,
  participants: mediation.participants.map((one) => ({
    ...one,
    ...nobody,
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
  })),
  timeline: Array.from({ length: 40 }, (_, index) => ({
    at: `2026-11-${String((index % 28) + 1).padStart(2, '0')}T10:00:00.000Z`,
    what: long('A message was taken by the mail system', 2),
    who: 'The service',
  })),
}

const summaryOf = ({ reference: ref, organisationName, stage, waitingSentence, openedOn }: typeof mediation) => ({
  reference: ref,
  organisationName,
  stage,
  waitingSentence,
  openedOn,
})

const typename = (answer: object, name: string) => ({ __typename: name, ...answer })
export const accepted = (made: readonly { name: string; reference: string | null }[] = []) =>
  typename({ made }, 'Accepted')
export const rejected = (rejections: readonly object[]) => typename({ rejections }, 'Rejected')

export const listed = (nodes: readonly (typeof mediation)[], endCursor: string | null = null) => ({
  nodes: nodes.map(summaryOf),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
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
    OrganisationList: () => ({ me, organisations }),
    OpenMediation: () => ({ openMediation: accepted([{ name: 'mediation', reference }]) }),
    CorrectContactDetails: () => ({ correctContactDetails: accepted() }),
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
