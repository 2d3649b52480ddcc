import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aGateway, participantPortalUrl, staffPortalUrl, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
let sage: string
beforeAll(async () => {
  one = await aGateway()
  sage = await one.signInStaff('sage')
})
afterAll(() => one.close())

const bearer = () => ({ authorization: `Bearer ${sage}` })
const query = '{ me { kind } }'
const codesOf = (answer: { body: { errors?: { extensions: { code: string } }[] } }) =>
  (answer.body.errors ?? []).map(({ extensions }) => extensions.code)

describe('requests', () => {
  it.each(['http://elsewhere.example.org', 'null', `${staffPortalUrl}.example.org`, ''])(
    'from a page of %j are refused, with a session too',
    async (origin) => {
      for (const path of ['/graphql', '/sign-in/staff/begin', '/sign-out']) {
        const answer = await one.post(path, { query }, { ...bearer(), origin })
        expect({ status: answer.status, problem: answer.body?.problem }).toEqual({ status: 403, problem: 'origin' })
      }
    },
  )

  it('from our portals’ servers and pages are taken; no other page is told that it may read', async () => {
    for (const origin of [staffPortalUrl, participantPortalUrl]) {
      const answer = await one.post('/graphql', { query }, { ...bearer(), origin })
      expect(answer.status).toBe(200)
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    const asked = await one.send('OPTIONS', '/graphql', undefined, { origin: staffPortalUrl })
    expect(asked.status).toBe(405)
  })

  it('are answered to nobody’s store', async () => {
    const answers = [
      await one.send('GET', '/health'),
      await one.send('GET', '/nothing-here'),
      await one.post('/graphql', { query }),
      await one.post('/graphql', { query }, bearer()),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 200])
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store')
  })

  it('by GET change nothing and read nothing', async () => {
    const asked = `/graphql?query=${encodeURIComponent('mutation { withdraw(submissionId: "1") { __typename } }')}`
    expect((await one.send('GET', asked, undefined, bearer())).status).toBe(405)
    expect((await one.send('GET', '/sign-in/staff/begin')).status).toBe(405)
  })

  it('that are no JSON, or too long, are refused', async () => {
    const asText = await one.send('POST', '/sign-in/link/code', '{}', { 'content-type': 'text/plain' })
    const broken = await one.send('POST', '/sign-in/link/code', '{"token":')
    const long = await one.post('/graphql', { query, variables: { long: 'x'.repeat(110_000) } }, bearer())
    expect([asText.status, broken.status, long.status]).toEqual([415, 400, 413])
  })

  it('that are no GraphQL are refused without a fault', async () => {
    for (const body of ['[]', '"text"', 'null', '{', '{}', '{"query":7}', JSON.stringify([{ query }, { query }])]) {
      const answer = await one.send('POST', '/graphql', body, bearer())
      expect(answer.status, body).toBe(400)
    }
    expect(one.lines.filter((line) => line.includes('"msg":"fault"'))).toEqual([])
  })

  it('that are given up half-way do not end the gateway', async () => {
    await new Promise<void>((resolve) => {
      const half = request(`${one.url}/graphql`, {
        method: 'POST',
        headers: { ...bearer(), 'content-type': 'application/json', 'content-length': '500' },
      })
      half.on('error', () => resolve())
      half.write('{"query":', () => half.destroy())
    })
    expect((await one.send('GET', '/health')).status).toBe(200)
  })
})

