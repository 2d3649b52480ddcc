import { randomUUID } from 'node:crypto'
import { openMediationInput } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from './log.ts'
import {
  aGateway,
  casePage,
  correctContactDetails,
  myPage,
  openMediation,
  type TestGateway,
} from './testing/a-gateway.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
})
afterAll(() => one.close())

const escaped = (text: string) => JSON.stringify(text).slice(1, -1)
/** As it may stand in a line: bare, JSON in JSON, percent-encoded, in base64. */
const waysToSay = (text: string) => [
  text,
  escaped(text),
  escaped(escaped(text)),
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
]

describe('log lines at their most talkative', () => {
  it('hold no name, address, token, code, session, reference, id or value of a whole journey', async () => {
    const plant = 'Plánted Wörd'
    const session = await one.signInStaff('sage')
    const input = {
      ...openMediationInput(one.people.england),
      commissioner: { name: plant, email: 'planted-address@example.org' },
    }
    const opened = await one.graphql(session, openMediation, { submissionId: randomUUID(), input })
    const reference = opened.body.data.openMediation.made[0].reference as string
    const page = await one.graphql(session, casePage, { reference })
    // The search is only worth something where the plants are really there.
    expect(page.text).toContain(plant)
    expect(page.text).toContain('planted-address@example.org')
    const parties = await one.partiesOf(reference)
    const token = await one.platform.links.make(parties[1]!)
    await one.post('/sign-in/link/code', { token })
    const code = await one.platform.codes.make(parties[1]!)
    const party = (await one.post('/sign-in/link/complete', { token, code })).body.session as string
    await one.graphql(party, myPage)
    const position = { reference, position: 0, email: 'planted-new@example.org' }
    await one.graphql(session, correctContactDetails, { submissionId: randomUUID(), input: position })

    // What goes wrong is the most talkative of all.
    await one.graphql(session, openMediation, { submissionId: plant, input: { ...input, organisationId: plant } })
    await one.graphql(session, `query Named { mediation(reference: "${plant}") { reference } }`)
    await one.graphql(session, `query Wrong { mediation(reference: ${escaped(plant)}) { price } }`)
    await one.graphql(session, casePage, { reference: { plant } })
    await one.graphql(session, '{ mediations(after: "planted-cursor") { nodes { reference } } }')
    await one.send('GET', `/enter/${token}?name=${encodeURIComponent(plant)}`)
    await one.post(`/graphql?token=${token}`, { query: plant }, { authorization: `Bearer ${session}` })
    await one.post('/sign-in/link/complete', { token, code: plant })
    await one.post('/sign-in/staff/complete', { code: plant, state: plant })
    await one.database.admin.query('alter table advice.party rename to planted_table')
    await one.graphql(session, casePage, { reference })
    await one.graphql(session, openMediation, { submissionId: randomUUID(), input })
    await one.database.admin.query('alter table advice.planted_table rename to party')

    const log = one.lines.join('\n')
    expect(one.lines.length).toBeGreaterThan(20)
    for (const expected of ['"msg":"fault"', '"msg":"request"', '"operation":"CasePage"', '"msg":"document refused"'])
      expect(log).toContain(expected)
    const planted = [
      plant,
      'planted',
      'example.org',
      'Zoë',
      token,
      code,
      session,
      party,
      reference,
      ...parties,
      one.people.adviser,
    ]
    for (const each of planted) for (const way of waysToSay(each)) expect(log).not.toContain(way)
    for (const line of one.lines)
      expect(
        Object.keys(JSON.parse(line)).filter((name) => !allowed.includes(name)),
        line,
      ).toEqual([])
  })
  const allowed =
    'level time app msg operation route code error reference where wall actorKind status milliseconds port'.split(' ')

  it('keep from the allow-list what has the shape of what is named, and nothing else', () => {
    const lines: string[] = []
    const log = createLog('debug', { write: (line) => lines.push(line) })
    log.info('request', {
      operation: 'Plánted name',
      status: 'planted' as never,
      code: 'WRONG',
      ...({ variables: { name: 'planted' }, path: '/enter/planted' } as object),
    })
    expect(JSON.parse(lines[0]!)).toMatchObject({ operation: '(withheld)', code: 'WRONG', msg: 'request' })
    expect(lines[0]).not.toContain('lanted')
  })
})
