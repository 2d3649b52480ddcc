import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlatformRecords } from './index.ts'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { seededPeople } from './testing/people.ts'

let wall: Awaited<ReturnType<typeof aWall>>
let platform: ReturnType<typeof createPlatformRecords>
beforeAll(async () => {
  wall = await aWall()
  platform = createPlatformRecords({
    signInUrl: wall.database.urlOf('sign_in'),
    digestKey: wall.database.digestKey,
  })
})
afterAll(async () => {
  await platform?.close()
  await wall?.close()
})

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('a code is good for ten minutes, five tries and once (DESIGN, Sign-in)', () => {
  test('the right one is spent once', async () => {
    const party = randomUUID()
    const code = await platform.codes.make(party)
    expect(code).toMatch(/^\d{6}$/)
    expect(await platform.codes.spend(party, wrongOf(code))).toBe('wrong')
    expect(await platform.codes.spend(party, code)).toBeNull()
    expect(await platform.codes.spend(party, code)).toBe('expired')
  })
  test('after five wrong tries the right one is refused too', async () => {
    const party = randomUUID()
    const code = await platform.codes.make(party)
    for (let tries = 0; tries < 5; tries += 1) expect(await platform.codes.spend(party, wrongOf(code))).toBe('wrong')
    expect(await platform.codes.spend(party, code)).toBe('tooMany')
  })
  test('tries side by side are all counted', async () => {
    const party = randomUUID()
    const code = await platform.codes.make(party)
    const answers = await Promise.all(Array.from({ length: 12 }, () => platform.codes.spend(party, wrongOf(code))))
    expect(answers.filter((one) => one === 'wrong')).toHaveLength(5)
    expect(answers.filter((one) => one === 'tooMany')).toHaveLength(7)
  })
  test('the right one sent five times at once signs in once', async () => {
    const party = randomUUID()
    const code = await platform.codes.make(party)
    const answers = await Promise.all(Array.from({ length: 5 }, () => platform.codes.spend(party, code)))
    expect(answers.filter((one) => one === null)).toHaveLength(1)
  })
  test('another party’s code, and one that is over, do not sign in', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const code = await platform.codes.make(one)
    expect(await platform.codes.spend(other, code)).toBe('expired')
    await wall.rows("update platform.link_code set expires_at = now() - interval '1 second' where party_id = $1", [one])
    expect(await platform.codes.spend(one, code)).toBe('expired')
  })
})

describe('tokens are kept as hashes alone', () => {
  test('neither session, link, code nor state stands in a table', async () => {
    const party = randomUUID()
    const { session } = await platform.sessions.open('party', party)
    const [token, code, state] = [await platform.links.make(party), await platform.codes.make(party), randomUUID()]
    await platform.attempts.begin(state, 'verifier')
    const kept = await wall.rows<{ row: string }>(
      `select t::text as row from platform.session t union all select t::text from platform.personal_link t
       union all select t::text from platform.link_code t union all select t::text from platform.sign_in_attempt t`,
    )
    const all = kept.map(({ row }) => row).join('\n')
    expect(all).toContain(party)
    const hex = (text: string) => Buffer.from(text).toString('hex')
    for (const secret of [session, token, state, hex(session), hex(token), hex(code), hex(state)])
      expect(all).not.toContain(secret)
  })
  test('a session is found until it is closed or over', async () => {
    const { session } = await platform.sessions.open('staff', adviser.id)
    expect(await platform.sessions.find(session)).toEqual({ kind: 'staff', subject: adviser.id })
    expect(await platform.sessions.find(`${session}x`)).toBeNull()
    await platform.sessions.close(session)
    expect(await platform.sessions.find(session)).toBeNull()
    const { session: over } = await platform.sessions.open('staff', adviser.id)
    await wall.rows("update platform.session set expires_at = now() - interval '1 second'")
    expect(await platform.sessions.find(over)).toBeNull()
  })
  test('a sign-in’s verifier is taken once', async () => {
    const state = randomUUID()
    await platform.attempts.begin(state, 'verifier')
    expect(await platform.attempts.take(state)).toBe('verifier')
    expect(await platform.attempts.take(state)).toBeNull()
  })
})

describe('links, by the service clock', () => {
  test('an earlier link stays good beside a later one, and each says when it is over', async () => {
    const party = randomUUID()
    const [earlier, later] = [await platform.links.make(party), await platform.links.make(party)]
    for (const token of [earlier, later])
      expect(await platform.links.find(token)).toEqual({ partyId: party, expired: false })
    const now = Date.parse(await wall.database.clock.now())
    await wall.database.clock.moveTo(new Date(now + 61 * 86_400_000).toISOString())
    expect(await platform.links.find(earlier)).toEqual({ partyId: party, expired: true })
    expect(await platform.links.find('nothing')).toBeNull()
  })
})

describe('a staff account without a role, or put out of use, is nobody', () => {
  test('by subject and by id', async () => {
    expect(await platform.staff.bySubject('sage')).toMatchObject({ id: adviser.id, roles: ['senior-adviser'] })
    await wall.rows('update platform.staff_account set active = false where id = $1', [seededPeople.mediator])
    expect(await platform.staff.byId(seededPeople.mediator)).toBeNull()
    await wall.rows('delete from platform.staff_role where account_id = $1', [seededPeople.otherAdviser])
    expect(await platform.staff.byId(seededPeople.otherAdviser)).toBeNull()
  })
})

describe('a code or a link is asked for without Temporal', () => {
  test('one planned effect however often it is asked for; none for nobody', async () => {
    const { parties } = await openedBy(wall.records)
    const party = parties[0]?.id ?? ''
    for (let asked = 0; asked < 3; asked += 1) expect(await wall.records.requestMessage(party, 'signInCode')).toBe(true)
    expect(
      await wall.rows('select state from advice.effect where recipient = $1 and promise_id is null', [party]),
    ).toEqual([{ state: 'planned' }])
    expect(await wall.records.requestMessage(randomUUID(), 'signInCode')).toBe(false)
  })
})
