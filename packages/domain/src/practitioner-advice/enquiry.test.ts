import { describe, expect, test } from 'vitest'
import { inEngland } from '../testing/a-mediation.ts'
import {
  anEnquiry,
  caseSupport,
  circumstances,
  contact,
  enquiryContextOf,
  seniorAdviser,
} from '../testing/an-enquiry.ts'
import { isAccepted, isPassed, isRefused, isWarned } from '../testing/evidence.ts'
import {
  decideEnquiry,
  type EnquiryCommand,
  type EnquiryContext,
  type EnquiryStage,
  enquiryCommandSchemas,
  enquiryGrantsOf,
  enquiryStages,
  enquiryWaitingSentence,
  helps,
  recommend,
} from './index.ts'

const codes = (breaches: readonly { readonly code: string }[]) => breaches.map(({ code }) => code)
const decided = (
  { state }: Pick<ReturnType<typeof anEnquiry>, 'state'>,
  command: EnquiryCommand,
  facts: Partial<EnquiryContext> = {},
) => decideEnquiry(state, command, enquiryContextOf(caseSupport, facts))

const unknown = {
  difficultyWorkingTogether: 'notKnown',
  specificMatters: 'notKnown',
  localAttemptsFailed: 'notKnown',
  teamBarriers: 'notKnown',
} as const
const log = { name: 'logEnquiry', ...contact } as const
const reason = { textId: 'reason', length: 12 }

describe('PP-2: the practitioner whose practice raises concern is a doctor, a dentist or a pharmacist', () => {
  const withSeniorAdviser = anEnquiry().logged().passedOn()
  test.each(['doctor', 'dentist', 'pharmacist', 'nobody'] as const)('%s is accepted', (practitionerProfession) => {
    isAccepted(decided(withSeniorAdviser, circumstances({ practitionerProfession })), 'PP-2')
  })
  test('another profession is refused at its field, and other parties are not asked for theirs', () => {
    const breaches = decided(withSeniorAdviser, circumstances({ practitionerProfession: 'other' }))
    isRefused(breaches, 'PP-2', 'PROFESSION_NOT_SERVED')
    expect(breaches[0]?.field).toBe('practitionerProfession')
    expect(Object.keys(enquiryCommandSchemas.recordCircumstances.shape).filter((key) => /rofession/.test(key))).toEqual(
      ['practitionerProfession'],
    )
  })
})

