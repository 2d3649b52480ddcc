import { randomUUID } from 'node:crypto'
import { accepted, newlyOpenedBy, openedBy, openMediationInput, seededPeople, suitable } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseUnderWay, type CaseUnderWay, registerMediators } from '../testing/a-case-under-way.ts'
import { aGateway, casePage, openMediation, type TestGateway } from '../testing/a-gateway.ts'

type Rejected = { code: string; rule: string; field: string; severity: string }

let one: TestGateway
let sage: string
let cass: string
let max: string
let mina: string
beforeAll(async () => {
  one = await aGateway()
  await registerMediators(one)
  ;[sage, cass, max, mina] = await Promise.all(
    ['sage', 'cass', 'max', 'mina'].map((subject) => one.signInStaff(subject)) as [
      Promise<string>,
      ...Promise<string>[],
    ],
  ).then((sessions) => sessions as [string, string, string, string])
})
afterAll(() => one.close())

const page = async (session: string, reference: string) =>
  (await one.graphql(session, casePage, { reference })).body.data.mediation
const answerFields = '__typename ... on Rejected { rejections { code rule field severity } }'
/** Sends one command of staff on a case; null where it is not theirs. */
const send = async (
  session: string,
  reference: string,
  name: string,
  argument?: { readonly type: string; readonly name: string; readonly value: unknown },
): Promise<{ __typename: string; rejections?: Rejected[] } | null> => {
  const [declared, given] = argument ? [`, $value: ${argument.type}`, `, ${argument.name}: $value`] : ['', '']
  const query = `mutation($id: ID!, $reference: String!${declared}) {
    ${name}(submissionId: $id, reference: $reference${given}) { ${answerFields} } }`
  const answer = await one.graphql(session, query, { id: randomUUID(), reference, value: argument?.value })
  if (answer.body.errors) throw new Error(answer.text)
  return answer.body.data[name]
}
const input = (type: string, value: object) => ({ type: `${type}!`, name: 'input', value })
const mediatorNamed = (value: string) => ({ type: 'String!', name: 'mediatorId', value })
const fieldsOf = (answer: { rejections?: Rejected[] } | null) =>
  answer?.rejections?.map(({ code, field, severity }) => ({ code, field, severity }))

describe('opening', () => {
  const open = (change: object) =>
    one.graphql(sage, openMediation, {
      submissionId: randomUUID(),
      input: { ...openMediationInput(one.people.england), ...change },
    })

  it('PP-2, PP-6: says whose practice raises concern and whether conduct is part of it', async () => {
    const { body } = await open({ profession: 'dentist', conductIsPart: 'notKnown' })
    const { concern, openedBy, caseSupport, adviser } = await page(sage, body.data.openMediation.made[0].reference)
    expect(concern).toEqual({ profession: 'dentist', conductIsPart: 'notKnown' })
    expect({ openedBy, caseSupport, adviser }).toEqual({
      openedBy: 'Sage Test',
      caseSupport: 'Cass Test',
      adviser: 'Alva Test',
    })
  })
  it('PP-2: refuses another profession, at its field', async () => {
    const { body } = await open({ profession: 'other' })
    expect(fieldsOf(body.data.openMediation)).toEqual([
      { code: 'PROFESSION_OUT_OF_SCOPE', field: 'profession', severity: 'must' },
    ])
  })
  it('is possible without case support, who is assigned later (PP-3)', async () => {
    const { reference } = (await open({ caseSupportId: '' })).body.data.openMediation.made[0]
    expect(await page(cass, reference)).toBeNull()
    const support = { type: 'String!', name: 'accountId', value: seededPeople.caseSupport }
    expect(await send(sage, reference, 'assignCaseSupport', support)).toMatchObject({ __typename: 'Accepted' })
    expect(await page(cass, reference)).toMatchObject({ caseSupport: 'Cass Test' })
  })
})

