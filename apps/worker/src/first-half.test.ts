import { outlineKeyName } from '@concord/domain/assisted-mediation'
import { isKept } from '@concord/domain/testing'
import { createAdviceRecords, mortalKeysAt } from '@concord/records'
import {
  accepted,
  agreedBy,
  clearedFor,
  mediators,
  newlyOpenedBy,
  registerMediators,
  suitable,
} from '@concord/records/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMediationActivities } from './assisted-mediation/activities.ts'
import { createClockGuard, widestDifference } from './clock-guard.ts'
import { connectRecords } from './records.ts'
import { anEnvironment, eventually, temporalAddress } from './testing/environment.ts'
import { aLineTo } from './testing/line.ts'

let environment: Awaited<ReturnType<typeof anEnvironment>>
let records: ReturnType<typeof createAdviceRecords>
/** The real key service, as the gateway and as the worker. */
let keys: ReturnType<typeof mortalKeysAt>
let destroying: ReturnType<typeof mortalKeysAt>
beforeAll(async () => {
  const at = process.env['CONCORD_TEST_KEY_SERVICE']
  if (!at) throw new Error('No key service: CONCORD_TEST_KEY_SERVICE is not set. Run `npm test`, which starts one.')
  const { url, gateway, worker } = JSON.parse(at) as Record<'url' | 'gateway' | 'worker', string>
  keys = mortalKeysAt({ url, credential: gateway })
  destroying = mortalKeysAt({ url, credential: worker })
  environment = await anEnvironment()
  const { database } = environment
  records = createAdviceRecords({
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    mortalKeys: keys,
  })
  await registerMediators(records)
})
afterAll(async () => {
  await records?.close()
  await environment?.close()
})

const adviser = () => ({ kind: 'staff', id: environment.people.adviser }) as const
/** The worker's records over the real key service. */
const work = (destroy: (name: string) => Promise<void> = destroying.destroy) => {
  const { database } = environment
  return connectRecords({
    workerUrl: database.urlOf('worker_advice'),
    decideUrl: database.urlOf('decide_advice'),
    signInUrl: database.urlOf('sign_in'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    keys: { destroy },
  })
}
const rows = async <Row extends object>(text: string, values: readonly unknown[]) =>
  (await environment.database.admin.query<Row & Record<string, unknown>>(text, [...values])).rows
const owed = (rootId: string) =>
  rows<{ id: string; kind: string; due_at: Date | null }>(
    "select id, kind, due_at from advice.promise where root_id = $1 and state = 'owed' and nature <> 'task' order by due_at",
    [rootId],
  )
const destructionsOf = async (rootId: string) =>
  (await rows("select 1 from advice.history where root_id = $1 and command = 'recordDestruction'", [rootId])).length
const processOf = async (rootId: string) =>
  (await rows<{ process_id: string }>('select process_id from advice.process where root_id = $1', [rootId]))[0]
    ?.process_id ?? ''
const moveToDue = async (rootId: string, kind: string) => {
  const next = await eventually(
    () => owed(rootId),
    (all) => all.some((one) => one.kind === kind && one.due_at !== null),
  )
  const due = next.find((one) => one.kind === kind)?.due_at?.toISOString() ?? ''
  if (due > (await environment.database.clock.now())) await environment.database.clock.moveTo(due)
}
const isGone = (name: string) =>
  keys.seal(name, Buffer.alloc(0), 'text').then(
    () => false,
    (fault: Error) => fault.message === 'KEY_DESTROYED',
  )
/** The message of the fault; '' where there is none. */
const faultOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => '',
    (fault: Error) => fault.message,
  )
const mailsTo = (address: string) => environment.mailbox.caught.filter(({ to }) => to === address)

/** Everybody has agreed, and the first has handed in an outline. */
const agreedWithOutline = async () => {
  const opened = await agreedBy(records)
  const [writer, leaver] = opened.parties
  if (!writer || !leaver) throw new Error('two take part')
  await accepted(records, writer, 'handInOutline', { outline: 'Zoë wrote this' })
  return { ...opened, writer, leaver, names: opened.parties.map(({ id }) => outlineKeyName(id)) }
}