describe('documents', () => {
  const text = 'query Me { me { kind } }'
  const hash = createHash('sha256').update(text).digest('hex')
  const hashed = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

  it('that are registered are executed, by their hash', async () => {
    const gateway = await one.start({ registeredOnly: true, documents: new Map([[hash, text]]) })
    const answer = await gateway.post('/graphql', hashed(hash), bearer())
    expect(answer.body).toEqual({ data: { me: { kind: 'staff' } } })
  })

  it('that are not are refused, and so is introspection', async () => {
    const introspection = 'query Types { __schema { types { name } } }'
    const introspectionHash = createHash('sha256').update(introspection).digest('hex')
    const gateway = await one.start({ registeredOnly: true, documents: new Map([[hash, text]]) })
    const asked = [
      { body: { query: text }, code: 'CANNOT_SEND_PQ_ID_AND_BODY' },
      { body: { query: text, ...hashed(hash) }, code: 'CANNOT_SEND_PQ_ID_AND_BODY' },
      { body: { query: introspection }, code: 'CANNOT_SEND_PQ_ID_AND_BODY' },
      { body: hashed(introspectionHash), code: 'PERSISTED_QUERY_NOT_IN_LIST' },
      { body: hashed('constructor'), code: 'PERSISTED_QUERY_NOT_IN_LIST' },
      { body: { operationName: 'Me' }, code: 'PERSISTED_QUERY_ID_REQUIRED' },
    ]
    for (const { body, code } of asked) {
      const answer = await gateway.post('/graphql', body, bearer())
      expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes: [code] })
    }
  })

  it('stop the start where the schema does not know them, or they ask for it, or hold two commands', async () => {
    for (const document of [
      'query Wrong { price }',
      'query Types { __schema { types { name } } }',
      'mutation Two { one: withdraw(submissionId: "x") { __typename } two: withdraw(submissionId: "x") { __typename } }',
    ])
      await expect(
        one.start({ registeredOnly: true, documents: new Map([['0'.repeat(64), document]]) }),
      ).rejects.toThrow('registered document 0000')
  })

  const withdrawn = 'withdraw(submissionId: "x") { __typename }'
  it.each([
    ['side by side', `mutation { one: ${withdrawn} two: ${withdrawn} }`],
    ['in a fragment', `mutation { ${withdrawn} ...More } fragment More on Mutation { two: ${withdrawn} }`],
    [
      'in a fragment of a fragment',
      `mutation { ...A } fragment A on Mutation { one: ${withdrawn} ...B } fragment B on Mutation { two: ${withdrawn} }`,
    ],
    ['in an inline fragment', `mutation { ${withdrawn} ... on Mutation { two: ${withdrawn} } }`],
  ])('hold one command: two %s are refused', async (_, document) => {
    const answer = await one.graphql(sage, document)
    expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes: ['ONE_MUTATION'] })
  })

  it.each([
    ['deep', `{ me ${'{ ... '.repeat(10)} { kind } ${'}'.repeat(10)} }`, 'depth'],
    [
      'of many aliases',
      `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: me { kind }`).join(' ')} }`,
      'Aliases',
    ],
    ['of many tokens', `{ ${'me { kind } '.repeat(400)} }`, 'Token'],
    [
      'of many directives',
      `{ me { kind ${Array.from({ length: 30 }, () => '@include(if: true)').join(' ')} } }`,
      'Directives',
    ],
  ])('that are %s are refused', async (_, document, limit) => {
    const answer = await one.graphql(sage, document)
    expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status: 400, codes: ['BAD_REQUEST'] })
    expect(answer.body.errors[0].message.toLowerCase()).toContain(`${limit.toLowerCase()} limit`)
  })
})

describe('faults', () => {
  it('are answered with a reference alone, and logged under it without a value', async () => {
    await one.database.admin.query('alter table advice.milestone rename to planted_away')
    try {
      const session = await one.signInParty(one.people.adviser)
      const answer = await one.graphql(session, '{ myMediation { milestones { name } } }')
      expect(answer.status).toBe(500)
      expect(Object.keys(answer.body.errors[0]).sort()).toEqual(['extensions', 'message'])
      const { code, reference } = answer.body.errors[0].extensions
      expect({ code, message: answer.body.errors[0].message }).toEqual({
        code: 'FAULT',
        message: 'Something went wrong',
      })
      const logged = one.lines.filter((line) => line.includes(reference))
      expect(logged).toHaveLength(1)
      expect(JSON.parse(logged[0]!)).toMatchObject({ msg: 'fault', reference, code: '42P01' })
      expect(one.lines.join('')).not.toContain('milestone')
    } finally {
      await one.database.admin.query('alter table advice.planted_away rename to milestone')
    }
  })
})
