import { isKept } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediationPage } from '../index.ts'
import { accepted, adviser, aWall, openedBy } from '../testing/opened-mediation.ts'
import { clearedFor, mediators, registerMediators } from '../testing/prepared-mediation.ts'

const service = { kind: 'system', service: 'assisted-mediation' } as const
const safe = 'safe@example.org'
const wholeDay = { notAtWork: true, fromHour: 0, untilHour: 24 }
const byEmail = { channel: 'email', email: safe, ...wholeDay }
const byTelephone = { channel: 'telephone', telephone: '01632 960001', ...wholeDay }
const byPost = { channel: 'post', postalAddress: '1 Invented Row', ...wholeDay }

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
  await registerMediators(wall.records)
})
afterAll(() => wall?.close())

const opened = async () => {
  const { parties, ...one } = await openedBy(wall.records)
  const [first, second] = parties
  if (!first || !second) throw new Error('two take part')
  const reached = (contact: object) => accepted(wall.records, first, 'setSafeContact', contact)
  const owed = async (kind: string, who = first.id) =>
    (
      await wall.rows<{
        id: string
        nature: string
        state: string
        due_at: Date | null
        effect: string | null
        occurrence: number
      }>(
        `select p.id, p.nature, p.state, p.due_at, e.state as effect, p.occurrence from advice.promise p left join advice.effect e on e.id = p.id
         where p.root_id = $1 and p.kind = $2 and p.party_id = $3 order by p.occurrence desc limit 1`,
        [one.rootId, kind, who],
      )
    )[0]
  const told = (kind: string, partyId: string, outcome: string, occurrence = 1) =>
    accepted(wall.records, service, 'recordHandOver', { kind, partyId, occurrence, outcome }, { id: one.rootId })
  const waiting = async () =>
    (await wall.records.withActor(adviser, (sql) => mediationPage(sql, wall.records.ring, one.reference)))
      ?.waitingSentence
  return { ...one, first, second, reached, owed, told, waiting }
}
const toTell = 'Somebody is to be told by telephone or post'

describe('a safe contact is honoured by every sending', () => {
  test('a safe address comes before any other, also before one that was corrected later', async () => {
    const { rootId, reference, first, reached, owed } = await opened()
    await reached(byEmail)
    await accepted(
      wall.records,
      adviser,
      'correctContactDetails',
      { partyId: first.id, email: 'work@example.org' },
      { reference },
    )
    const answer = await wall.work.effects.claim((await owed('invitation'))?.id ?? '')
    expect(answer).toMatchObject({ kind: 'claimed', claim: { address: safe, rootId } })
    await reached({ ...byEmail, email: 'safer@example.org' })
    await wall.records.requestMessage(first.id, 'signInCode')
    const [code] = await wall.work.effects.unpromised(10)
    expect(await wall.work.effects.claim(code ?? '')).toMatchObject({ claim: { address: 'safer@example.org' } })
  })
  test('the hours move the due instant, and given up they move it back', async () => {
    const { reached, owed } = await opened()
    const asked = (await owed('invitation'))?.due_at?.getTime() ?? 0
    const hour = new Date(asked).getUTCHours()
    // An hour of the London day that is over, or has not begun.
    const fromHour = hour > 12 ? 2 : 21
    await reached({ ...byEmail, fromHour, untilHour: fromHour + 1 })
    const moved = (await owed('invitation'))?.due_at
    expect(moved?.getTime()).toBeGreaterThan(asked)
    const inLondon = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/London' })
    expect(Number(inLondon.format(moved ?? undefined))).toBe(fromHour)
    expect((await wall.work.effects.claim((await owed('invitation'))?.id ?? '')).kind).toBe('notDue')
    await reached(byEmail)
    expect((await owed('invitation'))?.due_at?.getTime()).toBe(asked)
  })
  test('by telephone or post it becomes a task and what was planned is cancelled; back to e-mail, it is planned again', async () => {
    for (const contact of [byTelephone, byPost]) {
      const { reached, owed, waiting } = await opened()
      expect(await owed('invitation')).toMatchObject({ nature: 'sending', effect: 'planned' })
      await reached(contact)
      const task = await owed('invitation')
      expect(task).toMatchObject({ nature: 'task', state: 'owed', effect: 'cancelled' })
      expect((await wall.work.effects.claim(task?.id ?? '')).kind).toBe('cancelled')
      expect(await waiting()).toContain(`${toTell}: one`)
      await reached(byEmail)
      expect(await owed('invitation')).toMatchObject({ id: task?.id, nature: 'sending', effect: 'planned' })
      expect(await waiting()).not.toContain(toTell)
      expect(await wall.work.effects.claim(task?.id ?? '')).toMatchObject({ claim: { address: safe } })
    }
  })
  test('told by a person it is kept, and what runs from it runs; a task does not ring the process', async () => {
    const { rootId, reference, first, second, reached, owed, told } = await opened()
    await told('invitation', second.id, 'handedOver')
    await reached(byTelephone)
    await wall.rows('update advice.outbox set rung_at = app.machine_now() where root_id = $1', [rootId])
    await wall.work.outbox.reconcile()
    expect(await wall.rows('select 1 from advice.outbox where root_id = $1 and rung_at is null', [rootId])).toEqual([])
    await accepted(
      wall.records,
      adviser,
      'recordTold',
      { kind: 'invitation', partyId: first.id, occurrence: 1 },
      { reference },
    )
    expect(await owed('invitation')).toMatchObject({ state: 'kept' })
    expect(await owed('agreementReminder')).toMatchObject({ state: 'owed', nature: 'task', effect: null })
    isKept('AM-5')
  })
  test('an ending is not to be told before everybody is told of it, and is not counted before', async () => {
    const { first, second, reached, waiting, owed, told } = await opened()
    await told('invitation', first.id, 'handedOver')
    await reached(byTelephone)
    await accepted(wall.records, second, 'withdraw', {})
    expect(await owed('endingNotice')).toMatchObject({ nature: 'task', effect: null })
    expect(await waiting()).not.toContain(toTell)
    await wall.database.clock.moveTo((await owed('endingNotice'))?.due_at?.toISOString() ?? '')
    expect(await waiting()).toContain(`${toTell}: one`)
  })
})

