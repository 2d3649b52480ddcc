import { accepted, newlyOpenedBy, seededPeople, suitable } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseUnderWay, sendingAs } from '../testing/a-case-under-way.ts'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
})
afterAll(() => one.close())

const ofEverybody = `{ myMediation { ownName companion { invitedOn promisedOn } }
  commissionedMediation { charges { pounds covers answer answeredOn } milestones { name } referred { position name } }
  accompaniedMediation { ownName promisedOn milestones { name } } }`
const pagesOf = async (session: string) => (await one.graphql(session, ofEverybody)).body.data
const signedIn = async (partyId: string) => {
  const session = await one.signInParty(partyId)
  return { session, send: sendingAs(one, session) }
}

const withChargesPut = async () => {
  const opened = await newlyOpenedBy(one.records)
  const adviser = { kind: 'staff', id: seededPeople.adviser } as const
  const root = { reference: opened.reference }
  await accepted(one.records, adviser, 'answerSuitability', suitable, root)
  const charges = { partyId: opened.commissioner.id, pounds: 1200, covers: 'Twö mediators for a day' }
  await accepted(one.records, adviser, 'putCharges', charges, root)
  return { ...opened, ...(await signedIn(opened.commissioner.id)) }
}

describe('PP-4: the commissioner and the charges', () => {
  it('reads none before they are put', async () => {
    const { commissioner } = await newlyOpenedBy(one.records)
    const { session, send } = await signedIn(commissioner.id)
    expect((await pagesOf(session)).commissionedMediation).toMatchObject({ charges: null, milestones: [] })
    expect(await send('acceptCharges')).toBeNull()
  })

  it('reads what they are and what they cover, the opening recorded, and accepts them; then everybody is asked', async () => {
    const { session, send, commissioner, parties } = await withChargesPut()
    expect((await pagesOf(session)).commissionedMediation).toMatchObject({
      charges: { pounds: 1200, covers: 'Twö mediators for a day', answer: null, answeredOn: null },
      milestones: [],
    })
    const { rows } = await one.database.admin.query('select class, page from advice.access_entry where actor = $1', [
      commissioner.id,
    ])
    expect(rows).toEqual([{ class: 'CH', page: '/commissioning/charges' }])
    expect((await send('acceptCharges'))?.__typename).toBe('Accepted')
    expect((await pagesOf(session)).commissionedMediation).toMatchObject({
      charges: { answer: 'accepted', answeredOn: expect.any(String) },
      milestones: [{ name: 'askedToAgree' }],
    })
    expect(await send('declineCharges')).toBeNull()
    const participant = await one.signInParty(parties[0]!.id)
    expect((await one.graphql(participant, ofEverybody)).text).not.toMatch(/1200|Twö/)
    expect(await sendingAs(one, participant)('acceptCharges')).toBeNull()
  })

  it('declines them: the mediation ends, and whom they named is no longer named to them', async () => {
    const { session, send } = await withChargesPut()
    expect((await send('declineCharges'))?.__typename).toBe('Accepted')
    expect((await pagesOf(session)).commissionedMediation).toMatchObject({
      charges: { answer: 'declined', covers: 'Twö mediators for a day' },
      referred: [],
    })
    expect(await send('acceptCharges')).toBeNull()
  })
})

describe('AM-15: a companion', () => {
  const invited = async () => {
    const aCase = await aCaseUnderWay(one)
    await aCase.agree(0)
    const participant = await signedIn(aCase.parties[0]!.id)
    const companion = { name: 'Sam Pretënd', email: 'sam@example.org' }
    expect((await participant.send('inviteCompanion', { companion }))?.__typename).toBe('Accepted')
    const { rows } = await one.database.admin.query<{ id: string }>(
      "select id from advice.party where root_id = $1 and role = 'companion'",
      [aCase.rootId],
    )
    return { aCase, participant, companion: await signedIn(rows[0]!.id) }
  }
  const promises = { keepsConfidentiality: true, supportsOnly: true, individualMeetingOnly: true }

  it('is invited by name and address, one at a time', async () => {
    const { participant } = await invited()
    expect((await pagesOf(participant.session)).myMediation.companion).toEqual({
      invitedOn: expect.any(String),
      promisedOn: null,
    })
    const again = { companion: { name: 'Another', email: 'another@example.org' } }
    expect((await participant.send('inviteCompanion', again))?.rejections?.[0]).toMatchObject({
      code: 'COMPANION_INVITED_ALREADY',
    })
    await participant.send('dismissCompanion')
    const malformed = await participant.send('inviteCompanion', { companion: { name: '', email: 'nobody' } })
    expect(malformed?.rejections?.map(({ field }) => field).sort()).toEqual(['companion.email', 'companion.name'])
    expect((await participant.send('inviteCompanion', again))?.__typename).toBe('Accepted')
  })

  it('reads their own page and nothing of the case, and comes only with all three promises', async () => {
    const { companion, participant } = await invited()
    expect(await pagesOf(companion.session)).toEqual({
      myMediation: null,
      commissionedMediation: null,
      accompaniedMediation: { ownName: 'Sam Pretënd', promisedOn: null, milestones: [] },
    })
    for (const [promise, code] of [
      ['keepsConfidentiality', 'CONFIDENTIALITY_NOT_PROMISED'],
      ['supportsOnly', 'SUPPORT_NOT_PROMISED'],
      ['individualMeetingOnly', 'INDIVIDUAL_MEETING_NOT_PROMISED'],
    ] as const)
      expect((await companion.send('giveUndertaking', { ...promises, [promise]: false }))?.rejections).toEqual([
        expect.objectContaining({ code, field: promise }),
      ])
    expect((await companion.send('giveUndertaking', promises))?.__typename).toBe('Accepted')
    expect((await pagesOf(companion.session)).accompaniedMediation.promisedOn).toMatch(/^\d{4}/)
    expect((await pagesOf(participant.session)).myMediation.companion.promisedOn).toMatch(/^\d{4}/)
    for (const command of ['withdraw', 'declineTalk', 'acceptCharges']) expect(await companion.send(command)).toBeNull()
  })

  it('says that they will not come, or is gone on without: their page closes', async () => {
    for (const leave of ['declineToAccompany', 'dismissCompanion'] as const) {
      const { companion, participant } = await invited()
      const who = leave === 'declineToAccompany' ? companion : participant
      expect((await who.send(leave))?.__typename).toBe('Accepted')
      expect((await pagesOf(companion.session)).accompaniedMediation).toBeNull()
      expect((await pagesOf(participant.session)).myMediation.companion).toBeNull()
      expect(await companion.send('giveUndertaking', promises)).toBeNull()
    }
  })

  it('is told that it will not go ahead from the instant at which all are, and learns no other date', async () => {
    const { aCase, companion, participant } = await invited()
    await participant.send('withdraw')
    expect((await pagesOf(companion.session)).accompaniedMediation.milestones).toEqual([])
    await one.database.clock.moveTo(await aCase.inDatabase('ending_told_at'))
    expect((await pagesOf(companion.session)).accompaniedMediation.milestones).toEqual([{ name: 'notGoingAhead' }])
  })
})