describe('PP-3: from the contact, through case support, to a Senior Adviser, with who, when and channel', () => {
  test('half of it is kept as it was typed, also half an address', () => {
    const typed = { organisationId: '', caller: { name: ' Cai Example ', email: 'cai@' }, channel: '', about: '' }
    expect(enquiryCommandSchemas.beginEnquiry.parse(typed)).toEqual({
      organisationId: undefined,
      caller: { name: 'Cai Example', email: 'cai@' },
      channel: undefined,
      about: undefined,
    })
  })
  test('it is logged with all five fields, and every missing one is said at once', () => {
    const nothing = { organisationId: '', caller: { name: '', email: 'cai@' }, channel: '', about: ' ' }
    const { error } = enquiryCommandSchemas.logEnquiry.safeParse(nothing)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'organisationId',
      'caller.name',
      'caller.email',
      'channel',
      'about',
    ])
    expect(decided(anEnquiry(), log)).toEqual([])
  })
  test('each step is recorded with who, when and channel', () => {
    const { steps } = anEnquiry().logged().passedOn().discussed().state
    expect(steps.map(({ name, by, channel }) => [name, by, channel])).toEqual([
      ['contact', caseSupport, 'telephone'],
      ['passedOn', caseSupport, null],
      ['discussed', seniorAdviser, 'telephone'],
    ])
    expect(steps.every(({ at }) => at === enquiryContextOf('').now)).toBe(true)
  })
  test('it goes to a Senior Adviser, and to nobody else', () => {
    const pass = { name: 'passToSeniorAdviser', accountId: seniorAdviser } as const
    expect(decided(anEnquiry().logged(), pass)).toEqual([])
    expect(codes(decided(anEnquiry().logged(), pass, { namedAccountRoles: ['adviser'] }))).toEqual([
      'NOT_A_SENIOR_ADVISER',
    ])
  })
  test('the caller’s second open enquiry for one organisation is warned of, and passes as another matter', () => {
    const twice = { callerIsKnown: true }
    const warned = decided(anEnquiry(), log, twice)
    isWarned(warned, 'PP-3', 'ENQUIRY_OF_CALLER_IS_OPEN')
    expect(warned[0]?.field).toBe('reasons.PP-3')
    expect(decided(anEnquiry(), { ...log, reasons: { 'PP-3': reason } }, twice)).toEqual([])
  })
  test('no step can be taken before the one it follows from', () => {
    const steps: readonly EnquiryCommand[] = [
      { name: 'passToSeniorAdviser', accountId: seniorAdviser },
      circumstances(),
      { name: 'chooseHelp', help: 'signposted' },
      { name: 'recordCaseOpened', caseReference: 'AM-2222-3333' },
    ]
    for (const step of steps) expect(codes(decided(anEnquiry(), step)), step.name).toContain('NOT_AT_THIS_STEP')
    expect(codes(decided(anEnquiry().logged(), log))).toEqual(['NOT_AT_THIS_STEP'])
  })
  test('a case is recorded that is the organisation’s own, and closes the enquiry', () => {
    const chosen = anEnquiry()
      .logged()
      .passedOn()
      .discussed()
      .then(seniorAdviser, { name: 'chooseHelp', help: 'assistedMediation', reasons: { 'PP-5': reason } })
    const opened = { name: 'recordCaseOpened', caseReference: 'AM-2222-3333' } as const
    expect(decided(chosen, opened)).toEqual([])
    expect(codes(decided(chosen, opened, { caseOrganisationId: null }))).toEqual(['CASE_UNKNOWN'])
    expect(codes(decided(chosen, opened, { caseOrganisationId: 'another' }))).toEqual(['CASE_UNKNOWN'])
    const { stage, closing } = chosen.then(seniorAdviser, opened).state
    expect([stage, closing]).toEqual(['closed', { outcome: 'caseOpened', note: null, caseReference: 'AM-2222-3333' }])
  })
  test('no case is recorded where another help was chosen', () => {
    const chosen = anEnquiry()
      .logged()
      .passedOn()
      .discussed()
      .then(seniorAdviser, { name: 'chooseHelp', help: 'signposted' })
    const breaches = decided(chosen, { name: 'recordCaseOpened', caseReference: 'AM-2222-3333' })
    expect(codes(breaches)).toEqual(['HELP_IS_NOT_A_MEDIATION'])
  })
  test('PP-1: an organisation that we do not know is refused, also half-way', () => {
    const unknownToUs = { organisation: null }
    expect(codes(decided(anEnquiry(), log, unknownToUs))).toEqual(['ORGANISATION_UNKNOWN'])
    const half = { name: 'saveEnquiry', ...contact, caller: { name: undefined, email: undefined } } as const
    expect(codes(decided(anEnquiry(), half, unknownToUs))).toEqual(['ORGANISATION_UNKNOWN'])
    expect(decided(anEnquiry(), { ...half, organisationId: undefined }, unknownToUs)).toEqual([])
  })
  test('the reference of a case is taken as people type it, and refused where it cannot be one', () => {
    const { recordCaseOpened } = enquiryCommandSchemas
    expect(recordCaseOpened.parse({ caseReference: ' am 7k3d qx2m ' })).toEqual({ caseReference: 'AM-7K3D-QX2M' })
    expect(recordCaseOpened.safeParse({ caseReference: 'the first one' }).error?.issues[0]?.path).toEqual([
      'caseReference',
    ])
  })
})

