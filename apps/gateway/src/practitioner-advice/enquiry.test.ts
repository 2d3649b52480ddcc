import { randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { enquiryInput, statementsDuring } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  aGateway,
  beginEnquiry,
  chooseHelp,
  closeEnquiry,
  enquiryPage,
  logEnquiry,
  passToSeniorAdviser,
  recordCaseOpened,
  recordCircumstances,
  saveEnquiry,
  type TestGateway,
} from '../testing/a-gateway.ts'

let one: TestGateway
const sessions = { cass: '', sage: '', rowan: '', alva: '', max: '' }
beforeAll(async () => {
  one = await aGateway()
  for (const name of Object.keys(sessions) as (keyof typeof sessions)[]) sessions[name] = await one.signInStaff(name)
})
afterAll(() => one.close())

const known = {
  channel: 'telephone',
  practitionerProfession: 'doctor',
  conductIsPart: 'yes',
  difficultyWorkingTogether: 'yes',
  specificMatters: 'notKnown',
  localAttemptsFailed: 'notKnown',
  teamBarriers: 'no',
  note: 'Zwei Gespräche\r\nsind gescheitert',
}
const typed = (email = `${randomUUID()}@example.org`) => ({
  ...enquiryInput(one.people.england),
  caller: { name: 'Ådne Cållér', email },
})
const send = (who: keyof typeof sessions, mutation: string, variables: object) =>
  one.graphql(sessions[who], mutation, { submissionId: randomUUID(), ...variables })
const answered = ({ body }: Answer) =>
  Object.values(body.data)[0] as { __typename: string; rejections?: Refused[] } | null
type Refused = { code: string; field: string | null; rule: string | null; severity: string }
const pageFor = async (who: keyof typeof sessions, reference: string) =>
  (await one.graphql(sessions[who], enquiryPage, { reference })).body.data.enquiry
const logged = (input: object = typed()) => one.loggedEnquiry(sessions.cass, input)
const passedOn = async () => {
  const reference = await logged()
  await send('cass', passToSeniorAdviser, { reference, accountId: one.people.adviser })
  return reference
}

