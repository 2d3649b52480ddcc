import { begunUnder, mediatedBy, registerMediator } from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEnvironment, eventually } from '../testing/environment.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
let worker: ReturnType<typeof environment.start>
beforeAll(async () => {
  environment = await anEnvironment()
  worker = environment.start()
  await registerMediator(environment.records)
})
afterAll(async () => {
  await worker?.stop()
  await environment?.close()
})

const sentTo = (address: string) => environment.mailbox.caught.filter(({ to }) => to === address).length
const handedOver = async (rootId: string): Promise<string[]> =>
  (
    await environment.database.admin.query<{ line: string }>(
      "select kind || ' ' || occurrence as line from advice.disclosure_hand_over where root_id = $1 order by 1",
      [rootId],
    )
  ).rows.map(({ line }) => line)
const moveToNext = async (rootId: string) => {
  const { rows } = await environment.database.admin.query<{ due: Date }>(
    "select min(due_at) as due from advice.promise where root_id = $1 and state = 'owed' and due_at > app.now()",
    [rootId],
  )
  await environment.database.clock.moveTo(rows[0]?.due.toISOString() ?? '')
}
const until = (rootId: string, lines: readonly string[]) =>
  eventually(
    () => handedOver(rootId),
    (all) => lines.every((line) => all.includes(line)),
  )

describe('AM-9: the whole worker on PostgreSQL, Temporal and SMTP', () => {
  test('the commissioner is told at once and reminded, the second person asked and nagged, and a withdrawal ends none of it', async () => {
    const mediation = await mediatedBy(environment.records)
    await eventually(
      () => sentTo('zoe1@example.org'),
      (count) => count > 0,
    )
    const before = sentTo('adne@example.org')
    const { rootId } = await begunUnder(environment.records, mediation.reference)
    await until(rootId, ['disclosureNotice 1', 'viewNotice 1'])
    expect(sentTo('adne@example.org')).toBe(before + 1)
    const [subject] = mediation.parties
    if (!subject) throw new Error('a party')
    await environment.records.perform(subject, { submissionId: crypto.randomUUID(), name: 'withdraw', input: {} })
    await moveToNext(rootId)
    await until(rootId, ['disclosureReminder 1'])
    await moveToNext(rootId)
    await until(rootId, ['viewReminder 1'])
    await moveToNext(rootId)
    await until(rootId, ['disclosureReminder 2', 'viewReminder 2'])
    expect(sentTo('sage@advice.example')).toBeGreaterThanOrEqual(3)
    const staffMail = environment.mailbox.caught.findLast(({ to }) => to === 'sage@advice.example')
    expect(staffMail?.raw).not.toMatch(/\/enter\/|safety|disclosure|SD-/i)
  })
})
