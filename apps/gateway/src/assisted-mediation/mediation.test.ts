import { randomUUID } from 'node:crypto'
import { openedBy, openMediationInput } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  aGateway,
  agreeToMediate,
  casePage,
  correctContactDetails,
  myPage,
  openMediation,
  type TestGateway,
  withdraw,
} from '../testing/a-gateway.ts'

let one: TestGateway
let sage: string
beforeAll(async () => {
  one = await aGateway()
  sage = await one.signInStaff('sage')
})
afterAll(() => one.close())

const page = async (reference: string) => (await one.graphql(sage, casePage, { reference })).body.data.mediation
const open = (input: unknown, submissionId = randomUUID(), session = sage) =>
  one.graphql(session, openMediation, { submissionId, input })
const typed = () => openMediationInput(one.people.england)
const rejectionsOf = (answer: { body: { data: Record<string, { rejections: { code: string; field: string }[] }> } }) =>
  Object.values(answer.body.data)[0]?.rejections.map(({ code, field }) => ({ code, field }))

describe('a mediation, through HTTP', () => {
  it('AM-5, AM-22: is opened, agreed to by one, and ended by the other’s withdrawal', async () => {
    const { reference } = await openedBy(one.records)
    const parties = await one.partiesOf(reference)
    expect(reference).toMatch(/^AM-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(await page(reference)).toMatchObject({
      reference,
      organisationName: 'Exampleshire Invented NHS Trust',
      stage: 'awaitingAgreement',
      waitingSentence: expect.stringContaining('Waiting for two of two agreements'),
      commissioner: { name: 'Ådne Commissioner', email: 'adne@example.org' },
      participants: [
        { position: 1, name: 'Zoë Nåme-1', email: 'zoe1@example.org', agreementReceived: false, agreedOn: null },
        { position: 2, name: 'Zoë Nåme-2', agreementReceived: false, reachable: true },
      ],
    })

    const first = await one.signInParty(parties[1]!)
    const agreed = await one.graphql(first, agreeToMediate, {
      submissionId: randomUUID(),
      input: { keepsConfidentiality: true },
    })
    expect(agreed.body).toEqual({ data: { agreeToMediate: { __typename: 'Accepted', made: [] } } })
    const mine = await one.graphql(first, myPage)
    expect(mine.body.data).toMatchObject({
      myMediation: { ownName: 'Zoë Nåme-1', agreedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), withdrewOn: null },
      commissionedMediation: null,
      me: { kind: 'party', displayName: null, roles: [] },
    })
    expect((await page(reference)).participants[0]).toMatchObject({
      agreementReceived: true,
      agreedOn: expect.any(String),
    })

    const second = await one.signInParty(parties[2]!)
    const withdrew = await one.graphql(second, withdraw, { submissionId: randomUUID() })
    expect(withdrew.body.data.withdraw.__typename).toBe('Accepted')
    const after = await page(reference)
    expect(after).toMatchObject({ stage: 'ended', participants: [{ name: null, email: null }, { name: null }] })
    expect(after.timeline.map(({ what, who }: { what: string; who: string }) => `${who}: ${what}`)).toEqual([
      'Participant 2: A withdrawal was received, and the mediation ended',
      'Participant 1: An agreement was received',
      'The commissioner: The charges were accepted',
      'Sage Test: The charges were put to the commissioner',
      'Sage Test: The suitability questions were answered',
      'Sage Test: The mediation was opened',
    ])
    // Until those concerned are told, nothing of it shows on anybody else's page.
    expect(
      (await one.graphql(first, myPage)).body.data.myMediation.milestones.map((m: { name: string }) => m.name),
    ).toEqual(['askedToAgree'])
    expect((await one.graphql(second, myPage)).body.data.myMediation.withdrewOn).toMatch(/^\d{4}/)
  })

  it('shows the commissioner milestones and whom they referred, and no more', async () => {
    const parties = await one.partiesOf((await openedBy(one.records)).reference)
    const commissioner = await one.signInParty(parties[0]!)
    expect((await one.graphql(commissioner, myPage)).body.data).toMatchObject({
      myMediation: null,
      commissionedMediation: {
        ownName: 'Ådne Commissioner',
        milestones: [{ name: 'askedToAgree' }],
        referred: [
          { position: 1, name: 'Zoë Nåme-1' },
          { position: 2, name: 'Zoë Nåme-2' },
        ],
      },
    })
    const answer = await one.graphql(commissioner, withdraw, { submissionId: randomUUID() })
    expect(answer.body).toEqual({ data: { withdraw: null } })
  })

  it('PP-1: refuses an organisation out of scope, with where to go instead', async () => {
    const answer = await open(openMediationInput(one.people.scotland))
    expect(answer.body.data.openMediation.rejections).toEqual([
      expect.objectContaining({
        code: 'ORGANISATION_OUT_OF_SCOPE',
        rule: 'PP-1',
        field: 'organisationId',
        severity: 'must',
      }),
    ])
    const listed = await one.graphql(sage, '{ organisations { id name nation } }')
    expect(listed.body.data.organisations).toHaveLength(2)
  })

  it('AM-29: refuses fewer than two participants', async () => {
    expect(rejectionsOf(await open(openMediationInput(one.people.england, 1)))).toEqual([
      { code: 'TOO_FEW_PARTICIPANTS', field: 'participants' },
    ])
  })
})

