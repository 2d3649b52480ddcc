import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'
import { usualLimits } from './limits.ts'
import { hashOf, newSecret } from './secrets.ts'

let one: TestGateway
let party: string
let token: string
beforeAll(async () => {
  one = await aGateway()
  const { parties } = await one.opened(await one.signInStaff('sage'), 4)
  party = parties[1]!
  token = await one.platform.links.make(party)
})
afterAll(() => one.close())

const sql = (text: string, values: unknown[] = []) => one.database.admin.query(text, values)
const complete = async (withToken: string, code: string) => {
  const { status, body } = await one.post('/sign-in/link/complete', { token: withToken, code })
  return { status, problem: body?.problem, session: body?.session as string | undefined }
}
const planned = async (kind: string, recipient: string): Promise<number> =>
  (await sql("select 1 from advice.effect where kind = $1 and recipient = $2 and state = 'planned'", [kind, recipient]))
    .rows.length
const anotherThan = (code: string) => String((Number(code) + 1 + randomInt(1_000)) % 1_000_000).padStart(6, '0')
const expiredLink = async (partyId: string): Promise<string> => {
  const made = await one.platform.links.make(partyId)
  await sql("update platform.personal_link set expires_at = clock_timestamp() - interval '1 second' where hash = $1", [
    hashOf(made),
  ])
  return made
}