describe('suitability and charges', () => {
  const charges = (change: object = {}) => input('PutChargesInput', { pounds: '1200', covers: 'A day', ...change })

  it('AM-4: where a condition is in doubt, the charges are put with a Senior Adviser’s reason alone, which is opened by itself', async () => {
    const { reference } = await newlyOpenedBy(one.records)
    expect(
      await send(
        cass,
        reference,
        'answerSuitability',
        input('SuitabilityInput', { ...suitable, notFormal: 'notKnown' }),
      ),
    ).toMatchObject({ __typename: 'Accepted' })
    expect(fieldsOf(await send(sage, reference, 'putCharges', charges()))).toEqual([
      { code: 'SUITABILITY_IN_DOUBT', field: 'reasons.AM-4', severity: 'advice' },
    ])
    const reasons = [{ rule: 'AM-4', reason: 'Både parter vil' }]
    expect(fieldsOf(await send(cass, reference, 'putCharges', charges({ reasons })))).toEqual([
      { code: 'SENIOR_ADVISER_DECIDES', field: null, severity: 'must' },
    ])
    expect(await send(sage, reference, 'putCharges', charges({ reasons }))).toMatchObject({ __typename: 'Accepted' })
    expect(await page(sage, reference)).toMatchObject({
      suitability: { notFormal: 'notKnown' },
      charges: { pounds: 1200, answer: null },
      reasons: [{ number: 1, rule: 'AM-4' }],
    })
    const opened = await one.graphql(
      sage,
      'query($reference: String!) { mediation(reference: $reference) { reason(number: 1) charges { covers } } }',
      { reference },
    )
    expect(opened.body.data.mediation).toEqual({ reason: 'Både parter vil', charges: { covers: 'A day' } })
    const { rows } = await one.database.admin.query(
      'select page from advice.access_entry e join advice.mediation m using (root_id) where m.reference = $1 order by page',
      [reference],
    )
    expect(rows.map((row) => row.page)).toEqual(['/cases/:reference/charges', '/cases/:reference/reasons/:number'])
  })
  it('PP-4: an empty charge is no charge of 0, and what is wrong is answered at its field', async () => {
    const { reference } = await newlyOpenedBy(one.records)
    const answer = await send(sage, reference, 'putCharges', charges({ pounds: ' ', covers: '' }))
    expect(
      fieldsOf(answer)
        ?.map(({ field }) => field)
        .sort(),
    ).toEqual(['covers', 'pounds'])
  })
})

