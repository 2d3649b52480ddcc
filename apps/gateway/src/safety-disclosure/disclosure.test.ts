import { randomUUID } from 'node:crypto'
import { type AdviceRecords, createAdviceRecords } from '@concord/records'
import { disclosureInput, mediatedBy, registerMediator, statementsDuring } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, aGateway, myPage, type TestGateway, withdraw } from '../testing/a-gateway.ts'

let one: TestGateway
let records: AdviceRecords
let max: string
let sage: string
let rowan: string
beforeAll(async () => {
  one = await aGateway()
  const { database } = one
  records = createAdviceRecords({
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    connections: 2,
  })
  await registerMediator(records)
  max = await one.signInStaff('max')
  sage = await one.signInStaff('sage')
  rowan = await one.signInStaff('rowan')
})
afterAll(async () => {
  await records?.close()
  await one?.close()
})

const answerFields =
  '__typename ... on Accepted { made { name reference } } ... on Rejected { rejections { code field } }'
const beginDisclosure = `mutation Begin($submissionId: ID!, $mediation: String!, $input: BeginDisclosureInput!) {
  beginDisclosure(submissionId: $submissionId, mediation: $mediation, input: $input) { ${answerFields} } }`
const onDisclosure = (name: string, more = ''): string =>
  `mutation On($submissionId: ID!, $reference: String!${more ? ', $reason: String!' : ''}) {
    ${name}(submissionId: $submissionId, reference: $reference${more}) { ${answerFields} } }`
const page = `query Page($reference: String!) { disclosure(reference: $reference) { reference begunOn stage waitingSentence ownWriting
  ownView ownReason viewedOn acknowledgedOn participants thirdPartyToTell
  content { ground extract expectedAction thirdPartyName thirdPartyReached reasonsNotToTell } } }`
const addressed = `query Addressed($reference: String!) { addressedDisclosure(reference: $reference) {
  reference ground extract expectedAction sentOn acknowledgedOn } addressedDisclosures { reference } }`

const begin = (session: string, mediation: string, input: object = disclosureInput): Promise<Answer> =>
  one.graphql(session, beginDisclosure, { submissionId: randomUUID(), mediation, input })
const begun = async (mediation: string): Promise<string> =>
  (await begin(max, mediation)).body.data.beginDisclosure.made[0].reference
const act = (session: string, name: string, reference: string, reason?: string): Promise<Answer> =>
  one.graphql(session, onDisclosure(name, reason ? ', reason: $reason' : ''), {
    submissionId: randomUUID(),
    reference,
    reason,
  })
const acceptedOf = ({ body }: Answer): unknown => Object.values(body.data)[0]

describe('AM-9: a mediator begins a disclosure over HTTP', () => {
  it('under a mediation of theirs; what was written is in no answer to them', async () => {
    const { reference } = await mediatedBy(records)
    const answer = await begin(max, reference)
    expect(answer.body.data.beginDisclosure).toMatchObject({ __typename: 'Accepted', made: [{ name: 'disclosure' }] })
    const own = await one.graphql(max, page, { reference: answer.body.data.beginDisclosure.made[0].reference })
    expect(own.body.data.disclosure).toMatchObject({ ownWriting: true, content: null, stage: 'begun' })
    expect(answer.text + own.text).not.toContain('ünstaffed')
  })
  it('a mediation of others and one that is not there are answered alike', async () => {
    const { reference } = await one.opened(sage)
    const hidden = await begin(max, reference)
    const missing = await begin(max, 'AM-2222-3333')
    expect(hidden.text).toBe(missing.text)
    expect(hidden.body.data.beginDisclosure).toBeNull()
    expect((await begin(sage, reference)).text).toBe(missing.text)
  })
  it('a refusal is at its fields', async () => {
    const { reference } = await mediatedBy(records)
    const input = { ground: '', extract: ' ', expectedAction: '', thirdParty: { name: 'A', howReached: '' } }
    const { rejections } = (await begin(max, reference, input)).body.data.beginDisclosure
    expect(rejections.map(({ field }: { field: string }) => field)).toEqual([
      'ground',
      'extract',
      'expectedAction',
      'thirdParty.howReached',
    ])
  })
})