describe('what is typed', () => {
  it('malformed: every problem is answered at its own field', async () => {
    const answer = await open({
      organisationId: '',
      profession: 'nobody',
      conductIsPart: 'no',
      commissioner: { name: ' ', email: 'nobody' },
      participants: [
        { name: 'One', email: 'same@example.org' },
        { name: 'Two', email: 'SAME@example.org ' },
      ],
    })
    expect(answer.status).toBe(200)
    const fields = rejectionsOf(answer)!
    for (const field of ['organisationId', 'commissioner.name', 'commissioner.email'])
      expect(fields).toContainEqual({ code: 'MALFORMED', field })
  })

  it('too long: 121 characters are one too many, 120 of four bytes each are not', async () => {
    const named = (name: string) => ({ ...typed(), commissioner: { name, email: 'long@example.org' } })
    expect(rejectionsOf(await open(named('𝒜'.repeat(121))))).toEqual([
      { code: 'MALFORMED', field: 'commissioner.name' },
    ])
    expect((await open(named('𝒜'.repeat(120)))).body.data.openMediation.__typename).toBe('Accepted')
  })

  it('Unicode comes back as it was typed, composed; controls and lone surrogates are refused', async () => {
    const input = {
      ...typed(),
      commissioner: { name: 'Ngu\u0065\u0302\u0303n 王小明 👩‍⚕️ d’Östé', email: 'n@example.org' },
    }
    const answer = await open(input)
    const { commissioner } = await page(answer.body.data.openMediation.made[0].reference)
    expect(commissioner.name).toBe('Nguễn 王小明 👩‍⚕️ d’Östé'.normalize('NFC'))
    for (const name of ['a\u0000b', 'a\nb', 'a\u202Eb\u0007', '\ud800'])
      expect(rejectionsOf(await open({ ...typed(), commissioner: { name, email: 'n@example.org' } }))).toEqual([
        { code: 'MALFORMED', field: 'commissioner.name' },
      ])
  })

  it('twice: one submission makes one mediation, and both are told the same', async () => {
    const submissionId = randomUUID()
    const input = typed()
    const [first, second] = await Promise.all([open(input, submissionId), open(input, submissionId)])
    expect(second.body).toEqual(first.body)
    expect(first.body.data.openMediation.__typename).toBe('Accepted')
    expect((await open(input, submissionId)).body).toEqual(first.body)
    const { rows } = await one.database.admin.query('select 1 from advice.mediation where reference = $1', [
      first.body.data.openMediation.made[0].reference,
    ])
    expect(rows).toHaveLength(1)
  })

  it('thirty times, through two processes of the gateway: one mediation, one answer', async () => {
    const other = await one.start()
    const variables = { submissionId: randomUUID(), input: typed() }
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => (index % 2 ? one : other).graphql(sage, openMediation, variables)),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]!.body.data.openMediation.__typename).toBe('Accepted')
    const { rows } = await one.database.admin.query('select 1 from advice.submission where submission_id = $1', [
      variables.submissionId,
    ])
    expect(rows).toHaveLength(1)
  })

  it('twice with other content is refused; a refused form is corrected and sent again', async () => {
    const submissionId = randomUUID()
    expect((await open(openMediationInput(one.people.scotland), submissionId)).body.data.openMediation.__typename).toBe(
      'Rejected',
    )
    expect((await open(typed(), submissionId)).body.data.openMediation.__typename).toBe('Accepted')
    expect(rejectionsOf(await open(openMediationInput(one.people.england, 3), submissionId))).toEqual([
      { code: 'SENT_BEFORE_WITH_OTHER_CONTENT', field: null },
    ])
  })

  it('a submission id that is no UUID is refused before any statement', async () => {
    expect(rejectionsOf(await open(typed(), "x'; drop table advice.root; --" as never))).toEqual([
      { code: 'MALFORMED', field: 'submissionId' },
    ])
  })
})