describe('a whole life on the real server: charges, invitations, outlines, a withdrawal', () => {
  test('each is told once, staff without a link; the keys die, and that is recorded once each', {
    timeout: 120_000,
  }, async () => {
    const running = environment.start({ work: work() })
    const opened = await newlyOpenedBy(records)
    const root = { reference: opened.reference }
    await accepted(records, adviser(), 'answerSuitability', suitable, root)
    const charges = { partyId: opened.commissioner.id, pounds: 1200, covers: 'A day' }
    await accepted(records, adviser(), 'putCharges', charges, root)
    await eventually(
      () => mailsTo('adne@example.org').length,
      (count) => count === 1,
    )
    await accepted(records, opened.commissioner, 'acceptCharges', {})
    await eventually(
      () => mailsTo('zoe1@example.org').length + mailsTo('zoe2@example.org').length,
      (count) => count === 2,
    )
    isKept('PP-4')
    for (const mediator of mediators) await clearedFor(records, opened, mediator)
    const both = { mediatorIds: mediators.map(({ id }) => id) }
    await accepted(records, adviser(), 'assignMediators', both, root)
    for (const party of opened.parties) await accepted(records, party, 'agreeToMediate', { keepsConfidentiality: true })
    const [writer, leaver] = opened.parties
    if (!writer || !leaver) throw new Error('two take part')
    await accepted(records, writer, 'handInOutline', { outline: 'Zoë wrote this' })
    await moveToDue(opened.rootId, 'goingAheadNotice')
    await eventually(
      () => mailsTo('zoe1@example.org').length,
      (count) => count === 2,
    )
    const staffBefore = mailsTo('max@advice.example').length
    await accepted(records, leaver, 'withdraw', {})
    await eventually(
      () => destructionsOf(opened.rootId),
      (count) => count === 2,
    )
    for (const { id } of opened.parties) expect(await isGone(outlineKeyName(id))).toBe(true)
    await moveToDue(opened.rootId, 'endingNotice')
    await eventually(
      () => owed(opened.rootId),
      (all) => all.length === 0,
    )
    expect(mailsTo('zoe1@example.org')).toHaveLength(3)
    expect(mailsTo('zoe2@example.org')).toHaveLength(2)
    expect(mailsTo('adne@example.org')).toHaveLength(3)
    const notices = mailsTo('max@advice.example').slice(staffBefore)
    expect(notices).toHaveLength(1)
    for (const { mail } of notices) {
      expect(mail.text).toContain('http://localhost:4120')
      expect(`${mail.text}${mail.html}`).not.toMatch(/\/enter\/|mediat|withdr|AM-|Zo/i)
    }
    expect(await destructionsOf(opened.rootId)).toBe(2)
    isKept('AM-22')
    await running.stop()
  })

  test('AM-1: a proposal that nobody answers lapses after three working days, and can be made again', {
    timeout: 60_000,
  }, async () => {
    const running = environment.start({ work: work() })
    const opened = await newlyOpenedBy(records)
    const root = { reference: opened.reference }
    const [mediator] = mediators
    await accepted(records, adviser(), 'proposeMediator', { mediatorId: mediator.id }, root)
    await moveToDue(opened.rootId, 'proposalLapse')
    const standing = async () =>
      (
        await rows<{ standing: string }>('select standing from advice.mediator_place where root_id = $1', [
          opened.rootId,
        ])
      )[0]?.standing
    await eventually(standing, (is) => is === 'lapsed')
    await accepted(records, adviser(), 'proposeMediator', { mediatorId: mediator.id }, root)
    await running.stop()
  })

  test('Temporal away: a withdrawal closes at once, and the keys die when it is back', {
    timeout: 60_000,
  }, async () => {
    const [host = '', port = ''] = temporalAddress().split(':')
    const line = await aLineTo(host, Number(port))
    const { temporal } = environment.parts()
    const running = environment.start({ work: work(), temporal: { ...temporal, address: line.address } })
    await eventually(running.isPolling, (is) => is)
    await line.cut()
    const { rootId, leaver, writer, names } = await agreedWithOutline()
    await accepted(records, leaver, 'withdraw', {})
    expect(await environment.stageOf(rootId)).toBe('ended')
    const seen = await records.withActor(writer, (sql) => sql('select 1 from advice.outline'))
    expect(seen).toEqual([])
    expect(await Promise.all(names.map(isGone))).toEqual([false, false])
    await line.mend()
    await eventually(
      () => destructionsOf(rootId),
      (count) => count === 2,
    )
    expect(await Promise.all(names.map(isGone))).toEqual([true, true])
    await running.stop()
    await line.cut()
  })
})

describe('AM-10: the destruction of an outline’s key', () => {
  /** The two destructions that an ended mediation owes, asked for as the process does. */
  const owedDestruction = async () => {
    const ended = await agreedWithOutline()
    await accepted(records, ended.leaver, 'withdraw', {})
    const processId = await processOf(ended.rootId)
    const promises = (await owed(ended.rootId)).filter(({ kind }) => kind === 'outlineDestruction').map(({ id }) => id)
    return { ...ended, processId, promises }
  }
  test('the key service away, or killed between the key and its record: done again, and recorded once', async () => {
    const { rootId, processId, promises, names } = await owedDestruction()
    expect(promises).toHaveLength(2)
    const away = work(mortalKeysAt({ url: 'http://127.0.0.1:1', credential: 'none' }).destroy)
    for (const id of promises) expect(await faultOf(away.destroyOutline(processId, id))).not.toBe('')
    expect(await destructionsOf(rootId)).toBe(0)
    const killed = work(async (name) => {
      await destroying.destroy(name)
      throw new Error('killed')
    })
    for (const id of promises) expect(await faultOf(killed.destroyOutline(processId, id))).not.toBe('')
    expect(await Promise.all(names.map(isGone))).toEqual([true, true])
    expect(await destructionsOf(rootId)).toBe(0)
    const alive = work()
    for (const id of promises) expect(await alive.destroyOutline(processId, id)).toBe('accepted')
    for (const id of promises) expect(await alive.destroyOutline(processId, id)).toBe('rejected')
    expect(await destructionsOf(rootId)).toBe(2)
    await Promise.all([away.close(), killed.close(), alive.close()])
  })
  test('a worker whose clock is wrong destroys nothing, and lets nothing lapse', async () => {
    const { rootId, processId, promises, names } = await owedDestruction()
    const own = work()
    const guard = createClockGuard(own, environment.log, () => Date.now() + widestDifference + 5_000)
    const activities = createMediationActivities(own, async () => 'done', guard)
    expect(await faultOf(activities.destroyOutline(processId, promises[0] ?? ''))).toContain('CLOCK_DIFFERS')
    expect(await faultOf(activities.lapseProposal(processId, promises[0] ?? ''))).toContain('CLOCK_DIFFERS')
    expect(await destructionsOf(rootId)).toBe(0)
    expect(await Promise.all(names.map(isGone))).toEqual([false, false])
    await own.close()
  })
})