describe('an enquiry, through HTTP', () => {
  it('PP-3, PP-5: from half a contact to the help that was chosen, each step with who, when and channel', async () => {
    const empty = { organisationId: '', caller: { name: 'Ådne Cållér', email: 'adne@' }, channel: '', about: '' }
    const begun = await send('cass', beginEnquiry, { input: empty })
    const { reference } = begun.body.data.beginEnquiry.made[0]
    expect(reference).toMatch(/^EN-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await send('cass', saveEnquiry, { reference, input: { ...empty, about: 'Zwei Ärzte' } })
    expect(await pageFor('cass', reference)).toMatchObject({
      stage: 'begun',
      callerName: 'Ådne Cållér',
      callerEmail: 'adne@',
      about: 'Zwei Ärzte',
      mayDo: ['closeEnquiry', 'logEnquiry', 'saveEnquiry'],
    })
    expect(
      answered(await send('cass', logEnquiry, { reference, input: empty }))?.rejections?.map(({ field }) => field),
    ).toEqual(['organisationId', 'caller.email', 'channel', 'about'])
    expect(answered(await send('cass', logEnquiry, { reference, input: typed() }))?.__typename).toBe('Accepted')
    await send('cass', passToSeniorAdviser, { reference, accountId: one.people.adviser })
    await send('sage', recordCircumstances, { reference, input: known })
    expect(await pageFor('sage', reference)).toMatchObject({
      stage: 'withSeniorAdviser',
      circumstances: { conductIsPart: 'yes', note: 'Zwei Gespräche\nsind gescheitert' },
      recommendation: {
        help: 'facilitatedMeeting',
        because: expect.stringContaining('no charge to NHS organisations'),
        askAgain: ['specificMatters', 'localAttemptsFailed'],
      },
    })
    const departing = (reasons: object[]) =>
      send('alva', chooseHelp, { reference, input: { help: 'teamReview', reasons } })
    expect(answered(await departing([]))?.rejections).toEqual([
      expect.objectContaining({ rule: 'PP-5', field: 'reasons.PP-5', severity: 'advice' }),
    ])
    expect(answered(await departing([{ rule: 'PP-5', reason: 'Das ganze Team' }]))?.__typename).toBe('Accepted')
    const page = await pageFor('cass', reference)
    expect(page).toMatchObject({ stage: 'helpChosen', help: 'teamReview', reason: 'Das ganze Team' })
    expect(page.steps.map(({ what, who }: { what: string; who: string }) => `${who}: ${what}`)).toEqual([
      'Cass Test: The contact was logged, by telephone',
      'Cass Test: It was passed to a Senior Adviser',
      'Sage Test: The circumstances were discussed and recorded, by telephone',
      'Alva Test: The help was chosen',
    ])
  })

  it('PP-2: another profession is refused at its field, with where to go', async () => {
    const reference = await passedOn()
    const input = { ...known, practitionerProfession: 'other' }
    const answer = await send('sage', recordCircumstances, { reference, input })
    expect(answered(answer)?.rejections).toEqual([
      expect.objectContaining({
        rule: 'PP-2',
        field: 'practitionerProfession',
        severity: 'must',
        message: expect.stringContaining('regulator'),
      }),
    ])
  })

  it('PP-3: is turned into a case: the case is recorded, and the enquiry closed by it', async () => {
    const reference = await passedOn()
    const input = { ...known, specificMatters: 'yes', localAttemptsFailed: 'yes' }
    await send('sage', recordCircumstances, { reference, input })
    await send('sage', chooseHelp, { reference, input: { help: 'assistedMediation', reasons: [] } })
    const opened = await one.opened(sessions.sage)
    const caseReference = opened.reference.toLowerCase()
    const recorded = await send('sage', recordCaseOpened, { reference, caseReference })
    expect(answered(recorded)?.__typename).toBe('Accepted')
    expect(await pageFor('cass', reference)).toMatchObject({
      stage: 'closed',
      outcome: 'caseOpened',
      caseReference: opened.reference,
      mayDo: [],
    })
  })

  it('PP-7: an Adviser’s list holds what is logged for their organisations; another’s holds none of it', async () => {
    const reference = await logged()
    const list = '{ enquiries(first: 50) { nodes { reference organisationName waitingSentence } } }'
    const listFor = async (who: keyof typeof sessions) =>
      (await one.graphql(sessions[who], list)).body.data.enquiries?.nodes.map(
        (line: { reference: string }) => line.reference,
      )
    expect(await listFor('alva')).toContain(reference)
    expect(await listFor('cass')).toContain(reference)
    expect(await listFor('rowan')).toEqual([])
    expect(await listFor('max')).toBeUndefined()
  })

  it('PP-3: Senior Advisers, and nobody else, are listed to be passed to, for those who may pass on', async () => {
    const list = '{ seniorAdvisers { id displayName } }'
    expect((await one.graphql(sessions.cass, list)).body.data.seniorAdvisers).toEqual([
      { id: one.people.otherAdviser, displayName: 'Rowan Test' },
      { id: one.people.adviser, displayName: 'Sage Test' },
    ])
    expect((await one.graphql(sessions.max, list)).body.data.seniorAdvisers).toBeNull()
  })
})

describe('what staff wrote of an enquiry', () => {
  const entries = async (reference: string) =>
    (
      await one.database.admin.query<{ class: string; page: string; actor: string }>(
        `select a.class, a.page, a.actor from advice.access_entry a join advice.enquiry e using (root_id) where e.reference = $1`,
        [reference],
      )
    ).rows

  it('is opened with an access entry when its page is read, and never in a list', async () => {
    const reference = await logged()
    await one.graphql(sessions.alva, '{ enquiries { nodes { reference waitingSentence } } }')
    expect(await entries(reference)).toEqual([])
    expect((await pageFor('alva', reference)).about).toBe(typed().about)
    expect(await entries(reference)).toEqual([
      { class: 'CN', page: '/enquiries/:reference', actor: one.people.allocatedAdviser },
    ])
  })
  it('makes no entry for who asks for its state alone', async () => {
    const reference = await logged()
    await one.graphql(sessions.cass, `{ enquiry(reference: "${reference}") { stage callerName } }`)
    expect(await entries(reference)).toEqual([])
  })
  it('stands in no log line, nor does a name', async () => {
    await pageFor('cass', await logged())
    expect(one.lines.join('\n')).not.toMatch(/Ådne|Cållér|Ärzte/)
  })
  it('is shown to be for those who are assigned, and for nobody of a case', async () => {
    const { whoCanSee } = await pageFor('cass', await logged())
    expect(whoCanSee.map(({ what }: { what: string }) => what)).toEqual([
      'Names and contact details',
      'Circumstances, suitability and reasons',
      'Where the case stands',
    ])
    for (const { readers } of whoCanSee)
      expect(readers.map(({ who }: { who: string }) => who)).toEqual([
        'The case support of this case',
        'The Senior Adviser of this case',
        'The organisation’s allocated Adviser',
      ])
  })
})

describe('what is hidden and what is missing', () => {
  const operations: Readonly<Record<string, (reference: string) => Promise<Answer>>> = {
    'the page': (reference) => one.graphql(sessions.rowan, enquiryPage, { reference }),
    'saving it': (reference) => send('rowan', saveEnquiry, { reference, input: typed() }),
    'logging it': (reference) => send('rowan', logEnquiry, { reference, input: typed() }),
    'passing it on': (reference) =>
      send('rowan', passToSeniorAdviser, { reference, accountId: one.people.otherAdviser }),
    'recording circumstances': (reference) => send('rowan', recordCircumstances, { reference, input: known }),
    'choosing the help': (reference) =>
      send('rowan', chooseHelp, { reference, input: { help: 'signposted', reasons: [] } }),
    'closing it': (reference) => send('rowan', closeEnquiry, { reference, input: { outcome: 'signposted', note: '' } }),
    'recording a case': (reference) => send('rowan', recordCaseOpened, { reference, caseReference: 'AM-2222-3333' }),
  }
  it.each(Object.keys(operations))('%s: is answered alike: status, body, headers and statements', async (name) => {
    const answers = new Set<string>()
    const hidden = await logged()
    for (const reference of [hidden, referenceFrom('EN', randomUUID()), hidden, referenceFrom('EN', randomUUID())]) {
      let answer: Answer | undefined
      const statements = await statementsDuring(async () => {
        answer = await operations[name]!(reference)
      })
      const headers = [...answer!.headers].filter(([header]) => header !== 'date')
      answers.add(JSON.stringify({ status: answer!.status, text: answer!.text, headers, statements }))
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('null')
  })
})