describe('the wrong person', () => {
  it('cannot open: a mediator, or a party, is told that there is no such thing', async () => {
    const { parties } = await one.opened(sage)
    for (const session of [await one.signInStaff('max'), await one.signInParty(parties[1]!)])
      expect((await open(typed(), randomUUID(), session)).body).toEqual({ data: { openMediation: null } })
  })

  it('cannot read or correct what is another adviser’s', async () => {
    const { reference } = await one.opened(sage)
    const rowan = await one.signInStaff('rowan')
    expect((await one.graphql(rowan, casePage, { reference })).body).toEqual({ data: { mediation: null } })
    const input = { reference, position: 1, email: 'new@example.org' }
    const corrected = await one.graphql(rowan, correctContactDetails, { submissionId: randomUUID(), input })
    expect(corrected.body).toEqual({ data: { correctContactDetails: null } })
  })

  it('a party reads nothing of staff’s, and staff nothing of a party’s', async () => {
    const { reference, parties } = await one.opened(sage)
    const party = await one.signInParty(parties[1]!)
    const asked = await one.graphql(
      party,
      `query All($reference: String!) {
      mediation(reference: $reference) { reference } mediations { nodes { reference } } organisations { name } }`,
      { reference },
    )
    expect(asked.body).toEqual({ data: { mediation: null, mediations: null, organisations: null } })
    expect((await one.graphql(sage, myPage)).body.data).toMatchObject({
      myMediation: null,
      commissionedMediation: null,
    })
  })
})

describe('correctContactDetails', () => {
  const correct = (reference: string, position: number, email: string) =>
    one.graphql(sage, correctContactDetails, { submissionId: randomUUID(), input: { reference, position, email } })

  it('corrects a participant’s address, and the commissioner’s at position 0', async () => {
    const { reference } = await one.opened(sage)
    for (const position of [0, 2])
      expect(
        (await correct(reference, position, `right${position}@example.org`)).body.data.correctContactDetails.__typename,
      ).toBe('Accepted')
    expect(await page(reference)).toMatchObject({
      commissioner: { email: 'right0@example.org' },
      participants: [{ email: 'zoe1@example.org' }, { email: 'right2@example.org' }],
    })
  })

  it('says at the position that there is nobody, and at the address that it is none', async () => {
    const { reference } = await one.opened(sage)
    expect(rejectionsOf(await correct(reference, 9, 'right@example.org'))).toEqual([
      { code: 'PARTY_UNKNOWN', field: 'position' },
    ])
    expect(rejectionsOf(await correct(reference, 1, 'nobody'))).toEqual([{ code: 'MALFORMED', field: 'email' }])
  })
})

describe('the list', () => {
  const list =
    'query List($first: Int, $after: String, $stage: MediationStage) { mediations(first: $first, after: $after, stage: $stage) { nodes { reference stage } pageInfo { hasNextPage endCursor } } }'

  it('goes on where a page ended, newest first, each once', async () => {
    const rowan = await one.signInStaff('rowan')
    const references: string[] = []
    for (let count = 0; count < 5; count += 1) references.unshift((await one.opened(rowan)).reference)
    const seen: string[] = []
    let after: string | null = null
    do {
      const answer: Answer = await one.graphql(rowan, list, { first: 2, after })
      const { mediations } = answer.body.data
      seen.push(...mediations.nodes.map(({ reference }: { reference: string }) => reference))
      after = mediations.pageInfo.endCursor
    } while (after)
    expect(seen).toEqual(references)
    expect((await one.graphql(rowan, list, { stage: 'ended' })).body.data.mediations.nodes).toEqual([])
  })

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 51 }, 'PAGE_SIZE'],
    [{ first: -1 }, 'PAGE_SIZE'],
    [{ after: 'not a place' }, 'CURSOR'],
    [{ after: Buffer.from('2026-99-99T00:00:00.000Z AM-2222-2222').toString('base64url') }, 'CURSOR'],
  ])('refuses %j before any statement', async (variables, code) => {
    const answer = await one.graphql(sage, list, variables)
    expect({ status: answer.status, code: answer.body.errors[0].extensions.code }).toEqual({ status: 400, code })
  })
})
