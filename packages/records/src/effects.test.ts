import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWall, openedBy } from './testing/opened-mediation.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
})
afterAll(() => wall?.close())

const effectTo = async (recipient: string | undefined) =>
  (
    await wall.rows<{ id: string }>("select id from advice.effect where recipient = $1 and kind = 'invitation'", [
      recipient,
    ])
  )[0]?.id ?? ''

describe('an effect is claimed before the first byte, and opens one address (TEMPORAL 5, ACCESS: worker R·t)', () => {
  test('a claim opens the address of its recipient', async () => {
    const { parties } = await openedBy(wall.records)
    const answer = await wall.work.effects.claim(await effectTo(parties[1]?.id))
    expect(answer).toMatchObject({
      kind: 'claimed',
      claim: { address: 'zoe2@example.org', recipient: parties[1]?.id },
    })
  })

  test('without an open effect the worker reads no text; with one that address alone, until it is settled', async () => {
    const { rootId, parties } = await openedBy(wall.records)
    const worker = new pg.Pool({ connectionString: wall.parts.workerUrl, max: 1 })
    const places = async () =>
      (
        await worker.query<{ place: string }>('select place from advice.vault_text where root_id = $1', [rootId])
      ).rows.map(({ place }) => place)
    try {
      expect(await places()).toEqual([])
      const answer = await wall.work.effects.claim(await effectTo(parties[0]?.id))
      expect(await places()).toEqual(['participants.0.email'])
      if (answer.kind !== 'claimed') throw new Error('expected a claim')
      await wall.work.effects.settle(answer.claim, 'done', 'reference')
      expect(await places()).toEqual([])
    } finally {
      await worker.end()
    }
  })

  test('twenty claims at once: one claims it, the others see it under way', async () => {
    const { parties } = await openedBy(wall.records)
    const id = await effectTo(parties[0]?.id)
    const claim = () =>
      wall.work.effects.claim(id).then(
        ({ kind }) => kind,
        () => 'fault',
      )
    const answers = await Promise.all(Array.from({ length: 20 }, claim))
    expect(answers.sort()).toEqual(['claimed', ...Array(19).fill('underWay')])
  })

  test('an attempt whose lease is over settles nothing of the next one’s', async () => {
    const { parties } = await openedBy(wall.records)
    const id = await effectTo(parties[0]?.id)
    const first = await wall.work.effects.claim(id)
    await wall.rows("update advice.effect set lease_until = app.machine_now() - interval '1 second' where id = $1", [
      id,
    ])
    const second = await wall.work.effects.claim(id)
    if (first.kind !== 'claimed' || second.kind !== 'claimed') throw new Error('expected two claims')
    await wall.work.effects.settle(first.claim, 'done', 'reference')
    const stateOf = async () => (await wall.rows('select state, attempts from advice.effect where id = $1', [id]))[0]
    expect(await stateOf()).toEqual({ state: 'handing over', attempts: 2 })
    await wall.work.effects.settle(second.claim, 'done', 'reference')
    expect(await stateOf()).toEqual({ state: 'done', attempts: 2 })
  })

  test('a withdrawal cancels what is planned: it can be claimed no more', async () => {
    const { parties } = await openedBy(wall.records)
    const [one] = parties
    if (!one) throw new Error('a party')
    await wall.records.perform(one, { submissionId: randomUUID(), name: 'withdraw', input: {} })
    expect((await wall.work.effects.claim(await effectTo(parties[1]?.id))).kind).toBe('cancelled')
  })

  test('a blind worker is told from one with nothing to do: it does not see its canary', async () => {
    expect(await wall.work.seesCanary()).toBe(true)
    await wall.rows('alter policy every_root on advice.promise using (false)')
    expect(await wall.work.seesCanary()).toBe(false)
  })
})