describe('mediators', () => {
  const asked = async () => {
    const { reference } = await openedBy(one.records)
    for (const id of [seededPeople.mediator, seededPeople.secondMediator])
      expect(await send(sage, reference, 'proposeMediator', mediatorNamed(id))).toMatchObject({
        __typename: 'Accepted',
      })
    return reference
  }
  const proposal = 'query($reference: String!) { proposal(reference: $reference) { organisationName answered names } }'
  const assign = (mediatorIds: readonly string[], reason?: string) =>
    input('AssignMediatorsInput', { mediatorIds, reasons: reason ? [{ rule: 'AM-2', reason }] : [] })

  it('AM-1: who is asked sees names and organisation and nothing else, and declares that there is no connection', async () => {
    const reference = await asked()
    expect(await page(max, reference)).toBeNull()
    expect((await one.graphql(max, proposal, { reference })).body.data.proposal).toEqual({
      organisationName: 'Exampleshire Invented NHS Trust',
      answered: false,
      names: ['Ådne Commissioner', 'Zoë Nåme-1', 'Zoë Nåme-2'],
    })
    expect((await one.graphql(cass, proposal, { reference })).body.data.proposal).toBeNull()
    expect(await send(max, reference, 'declareNoConnection')).toMatchObject({ __typename: 'Accepted' })
    expect((await one.graphql(max, proposal, { reference })).body.data.proposal.answered).toBe(true)
  })
  it('AM-1: a connection is told to nobody: it stands in the list as a proposal that lapsed would, and nowhere in the timeline', async () => {
    const reference = await asked()
    expect(await send(max, reference, 'declareConnection')).toMatchObject({ __typename: 'Accepted' })
    expect((await one.graphql(max, proposal, { reference })).body.data.proposal).toBeNull()
    const { mediators, timeline } = await page(sage, reference)
    expect(mediators).toContainEqual({ standing: 'notAvailable', colleague: { displayName: 'Max Test' } })
    expect(timeline[0].what).toBe('A mediator was asked')
    expect(JSON.stringify(timeline)).not.toContain('Max')
    expect((await one.graphql(mina, proposal, { reference })).body.data.proposal.answered).toBe(false)
  })
  it('AM-2: one alone needs a reason; both are replaced by assigning others', async () => {
    const reference = await asked()
    await send(max, reference, 'declareNoConnection')
    await send(mina, reference, 'declareNoConnection')
    expect(fieldsOf(await send(sage, reference, 'assignMediators', assign([seededPeople.mediator])))).toEqual([
      { code: 'ONE_MEDIATOR_ALONE', field: 'reasons.AM-2', severity: 'advice' },
    ])
    expect(await send(sage, reference, 'assignMediators', assign([seededPeople.mediator], 'On leave'))).toMatchObject({
      __typename: 'Accepted',
    })
    expect(await page(max, reference)).toMatchObject({ charges: null, mayDo: expect.arrayContaining(['offerTalk']) })
    await send(sage, reference, 'assignMediators', assign([seededPeople.secondMediator], 'He is ill'))
    expect(await page(max, reference)).toBeNull()
    expect(await page(mina, reference)).toMatchObject({ reference })
  })
  it('AM-3: nothing that staff type or read has a place for a side', () => {
    expect(`${casePage} ${proposal}`).not.toMatch(/\bside\b/i)
  })
})

describe('preparation', () => {
  const outlines = `query($reference: String!, $position: Int!) { mediation(reference: $reference) {
    outline(position: $position) participants { outlineReceivedOn } } }`
  const prepared = async (): Promise<CaseUnderWay> => {
    const going = await aCaseUnderWay(one)
    await going.assignMediators()
    await going.agree(0)
    await accepted(one.records, going.parties[0]!, 'handInOutline', { outline: 'Sådan ser jeg det' })
    return going
  }

  it('a page that several roles share is answered to each without an error, and null where the role may not read', async () => {
    const { reference } = await prepared()
    const shared = `query($reference: String!) { mediation(reference: $reference) {
      charges { pounds } participants { safeContact { channel } outlineReceivedOn } } }`
    for (const session of [sage, cass, max]) {
      const { body, status } = await one.graphql(session, shared, { reference })
      expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    }
  })
  it('AM-10: an outline opens to the mediators once all have agreed, to nobody else, and its opening is recorded', async () => {
    const going = await prepared()
    const { reference } = going
    const read = async (session: string) =>
      (await one.graphql(session, outlines, { reference, position: 1 })).body.data.mediation
    expect((await read(max)).outline).toBeNull()
    await going.agree(1)
    expect(await read(max)).toMatchObject({
      outline: 'Sådan ser jeg det',
      participants: [{ outlineReceivedOn: expect.any(String) }, { outlineReceivedOn: null }],
    })
    expect(await read(cass)).toMatchObject({
      outline: null,
      participants: [{ outlineReceivedOn: expect.any(String) }, {}],
    })
    expect(await read(sage)).toMatchObject({ outline: null, participants: [{ outlineReceivedOn: null }, {}] })
    const { rows } = await one.database.admin.query(
      "select actor, page from advice.access_entry where root_id = $1 and class = 'OS'",
      [going.rootId],
    )
    expect(rows).toEqual([{ actor: seededPeople.mediator, page: '/cases/:reference/outline/:position' }])
  })
  it('AM-11: a talk is a task until a mediator has offered times; one that has passed is refused at its place', async () => {
    const going = await prepared()
    const talk = (times: readonly string[]) => input('OfferTalkInput', { position: 1, times })
    expect((await page(max, going.reference)).tasks).toContainEqual(
      expect.objectContaining({ kind: 'talkToOffer', position: 1, what: 'Offer a talk to participant 1' }),
    )
    expect(
      fieldsOf(await send(max, going.reference, 'offerTalk', talk(['2020-01-01T10:00:00.000Z', 'tomorrow']))),
    ).toEqual([{ code: 'MALFORMED', field: 'times.1', severity: 'must' }])
    expect(fieldsOf(await send(max, going.reference, 'offerTalk', talk(['2020-01-01T10:00:00.000Z'])))).toEqual([
      { code: 'TIME_HAS_PASSED', field: 'times.0', severity: 'must' },
    ])
    const time = `2099-01-0${1 + (going.rootId.charCodeAt(0) % 9)}T10:00:00.000Z`
    expect(await send(max, going.reference, 'offerTalk', talk([time]))).toMatchObject({ __typename: 'Accepted' })
    expect((await page(cass, going.reference)).participants[0].talk).toEqual({
      times: [time],
      bookedAt: null,
      declined: false,
    })
  })
  it('a safe contact: case support and mediators see how, and open where by itself; the Senior Adviser neither', async () => {
    const going = await prepared()
    const { reference } = going
    const contact = {
      channel: 'telephone',
      telephone: '01632 960 001',
      notAtWork: true,
      fromHour: '9',
      untilHour: '17',
    }
    await accepted(one.records, going.parties[0]!, 'setSafeContact', contact)
    const where = `query($reference: String!) { mediation(reference: $reference) { safeContactAt(position: 1) } }`
    for (const session of [cass, max]) {
      expect((await page(session, reference)).participants[0].safeContact).toEqual({
        channel: 'telephone',
        fromHour: 9,
        untilHour: 17,
      })
      expect((await one.graphql(session, where, { reference })).body.data.mediation.safeContactAt).toBe('01632 960 001')
    }
    expect((await page(sage, reference)).participants[0].safeContact).toBeNull()
    expect((await one.graphql(sage, where, { reference })).body.data.mediation.safeContactAt).toBeNull()
  })
})

