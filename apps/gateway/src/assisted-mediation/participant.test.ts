import { isRead } from '@concord/domain/testing'
import { accepted } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseUnderWay, type CaseUnderWay, registerMediators, sendingAs } from '../testing/a-case-under-way.ts'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
  await registerMediators(one)
})
afterAll(() => one.close())

const everything = `{ myMediation { agreedOn sharesAgreement sharedAgreements { position agreedOn }
  safeContact { channel at fromHour untilHour } outline { isOpen handedInAt destroyedBy draft handedIn }
  talk { times bookedAt declined } companion { invitedOn promisedOn } milestones { name } withdrewOn lookedAt { who what page at } } }`
const pageOf = async (session: string) => (await one.graphql(session, everything)).body.data
const mineOf = async (session: string) => (await pageOf(session)).myMediation

const signedIn = async (aCase: CaseUnderWay, participant = 0) => {
  const session = await one.signInParty(aCase.parties[participant]!.id)
  return { session, send: sendingAs(one, session) }
}
const entriesOf = async (ownerId: string, dataClass: string) =>
  (
    await one.database.admin.query<{ page: string; role: string }>(
      'select page, role from advice.access_entry where owner_id = $1 and class = $2 order by at',
      [ownerId, dataClass],
    )
  ).rows

describe('AM-6: the sharing question', () => {
  it('is answered apart from the agreement, can be changed, and must be answered to be sent', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    expect((await mineOf(session)).sharesAgreement).toBeNull()
    expect((await send('answerSharing', {}))?.rejections).toEqual([
      expect.objectContaining({ code: 'MALFORMED', field: 'sharesAgreement' }),
    ])
    for (const sharesAgreement of [true, false]) {
      expect((await send('answerSharing', { sharesAgreement }))?.__typename).toBe('Accepted')
      expect(await mineOf(session)).toMatchObject({ sharesAgreement, agreedOn: null })
    }
  })

  it('shows a signed agreement to the others on a yes alone, and only once everybody is told', async () => {
    const aCase = await aCaseUnderWay(one, 3)
    const [first, second, third] = [await signedIn(aCase, 0), await signedIn(aCase, 1), await signedIn(aCase, 2)]
    await first.send('answerSharing', { sharesAgreement: true })
    await second.send('answerSharing', { sharesAgreement: false })
    for (const { send } of [first, second, third]) await send('agreeToMediate', { keepsConfidentiality: true })
    expect((await mineOf(third.session)).sharedAgreements).toEqual([])
    await one.database.clock.moveTo(await aCase.inDatabase('going_ahead_told_at'))
    expect((await mineOf(third.session)).sharedAgreements).toEqual([{ position: 1, agreedOn: expect.any(String) }])
    expect((await mineOf(first.session)).sharedAgreements).toEqual([])
    await first.send('answerSharing', { sharesAgreement: false })
    expect((await mineOf(third.session)).sharedAgreements).toEqual([])
  })
})

describe('a safe way of contact', () => {
  it('is kept, shown back to its owner alone, and the opening is recorded', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    const telephone = {
      channel: 'telephone',
      telephone: '07700 900123',
      fromHour: '18',
      untilHour: '21',
      notAtWork: true,
    }
    expect((await send('setSafeContact', telephone))?.__typename).toBe('Accepted')
    expect((await mineOf(session)).safeContact).toEqual({
      channel: 'telephone',
      at: '07700 900123',
      fromHour: 18,
      untilHour: 21,
    })
    expect(await entriesOf(aCase.parties[0]!.id, 'SC')).toEqual([{ page: '/mediation/contact', role: 'party' }])
    const other = await signedIn(aCase, 1)
    expect(JSON.stringify(await pageOf(other.session))).not.toContain('07700')
    const post = {
      channel: 'post',
      postalAddress: '1 Nowhere Lane\nSampleton',
      fromHour: '0',
      untilHour: '24',
      notAtWork: true,
    }
    await send('setSafeContact', post)
    expect((await mineOf(session)).safeContact).toMatchObject({ channel: 'post', at: '1 Nowhere Lane\nSampleton' })
  })

  it.each([
    ['no channel', { notAtWork: true }, ['channel']],
    [
      'no number, no hours, at work',
      { channel: 'telephone', telephone: '', notAtWork: false },
      ['fromHour', 'notAtWork', 'telephone', 'untilHour'],
    ],
    [
      'hours the wrong way round',
      { channel: 'email', email: 'a@example.org', fromHour: '20', untilHour: '9', notAtWork: true },
      ['untilHour'],
    ],
  ])('is refused at its fields: %s', async (_, input, fields) => {
    const { send } = await signedIn(await aCaseUnderWay(one))
    const refused = await send('setSafeContact', input)
    expect(refused?.rejections?.map(({ field }) => field).sort()).toEqual(fields)
  })
})

