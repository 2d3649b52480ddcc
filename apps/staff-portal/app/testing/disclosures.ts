import { aFault, type ListedPage } from '@concord/portal-kit/testing'

export const disclosureReference = 'SD-7K3D-QX2M'
export const mediator = { kind: 'staff', displayName: 'Max Invented', roles: ['mediator'] }
const secondPerson = { kind: 'staff', displayName: 'Morgan Vale', roles: ['senior-adviser'] }

const line = {
  reference: disclosureReference,
  begunOn: '2026-11-02',
  stage: 'begun',
  waitingSentence:
    'Waiting: a second person to view it by 5pm on Tuesday 3 November 2026; the commissioner to confirm that they have read it',
  ownWriting: false,
}
const long = (words: string, times: number) => Array(times).fill(words).join(' ')

const content = {
  ground: 'patientSafety',
  extract: 'The night rota of an invented ward is left without a senior doctor.\nIt has happened twice.',
  expectedAction: 'Look at the rota, and see that it is staffed.',
  thirdPartyName: 'An invented regulator',
  thirdPartyReached: 'By telephone, 0113 496 0000',
  reasonsNotToTell: [] as readonly string[],
}
export const disclosure = {
  ...line,
  ownView: false,
  ownReason: false,
  viewedOn: null as string | null,
  acknowledgedOn: null as string | null,
  participants: 'toTell',
  thirdPartyToTell: true,
  content: content as typeof content | null,
  whoCanSee: [
    {
      what: 'Safety disclosure',
      readers: [
        { who: 'The commissioner', reach: 'only what is addressed to them' },
        { who: 'The Senior Adviser of this case', reach: 'all of it, while assigned' },
      ],
    },
  ],
}
export const ownDisclosure = { ...disclosure, ownWriting: true, content: null }
const viewedDisclosure = {
  ...disclosure,
  stage: 'secondViewed',
  waitingSentence: 'Waiting: the commissioner to confirm that they have read it',
  ownView: true,
  viewedOn: '2026-11-03',
}
const longDisclosure = {
  ...viewedDisclosure,
  content: {
    ...content,
    extract: long('The night rota of an invented ward is left without a senior doctor, and nobody says so.\n', 20),
    expectedAction: long('averyveryverylongwordwithoutanyspace', 20),
    thirdPartyName: long('The Quite Imaginary Regulator of Upper Wrenfield', 4),
    reasonsNotToTell: [long('It would put somebody at risk.', 30), long('It would make a check impossible.', 30)],
  },
}

const rejected = (rejections: readonly object[]) => ({ __typename: 'Rejected', rejections })
export const refusedDisclosure = rejected([
  { code: 'MALFORMED', rule: null, field: 'ground', message: 'Choose what the concern is about' },
  { code: 'MALFORMED', rule: null, field: 'extract', message: 'Enter what the commissioner needs to know' },
  { code: 'MALFORMED', rule: null, field: 'thirdParty.howReached', message: 'Enter how they can be reached' },
])

/** What the gateway answers about safety disclosures, to a mediator who has reported one. */
export const disclosureAnswers = {
  WhoReports: () => ({ me: mediator }),
  OpenDisclosures: () => ({
    me: mediator,
    openDisclosures: [line, { ...line, reference: 'SD-2222-3333', ownWriting: true }],
  }),
  DisclosurePage: (variables: Readonly<Record<string, unknown>>) => ({
    me: mediator,
    disclosure: variables['reference'] === disclosureReference ? disclosure : null,
  }),
  BeginDisclosure: () => ({
    beginDisclosure: { __typename: 'Accepted', made: [{ name: 'disclosure', reference: disclosureReference }] },
  }),
  ViewDisclosure: () => ({ viewDisclosure: { __typename: 'Accepted', made: [] } }),
  DoNotTell: () => ({ doNotTell: { __typename: 'Accepted', made: [] } }),
  RecordThirdPartyTold: () => ({ recordThirdPartyTold: { __typename: 'Accepted', made: [] } }),
}

const at = `/safety/${disclosureReference}`
const shown = (one: object) => ({ DisclosurePage: { me: secondPerson, disclosure: one } })

/** The pages of safety disclosures in their states. @param page as for every other page */
export const disclosurePages = (
  page: (name: string, path: string, rest?: Partial<ListedPage>) => ListedPage,
): readonly ListedPage[] => [
  page('safety', '/safety'),
  page('safety', '/safety', {
    state: 'empty',
    operations: { OpenDisclosures: { me: secondPerson, openDisclosures: [] } },
  }),
  page('safety', '/safety', {
    state: 'long',
    operations: {
      OpenDisclosures: {
        me: mediator,
        openDisclosures: Array.from({ length: 30 }, (_, index) => ({ ...line, reference: `SD-AAAA-${2000 + index}` })),
      },
    },
  }),
  page('safety', '/safety', { state: 'error', status: 500, operations: { OpenDisclosures: aFault } }),
  page('safety-new', '/safety/new'),
  page('safety-new', '/safety/new', {
    state: 'error',
    status: 422,
    operations: { BeginDisclosure: { beginDisclosure: refusedDisclosure } },
    afterwards: { fill: { 'Reference of the mediation': 'AM-7K3D-QX2M' }, press: 'Send it to the commissioner now' },
  }),
  page('safety-begun', `${at}/begun`, { operations: shown(ownDisclosure) }),
  page('safety-page', at, { operations: shown(disclosure) }),
  page('safety-page-own', at, { operations: shown(ownDisclosure) }),
  page('safety-page-viewed', at, { operations: shown(viewedDisclosure) }),
  page('safety-page-closed', at, {
    operations: shown({
      ...viewedDisclosure,
      stage: 'closed',
      waitingSentence: 'Closed: everybody who had to be told has been told',
      acknowledgedOn: '2026-11-03',
      participants: 'told',
      thirdPartyToTell: false,
    }),
  }),
  page('safety-page', at, { state: 'long', operations: shown(longDisclosure) }),
  page('safety-page', at, {
    state: 'error',
    status: 422,
    operations: {
      ...shown(viewedDisclosure),
      DoNotTell: {
        doNotTell: rejected([
          {
            code: 'MALFORMED',
            rule: null,
            field: 'reason',
            message: 'Enter why telling the participants would raise the risk',
          },
        ]),
      },
    },
    afterwards: { press: 'Record why they are not told' },
  }),
  page('safety-page', '/safety/SD-9999-9999', { state: 'error', status: 404 }),
]