describe('a code for a personal link', () => {
  it('is planned for a live link, as an effect without the digits', async () => {
    expect((await one.post('/sign-in/link/code', { token })).status).toBe(202)
    await vi.waitFor(async () => expect(await planned('signInCode', party)).toBe(1))
  })

  it('is answered alike whether the link is live, expired, unknown or none', async () => {
    await sql("update advice.effect set state = 'done' where recipient = $1", [party])
    const asked = [await expiredLink(party), newSecret(), 'short', '']
    const gateway = await one.start()
    const answers = []
    for (const each of asked) answers.push(await gateway.post('/sign-in/link/code', { token: each }))
    await gateway.close()
    expect(await planned('signInCode', party)).toBe(0)
    const another = await one.start()
    answers.push(await another.post('/sign-in/link/code', { token }))
    await another.close()
    expect(await planned('signInCode', party)).toBe(1)
    const seen = answers.map(({ status, text, headers }) => ({
      status,
      text,
      headers: [...headers.keys()].filter((name) => name !== 'date').sort(),
    }))
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(seen[0]).toMatchObject({ status: 202, text: '' })
  })

  it('answers before it looks: a database that waits for a lock keeps nobody waiting', async () => {
    const client = await one.database.admin.connect()
    try {
      await client.query('begin')
      await client.query('lock table platform.personal_link in access exclusive mode')
      const answer = await one.post('/sign-in/link/code', { token })
      expect(answer.status).toBe(202)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('opens a session of two hours for the party on that case', async () => {
    const code = await one.platform.codes.make(party)
    const { status, session } = await complete(token, code)
    expect(status).toBe(200)
    const { rows } = await sql(
      'select kind, subject, extract(epoch from expires_at - created_at)::int as seconds from platform.session where hash = $1',
      [hashOf(session!)],
    )
    expect(rows).toEqual([{ kind: 'party', subject: party, seconds: 2 * 3_600 }])
    expect((await one.graphql(session!, '{ me { kind } myMediation { ownName } }')).body.data).toEqual({
      me: { kind: 'party' },
      myMediation: { ownName: 'Zoë Nåme-1' },
    })
  })

  it('may be typed with spaces', async () => {
    const code = await one.platform.codes.make(party)
    expect((await complete(token, ` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(200)
  })

  it('wrong: is refused, and the right one is still good', async () => {
    const code = await one.platform.codes.make(party)
    expect(await complete(token, anotherThan(code))).toMatchObject({ status: 422, problem: 'wrong' })
    for (const typed of ['', '12345', '1234567', 'abcdef', "' or 1=1"])
      expect(await complete(token, typed)).toMatchObject({ status: 422, problem: 'wrong' })
    expect((await complete(token, code)).status).toBe(200)
  })

  it('too many: after five wrong ones the right one is refused too', async () => {
    const [, , another] = await partiesOfNewCase()
    const link = await one.platform.links.make(another!)
    const code = await one.platform.codes.make(another!)
    for (let tries = 0; tries < 5; tries += 1) expect((await complete(link, anotherThan(code))).problem).toBe('wrong')
    expect(await complete(link, code)).toMatchObject({ status: 422, problem: 'tooMany', session: undefined })
  })

  it('too many: tries side by side are all counted', async () => {
    const [, another] = await partiesOfNewCase()
    const link = await one.platform.links.make(another!)
    const code = await one.platform.codes.make(another!)
    const answers = await Promise.all(Array.from({ length: 12 }, () => complete(link, anotherThan(code))))
    expect(answers.filter(({ problem }) => problem === 'wrong')).toHaveLength(5)
    expect((await sql('select tries from platform.link_code where party_id = $1', [another])).rows).toEqual([
      { tries: 12 },
    ])
  })

  it('expired: after ten minutes it is refused', async () => {
    const [, another] = await partiesOfNewCase()
    const link = await one.platform.links.make(another!)
    const code = await one.platform.codes.make(another!)
    const { rows } = await sql(
      'update platform.link_code set expires_at = clock_timestamp() where party_id = $1 returning extract(epoch from expires_at - made_at) as lived',
      [another],
    )
    expect(rows).toHaveLength(1)
    expect(await complete(link, code)).toMatchObject({ status: 422, problem: 'expired' })
  })

  it('spent: it opens one session, however many ask at once', async () => {
    const [, another] = await partiesOfNewCase()
    const link = await one.platform.links.make(another!)
    const code = await one.platform.codes.make(another!)
    const answers = await Promise.all([complete(link, code), complete(link, code), complete(link, code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    expect(await complete(link, code)).toMatchObject({ status: 422, problem: 'expired' })
  })

  it('belongs to its own link: another party’s is wrong here, and a link that is gone or unknown has none', async () => {
    const [, first, second] = await partiesOfNewCase()
    const link = await one.platform.links.make(first!)
    const code = await one.platform.codes.make(second!)
    expect(await complete(link, code)).toMatchObject({ status: 422, problem: 'expired' })
    expect(await complete(newSecret(), code)).toMatchObject({ status: 422, problem: 'expired' })
    expect(await complete(await expiredLink(second!), code)).toMatchObject({ status: 422, problem: 'expired' })
    expect(await complete('short', code)).toMatchObject({ status: 422, problem: 'wrong' })
  })
})

describe('a link asked for again', () => {
  it('is planned from an expired link too, to the address that the case has', async () => {
    const [, another] = await partiesOfNewCase()
    expect((await one.post('/sign-in/link/again', { token: await expiredLink(another!) })).status).toBe(202)
    await vi.waitFor(async () => expect(await planned('linkAgain', another!)).toBe(1))
    expect((await one.post('/sign-in/link/again', { token: newSecret() })).status).toBe(202)
  })
})

describe('limits', () => {
  it('are counted for a link over several processes, known or not', async () => {
    const limits = { ...usualLimits, codeOfLink: { points: 4, seconds: 60 } }
    const [first, second] = [await one.start({ limits }), await one.start({ limits })]
    for (const asked of [await one.platform.links.make(party), newSecret()]) {
      const statuses: number[] = []
      for (let count = 0; count < 3; count += 1)
        for (const gateway of [first, second])
          statuses.push((await gateway.post('/sign-in/link/code', { token: asked })).status)
      expect(statuses).toEqual([202, 202, 202, 202, 429, 429])
    }
  })

  it('are counted for the address that the portal forwards, and answered kindly', async () => {
    const limits = { ...usualLimits, client: { points: 2, seconds: 60 } }
    const gateway = await one.start({ limits })
    const from = (address: string) =>
      gateway.post('/sign-in/link/complete', { token: newSecret(), code: '123456' }, { 'x-concord-client': address })
    expect((await from('192.0.2.7')).status).toBe(422)
    expect((await from('192.0.2.7')).status).toBe(422)
    const refused = await from('192.0.2.7')
    expect(refused.status).toBe(429)
    expect(refused.body).toEqual({
      problem: 'tooMany',
      message: 'That was tried many times. Wait a minute, then try again',
    })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await from('2001:db8::7')).status).toBe(422)
  })
})

const partiesOfNewCase = async () => (await one.opened(await one.signInStaff('sage'))).parties