describe('codes, and links asked for again, by who wants no e-mail', () => {
  const blocked = (rootId: string) =>
    wall.records.withActor(adviser, (sql) =>
      sql<{ count: number }>(
        "select count(*)::int as count from advice.effect where root_id = $1 and state = 'blocked'",
        [rootId],
      ),
    )
  test('none goes: each waits for a person, once, in a count that staff may read', async () => {
    const { rootId, first, reached } = await opened()
    await reached(byPost)
    for (let times = 0; times < 3; times += 1) await wall.records.requestMessage(first.id, 'signInCode')
    await wall.records.requestMessage(first.id, 'linkAgain')
    expect(await wall.work.effects.unpromised(10)).toEqual([])
    expect(await blocked(rootId)).toEqual([{ count: 2 }])
    await reached(byEmail)
    await wall.records.requestMessage(first.id, 'signInCode')
    const [code] = await wall.work.effects.unpromised(10)
    expect(await wall.work.effects.claim(code ?? '')).toMatchObject({ claim: { address: safe, kind: 'signInCode' } })
  })
  test('one that was asked for before its reader wanted no e-mail does not go either', async () => {
    const { rootId, first, reached } = await opened()
    await wall.records.requestMessage(first.id, 'signInCode')
    const [planned] = await wall.rows<{ id: string }>(
      "select id from advice.effect where root_id = $1 and kind = 'signInCode'",
      [rootId],
    )
    const code = planned?.id
    await reached(byTelephone)
    expect((await wall.work.effects.claim(code ?? '')).kind).toBe('notDue')
    expect(await blocked(rootId)).toEqual([{ count: 1 }])
    expect((await wall.work.effects.claim(code ?? '')).kind).toBe('notDue')
  })
})

describe('what comes back is for a person to mend', () => {
  test('an invitation, and a companion’s', async () => {
    const { first, second, told, owed, waiting, reference } = await opened()
    await told('invitation', second.id, 'refused')
    expect(await waiting()).toMatch(/Participant 2 cannot be reached/)
    await accepted(
      wall.records,
      adviser,
      'correctContactDetails',
      { partyId: second.id, email: 'right@example.org' },
      { reference },
    )
    expect(await owed('invitation', second.id)).toMatchObject({ occurrence: 2, effect: 'planned' })
    await accepted(wall.records, first, 'agreeToMediate', { keepsConfidentiality: true })
    const companion = { companion: { name: 'Çelik Companion', email: 'celik@example.org' } }
    const { made } = await accepted(wall.records, first, 'inviteCompanion', companion)
    await told('companionInvitation', made('companion'), 'refused')
    expect(await owed('companionInvitation', made('companion'))).toMatchObject({ state: 'kept' })
    const corrected = { partyId: made('companion'), email: 'celik2@example.org' }
    await accepted(wall.records, adviser, 'correctContactDetails', corrected, { reference })
    const again = await owed('companionInvitation', made('companion'))
    expect(again).toMatchObject({ occurrence: 2, effect: 'planned' })
    expect(await wall.work.effects.claim(again?.id ?? '')).toMatchObject({ claim: { address: 'celik2@example.org' } })
  })
  test('a mediator’s proposal lapses from there, in each of two cases', async () => {
    for (const one of [await opened(), await opened()]) {
      const [{ id }] = mediators
      await accepted(wall.records, adviser, 'proposeMediator', { mediatorId: id }, { reference: one.reference })
      await one.told('mediatorProposal', id, 'refused')
      expect((await one.owed('proposalLapse', id))?.due_at).not.toBeNull()
    }
  })
  test('a talk’s offer goes to its participant, and a notice to staff goes to no party', async () => {
    const { reference, first, owed } = await opened()
    const [mediator] = mediators
    await clearedFor(wall.records, { reference }, mediator)
    await accepted(
      wall.records,
      adviser,
      'assignMediators',
      { mediatorIds: [mediator.id], reasons: { 'AM-2': 'Small' } },
      { reference },
    )
    await accepted(wall.records, first, 'agreeToMediate', { keepsConfidentiality: true })
    await accepted(
      wall.records,
      mediator,
      'offerTalk',
      { partyId: first.id, times: ['2089-01-01T10:00:00.000Z'] },
      { reference },
    )
    expect(await wall.work.effects.claim((await owed('talkOffer'))?.id ?? '')).toMatchObject({
      claim: { address: 'zoe1@example.org', kind: 'talkOffer' },
    })
    await accepted(wall.records, adviser, 'proposeMediator', { mediatorId: mediators[1].id }, { reference })
    const proposal = await owed('mediatorProposal', mediators[1].id)
    // No text of the vault is theirs: the worker looks among the staff.
    expect(await wall.work.effects.claim(proposal?.id ?? '')).toMatchObject({
      kind: 'claimed',
      claim: { address: null, kind: 'mediatorProposal' },
    })
    isKept('AM-11')
  })
})