describe('PP-5: choosing the help', () => {
  test.each([
    ['difficulty in working together', { difficultyWorkingTogether: 'yes' }, 'facilitatedMeeting'],
    [
      'specific matters, where previous local attempts failed',
      { difficultyWorkingTogether: 'yes', specificMatters: 'yes', localAttemptsFailed: 'yes', teamBarriers: 'yes' },
      'assistedMediation',
    ],
    [
      'specific matters, where nothing was tried locally',
      { difficultyWorkingTogether: 'yes', specificMatters: 'yes', localAttemptsFailed: 'no' },
      'facilitatedMeeting',
    ],
    ['recognised barriers in a team', { difficultyWorkingTogether: 'yes', teamBarriers: 'yes' }, 'teamReview'],
    ['none of these', {}, 'signposted'],
  ] as const)('%s', (_, known, help) => {
    expect(recommend({ ...unknown, ...known }).help).toBe(help)
  })
  test('the reason is one sentence that can be read out', () => {
    for (const known of [
      {},
      { difficultyWorkingTogether: 'yes' },
      { teamBarriers: 'yes' },
      { specificMatters: 'yes', localAttemptsFailed: 'yes' },
    ] as const) {
      const { because } = recommend({ ...unknown, ...known })
      expect(because).toMatch(/^[A-Z][^.]*because[^.]*\.$/)
    }
  })
  test('PP-4: that a facilitated meeting costs an NHS organisation nothing is part of the sentence', () => {
    const facilitated = recommend({ ...unknown, difficultyWorkingTogether: 'yes' })
    expect(facilitated.because).toContain('no charge to NHS organisations')
  })
  test('"I do not know" is an answer, and what would change the recommendation is asked again', () => {
    const { askAgain } = recommend({ ...unknown, difficultyWorkingTogether: 'yes', specificMatters: 'yes' })
    expect(askAgain).toEqual(['localAttemptsFailed', 'teamBarriers'])
    expect(recommend(unknown).askAgain).toHaveLength(4)
    expect(recommend({ ...unknown, specificMatters: 'no', teamBarriers: 'yes' }).askAgain).toEqual([])
  })
  test('the Adviser decides: the recommended help passes, a departure is warned of and carries a reason', () => {
    const discussed = anEnquiry().logged().passedOn().discussed({ difficultyWorkingTogether: 'yes' })
    expect(decided(discussed, { name: 'chooseHelp', help: 'facilitatedMeeting' })).toEqual([])
    isWarned(decided(discussed, { name: 'chooseHelp', help: 'teamReview' }), 'PP-5', 'HELP_IS_NOT_THE_RECOMMENDED')
    const departing = { name: 'chooseHelp', help: 'teamReview', reasons: { 'PP-5': reason } } as const
    isPassed(decided(discussed, departing), 'PP-5')
    expect(discussed.then(seniorAdviser, departing).state.choice).toEqual({
      help: 'teamReview',
      recommended: 'facilitatedMeeting',
      reason,
    })
  })
  test('PP-1: an organisation elsewhere can be signposted, and is offered nothing of ours', () => {
    const inScotland = { ...inEngland, nation: 'Scotland' } as const
    const elsewhere = anEnquiry({ organisation: inScotland }).logged().passedOn().discussed({ teamBarriers: 'yes' })
    const choose = (help: (typeof helps)[number]) =>
      codes(decided(elsewhere, { name: 'chooseHelp', help, reasons: { 'PP-5': reason } }))
    expect(helps.map((help) => [help, choose(help)])).toEqual([
      ['facilitatedMeeting', ['ORGANISATION_OUT_OF_SCOPE']],
      ['assistedMediation', ['ORGANISATION_OUT_OF_SCOPE']],
      ['teamReview', ['ORGANISATION_OUT_OF_SCOPE']],
      ['signposted', []],
    ])
  })
})