describe('AM-9: who reads it', () => {
  it('the second person all of it, and their view is recorded once', async () => {
    const { reference } = await mediatedBy(records)
    const disclosure = await begun(reference)
    const read = await one.graphql(sage, page, { reference: disclosure })
    expect(read.body.data.disclosure.content).toEqual({
      ground: 'patientSafety',
      extract: disclosureInput.extract,
      expectedAction: disclosureInput.expectedAction,
      thirdPartyName: disclosureInput.thirdParty.name,
      thirdPartyReached: disclosureInput.thirdParty.howReached,
      reasonsNotToTell: [],
    })
    expect(acceptedOf(await act(sage, 'viewDisclosure', disclosure))).toMatchObject({ __typename: 'Accepted' })
    expect(acceptedOf(await act(sage, 'viewDisclosure', disclosure))).toMatchObject({ __typename: 'Rejected' })
    expect((await one.graphql(rowan, page, { reference: disclosure })).body.data.disclosure).toBeNull()
    expect(acceptedOf(await act(rowan, 'viewDisclosure', disclosure))).toBeNull()
  })
  it('the commissioner what is addressed to them, and nobody else’s; their confirmation is taken once', async () => {
    const mediation = await mediatedBy(records)
    const other = await mediatedBy(records)
    const disclosure = await begun(mediation.reference)
    const elsewhere = await begun(other.reference)
    const session = await one.signInParty(mediation.commissioner.id)
    const read = await one.graphql(session, addressed, { reference: disclosure })
    expect(read.body.data.addressedDisclosure).toMatchObject({
      extract: disclosureInput.extract,
      expectedAction: disclosureInput.expectedAction,
      acknowledgedOn: null,
    })
    expect(read.body.data.addressedDisclosures).toEqual([{ reference: disclosure }])
    expect((await one.graphql(session, addressed, { reference: elsewhere })).body.data.addressedDisclosure).toBeNull()
    expect(acceptedOf(await act(session, 'acknowledgeDisclosure', elsewhere))).toBeNull()
    expect(acceptedOf(await act(session, 'acknowledgeDisclosure', disclosure))).toMatchObject({
      __typename: 'Accepted',
    })
    expect(acceptedOf(await act(session, 'acknowledgeDisclosure', disclosure))).toMatchObject({
      __typename: 'Rejected',
    })
  })
})

describe('issue check: a withdrawal at every step of a disclosure, and the subject’s every answer is byte-equal with and without it', () => {
  const sayWhyNot = async (reference: string) => {
    await act(sage, 'viewDisclosure', reference)
    await act(max, 'doNotTell', reference, 'It would raise the risk')
    await act(sage, 'doNotTell', reference, 'It would raise the risk')
  }
  const steps: Readonly<Record<string, (reference: string, commissioner: string) => Promise<unknown>>> = {
    'just begun': async () => undefined,
    'read by the second person': (reference) => one.graphql(sage, page, { reference }),
    viewed: (reference) => act(sage, 'viewDisclosure', reference),
    acknowledged: (reference, commissioner) => act(commissioner, 'acknowledgeDisclosure', reference),
    'not to be told': sayWhyNot,
  }
  /** Everything that a participant can ask and do, in one order; what they are answered, and what it took. */
  const everyAnswer = async (session: string): Promise<string[]> => {
    const seen: string[] = []
    const ask = async (text: string, variables: object = {}) => {
      let answer: Answer | undefined
      const statements = await statementsDuring(async () => {
        answer = await one.graphql(session, text, variables)
      })
      const headers = [...(answer?.headers ?? [])].filter(([name]) => name !== 'date')
      seen.push(JSON.stringify([answer?.status, answer?.text, headers, statements]))
    }
    const everything = async () => {
      await ask(myPage)
      await ask('{ toldOfSafety addressedDisclosures { reference } myMediation { whoCanSee { what } } }')
      await ask(page, { reference: 'SD-2222-3333' })
    }
    await everything()
    await ask(withdraw, { submissionId: randomUUID() })
    await everything()
    await ask(withdraw, { submissionId: randomUUID() })
    return seen
  }

  it.each(Object.keys(steps))('%s', async (step) => {
    const [withIt, without] = [await mediatedBy(records), await mediatedBy(records)]
    const reference = await begun(withIt.reference)
    await steps[step]?.(reference, await one.signInParty(withIt.commissioner.id))
    for (const position of [0, 1]) {
      const [subject, twin] = [withIt.parties[position], without.parties[position]]
      if (!subject || !twin) throw new Error('two parties each')
      const told = await everyAnswer(await one.signInParty(subject.id))
      expect(told).toEqual(await everyAnswer(await one.signInParty(twin.id)))
      expect(told.join()).not.toMatch(/SD-(?!2222)|patientSafety/)
    }
    const { rows } = await one.database.admin.query<{ kind: string }>(
      `select p.kind from advice.promise p join advice.disclosure d on d.root_id = p.root_id
       where d.reference = $1 and p.state = 'owed' order by 1`,
      [reference],
    )
    expect(rows.map(({ kind }) => kind)).toContain('disclosureNotice')
  })
})
