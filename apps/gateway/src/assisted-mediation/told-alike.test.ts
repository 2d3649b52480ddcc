import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCaseUnderWay, type CaseUnderWay, sendingAs } from '../testing/a-case-under-way.ts'
import { aGateway, type TestGateway } from '../testing/a-gateway.ts'

let one: TestGateway
beforeAll(async () => {
  one = await aGateway()
})
afterAll(() => one.close())

const everything = `{ myMediation { organisationName answerBy agreedOn withdrewOn milestones { name reachedOn } sharesAgreement
  sharedAgreements { position agreedOn } safeContact { channel at fromHour untilHour } outline { isOpen handedInAt destroyedBy draft handedIn }
  talk { times bookedAt declined } companion { invitedOn promisedOn } } whoHasLooked { who what page at }
  commissionedMediation { organisationName charges { pounds covers answer answeredOn } milestones { name reachedOn } referred { position name } } }`

/** What the third participant, who has agreed and given an outline, and the commissioner are answered, to the byte. */
const seenBy = async (sessions: readonly string[]) =>
  Promise.all(sessions.map(async (session) => (await one.graphql(session, everything)).text))

const begun = async () => {
  const aCase = await aCaseUnderWay(one, 3)
  for (const party of aCase.parties) await aCase.handedOver('invitation', party.id, 1)
  await aCase.agree(2)
  const watching = [await one.signInParty(aCase.parties[2]!.id), await one.signInParty(aCase.commissioner.id)]
  await sendingAs(one, watching[0]!)('handInOutline', { outline: 'the same words' })
  const [first, second] = [await one.signInParty(aCase.parties[0]!.id), await one.signInParty(aCase.parties[1]!.id)]
  return { aCase, watching, first: sendingAs(one, first), second: sendingAs(one, second) }
}
const destroyed = async ({ rootId, parties }: CaseUnderWay) => {
  const at = await one.database.clock.now()
  for (const { id } of parties)
    await one.records.perform(
      { kind: 'system', service: 'assisted-mediation' },
      {
        submissionId: crypto.randomUUID(),
        name: 'recordDestruction',
        input: { partyId: id, destroyedAt: at },
        root: { id: rootId },
      },
    )
}
const hoursBefore = (instant: string, hours: number) => new Date(Date.parse(instant) - hours * 3_600_000).toISOString()

it('AM-22: a refusal, a withdrawal and silence on the announced last day are answered alike to all others, to the byte, once told', async () => {
  const [refusal, withdrawal, silence] = [await begun(), await begun(), await begun()]
  await withdrawal.aCase.agree(0)
  const reminded = async (occurrence: number) => {
    for (const { aCase } of [refusal, withdrawal, silence])
      for (const party of aCase.parties.slice(0, 2))
        await aCase.handedOver('agreementReminder', party.id, occurrence).catch(() => undefined)
  }
  const { rows } = await one.database.admin.query<{ due_at: Date }>(
    'select due_at from advice.agreement_reminder where root_id = $1 order by occurrence, party_id',
    [silence.aCase.rootId],
  )
  for (const [index, occurrence] of [1, 2].entries()) {
    await one.database.clock.moveTo(rows[index * 3]!.due_at.toISOString())
    await reminded(occurrence)
  }
  const lastInstant = await silence.aCase.inDatabase('agreement_due_at')
  await one.database.clock.moveTo(hoursBefore(lastInstant, 6))
  await refusal.second('withdraw')
  await destroyed(refusal.aCase)
  await one.database.clock.moveTo(hoursBefore(lastInstant, 2))
  await withdrawal.first('withdraw')
  await destroyed(withdrawal.aCase)
  await silence.aCase.endBySilence()
  await destroyed(silence.aCase)

  const answers = await Promise.all([refusal, withdrawal, silence].map(({ watching }) => seenBy(watching)))
  expect(answers[0]?.[0]).toContain('notGoingAhead')
  expect(answers[0]?.[0]).toMatch(/"destroyedBy":"\d{4}/)
  expect(answers[0]?.[1]).toContain('notGoingAhead')
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

it('AM-22: ended on an earlier day, at different hours, a refusal and a withdrawal are answered alike once told', async () => {
  const [refusal, withdrawal] = [await begun(), await begun()]
  await withdrawal.aCase.agree(0)
  await refusal.second('withdraw')
  await destroyed(refusal.aCase)
  const told = await refusal.aCase.inDatabase('ending_told_at')
  await one.database.clock.moveTo(hoursBefore(told, 0.5))
  await withdrawal.first('withdraw')
  await destroyed(withdrawal.aCase)
  await one.database.clock.moveTo(told)
  const answers = await Promise.all([refusal, withdrawal].map(({ watching }) => seenBy(watching)))
  expect(answers[0]?.[0]).toContain('notGoingAhead')
  expect(answers[1]).toEqual(answers[0])
})