describe('PP-6: whether conduct is part of the concern is recorded on every referral', () => {
  test('no help is chosen before it was asked; "I do not know" is an answer, and none is not', () => {
    const passed = anEnquiry().logged().passedOn()
    expect(codes(decided(passed, { name: 'chooseHelp', help: 'signposted' }))).toEqual(['CIRCUMSTANCES_NOT_RECORDED'])
    expect(decided(passed.discussed(), { name: 'chooseHelp', help: 'signposted' })).toEqual([])
    const { name: _, conductIsPart: __, ...rest } = circumstances()
    const { error } = enquiryCommandSchemas.recordCircumstances.safeParse(rest)
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['conductIsPart'])
  })
})

describe('PP-7: the work list of an Adviser is their organisations’ cases', () => {
  const readersOf = ({ state }: Pick<ReturnType<typeof anEnquiry>, 'state'>) =>
    [...new Set(enquiryGrantsOf(state).flatMap(({ subject, verb }) => (verb === 'R' ? [subject] : [])))].sort()

  test('the allocated Adviser reads it from when it is logged, as do those it went through, and nobody else', () => {
    expect(readersOf(anEnquiry())).toEqual([caseSupport])
    expect(readersOf(anEnquiry().logged())).toEqual([inEngland.allocatedAdviser, caseSupport])
    expect(readersOf(anEnquiry().logged().passedOn())).toEqual(
      [inEngland.allocatedAdviser, caseSupport, seniorAdviser].sort(),
    )
    expect(readersOf(anEnquiry({ organisation: { ...inEngland, allocatedAdviser: null } }).logged())).toEqual([
      caseSupport,
    ])
  })
  test('names, words and state are read in full, and no other class is granted', () => {
    const read = enquiryGrantsOf(anEnquiry().logged().passedOn().state).filter(({ verb }) => verb !== 'do')
    expect([...new Set(read.map(({ dataClass, verb }) => `${dataClass} ${verb}`))].sort()).toEqual([
      'CN R',
      'ID R',
      'WF R',
    ])
  })
  test('who took the contact and is the Senior Adviser too holds each right once', () => {
    const own = anEnquiry().logged().then(caseSupport, { name: 'passToSeniorAdviser', accountId: caseSupport })
    const keys = enquiryGrantsOf(own.state).map(({ subject, dataClass, verb }) => `${subject}/${dataClass}/${verb}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain(`${caseSupport}/chooseHelp/do`)
  })
  test('a closed enquiry is read and changed no more', () => {
    const closed = anEnquiry().logged().then(caseSupport, { name: 'closeEnquiry', outcome: 'adviceGiven' })
    expect(enquiryGrantsOf(closed.state).filter(({ verb }) => verb === 'do')).toEqual([])
    expect(readersOf(closed)).toContain(inEngland.allocatedAdviser)
  })
  test('every command has a stage at which somebody may give it', () => {
    const chosen = anEnquiry()
      .logged()
      .passedOn()
      .discussed()
      .then(seniorAdviser, { name: 'chooseHelp', help: 'signposted' })
    const states = [anEnquiry(), anEnquiry().logged(), anEnquiry().logged().passedOn(), chosen]
    const given = states.flatMap(({ state }) =>
      enquiryGrantsOf(state).flatMap(({ dataClass, verb }) => (verb === 'do' ? [dataClass] : [])),
    )
    expect([...new Set([...given, 'beginEnquiry'])].sort()).toEqual(Object.keys(enquiryCommandSchemas).sort())
  })
})

test('every stage has a sentence that says what it waits for', () => {
  const facts = { help: null, outcome: null, caseReference: null }
  const sentences = enquiryStages.map((stage: EnquiryStage) => enquiryWaitingSentence({ ...facts, stage }))
  expect(new Set(sentences).size).toBe(enquiryStages.length)
  for (const help of helps)
    expect(enquiryWaitingSentence({ ...facts, stage: 'helpChosen', help })).toMatch(/^Waiting .*[a-z]$/)
  expect(
    enquiryWaitingSentence({ ...facts, stage: 'closed', outcome: 'caseOpened', caseReference: 'AM-2222-3333' }),
  ).toBe('Closed: a case was opened, AM-2222-3333')
})