describe('AM-22: a withdrawal that was told to staff', () => {
  const told = (change: object = {}) =>
    input('RecordWithdrawalInput', { position: 1, toldOn: '2020-01-31', channel: 'telephone', ...change })

  it('is recorded by case support with who, when and how, and ends it at once', async () => {
    const { reference } = await openedBy(one.records)
    expect(fieldsOf(await send(cass, reference, 'recordWithdrawal', told({ position: 9 })))).toEqual([
      { code: 'PARTY_UNKNOWN', field: 'position', severity: 'must' },
    ])
    expect(await send(sage, reference, 'recordWithdrawal', told())).toBeNull()
    expect(await send(cass, reference, 'recordWithdrawal', told())).toMatchObject({ __typename: 'Accepted' })
    expect(await page(cass, reference)).toMatchObject({
      stage: 'ended',
      withdrawalsTold: [{ position: 1, toldOn: '2020-01-31', channel: 'telephone' }],
      timeline: [
        { what: 'A withdrawal of participant 1 was recorded, and the mediation ended', who: 'Cass Test' },
        {},
        {},
        {},
        {},
      ],
      participants: [{ name: null }, { name: null }],
      concern: null,
      charges: null,
    })
  })
})

describe('PP-7: the allocated Adviser', () => {
  it('reads the cases of their organisations, and answers suitability alone', async () => {
    const alva = await one.signInStaff('alva')
    const { reference } = await newlyOpenedBy(one.records)
    expect(await page(alva, reference)).toMatchObject({
      adviser: 'Alva Test',
      mayDo: ['answerSuitability'],
      charges: null,
    })
    const list = (await one.graphql(alva, '{ mediations(first: 50) { nodes { reference } } }')).body.data.mediations
      .nodes
    expect(list).toContainEqual({ reference })
  })
})