describe('AM-10: the outline', () => {
  it('cannot be written before its writer has agreed', async () => {
    const { session, send } = await signedIn(await aCaseUnderWay(one))
    expect(await send('saveOutline', { draft: 'too early' })).toBeNull()
    expect((await mineOf(session)).outline).toMatchObject({ isOpen: false, draft: null })
  })

  it('is saved as it is written, handed in, changed and handed in again; nobody else’s page holds a word of it', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    await aCase.agree(0)
    for (const draft of ['first plänted words', 'second plänted words']) {
      expect((await send('saveOutline', { draft }))?.__typename).toBe('Accepted')
      expect((await mineOf(session)).outline).toMatchObject({ isOpen: true, draft, handedIn: null, handedInAt: null })
    }
    for (const outline of ['gïven once', 'gïven again']) {
      expect((await send('handInOutline', { outline }))?.__typename).toBe('Accepted')
      expect((await mineOf(session)).outline).toMatchObject({ handedIn: outline, handedInAt: expect.any(String) })
    }
    isRead('AM-10')
    const others = [(await signedIn(aCase, 1)).session, await one.signInParty(aCase.commissioner.id)]
    for (const other of others) expect((await one.graphql(other, everything)).text).not.toMatch(/plänted|gïven/)
  })

  it('is refused where it is empty or too long, with what was saved before still there', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    await aCase.agree(0)
    await send('saveOutline', { draft: 'kept' })
    for (const outline of ['', '𝒜'.repeat(5001)])
      expect((await send('handInOutline', { outline }))?.rejections?.[0]).toMatchObject({ field: 'outline' })
    expect((await send('handInOutline', { outline: '𝒜'.repeat(5000) }))?.__typename).toBe('Accepted')
    expect((await mineOf(session)).outline.draft).toBe('kept')
  })

  it('is closed at once by another’s withdrawal, which its writer’s page tells only once all are told, destruction and all', async () => {
    const aCase = await aCaseUnderWay(one)
    const [writer, other] = [await signedIn(aCase, 0), await signedIn(aCase, 1)]
    await aCase.agree(0)
    await writer.send('handInOutline', { outline: 'gïven' })
    await other.send('withdraw')
    const { outline, milestones } = await mineOf(writer.session)
    expect(outline).toEqual({ isOpen: false, handedInAt: null, destroyedBy: null, draft: null, handedIn: null })
    expect(milestones).toEqual([{ name: 'askedToAgree' }])
    expect((await writer.send('saveOutline', { draft: 'after' }))?.rejections?.[0]).toMatchObject({
      code: 'OUTLINE_CLOSED',
    })
    const system = { kind: 'system', service: 'assisted-mediation' } as const
    const input = { partyId: aCase.parties[0]!.id }
    await accepted(one.records, system, 'recordDestruction', input, { id: aCase.rootId })
    expect((await mineOf(writer.session)).outline.destroyedBy).toBeNull()
    await one.database.clock.moveTo(await aCase.inDatabase('ending_told_at'))
    expect((await mineOf(writer.session)).outline.destroyedBy).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('who has looked', () => {
  it('shows a mediator’s opening to the writer, by role, time and page, once everybody is told; never one for safety', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    await aCase.assignMediators()
    await aCase.agree(0)
    await send('handInOutline', { outline: 'for the mediators' })
    await aCase.agree(1)
    const { rows } = await one.database.admin.query('select text_id from advice.outline where owner_id = $1', [
      aCase.parties[0]!.id,
    ])
    const mediator = { kind: 'staff', id: one.people.mediator } as const
    const open = () => one.records.reveal(mediator, rows[0].text_id, '/cases/:reference/outline')
    expect(await open()).toBe('for the mediators')
    // An entry now would tell that all have signed, before all are told.
    expect((await mineOf(session)).lookedAt).toEqual([])
    await one.database.clock.moveTo(await aCase.inDatabase('going_ahead_told_at'))
    const entry = { who: 'A mediator', what: 'Outline for the mediators', page: '/cases/:reference/outline' }
    expect((await mineOf(session)).lookedAt).toEqual([expect.objectContaining(entry)])
    await one.database.admin.query('update advice.access_entry set safety = true where owner_id = $1 and class = $2', [
      aCase.parties[0]!.id,
      'OS',
    ])
    expect((await mineOf(session)).lookedAt).toEqual([])
    expect((await mineOf((await signedIn(aCase, 1)).session)).lookedAt).toEqual([])
  })
})

describe('AM-11: the talk beforehand', () => {
  it('is offered to one, who chooses a time of theirs, changes it, or declines', async () => {
    const aCase = await aCaseUnderWay(one)
    const { session, send } = await signedIn(aCase)
    await aCase.assignMediators()
    await aCase.agree(0)
    expect((await mineOf(session)).talk).toBeNull()
    const times = ['2098-03-05T10:00:00.000Z', '2098-03-06T10:00:00.000Z']
    const input = { partyId: aCase.parties[0]!.id, times }
    await accepted(one.records, { kind: 'staff', id: one.people.mediator }, 'offerTalk', input, aCase.root)
    expect((await mineOf(session)).talk).toEqual({ times, bookedAt: null, declined: false })
    for (const time of times) {
      expect((await send('bookTalk', { time }))?.__typename).toBe('Accepted')
      expect((await mineOf(session)).talk.bookedAt).toBe(time)
    }
    expect((await send('bookTalk', { time: '2098-03-07T10:00:00.000Z' }))?.rejections).toEqual([
      expect.objectContaining({ code: 'TIME_NOT_OFFERED', field: 'time' }),
    ])
    expect((await send('bookTalk', {}))?.rejections?.[0]).toMatchObject({ code: 'MALFORMED', field: 'time' })
    await send('declineTalk')
    expect((await mineOf(session)).talk).toEqual({ times, bookedAt: null, declined: true })
    expect((await mineOf((await signedIn(aCase, 1)).session)).talk).toBeNull()
  })
})
