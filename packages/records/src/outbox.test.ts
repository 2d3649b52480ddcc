import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aWall, newlyOpenedBy, openedBy } from './testing/opened-mediation.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeEach(async () => {
  await wall?.close()
  wall = await aWall()
})
afterAll(() => wall?.close())

const nobodyRings = async () => {
  throw new Error('unavailable')
}
/** Everything that waits is rung, so that what follows is all there is. */
const quiet = async () => {
  await wall.work.outbox.ring(100, async () => {})
}
const waiting = () =>
  wall.rows<{ root_id: string }>('select root_id from advice.outbox where rung_at is null order by id')

describe('TEMPORAL, 2: bells are marked one by one', () => {
  test('one that cannot be rung holds up no other, and is rung the next time', async () => {
    const [bad, good] = [await newlyOpenedBy(wall.records), await newlyOpenedBy(wall.records)]
    const [process] = await wall.rows<{ process_id: string }>(
      'select process_id from advice.process where root_id = $1',
      [bad.rootId],
    )
    const rung = wall.work.outbox.ring(100, ({ processId }) =>
      processId === process?.process_id ? nobodyRings() : Promise.resolve(),
    )
    await expect(rung).resolves.toBe(1)
    expect(await waiting()).toEqual([{ root_id: bad.rootId }])
    expect(good.rootId).not.toBe(bad.rootId)
    expect(await wall.work.outbox.ring(100, async () => {})).toBe(1)
    expect(await waiting()).toEqual([])
  })

  test('two relays at once: each bell is rung by one of them, and neither waits for the other', async () => {
    for (let made = 0; made < 6; made += 1) await openedBy(wall.records)
    const rung: string[] = []
    let bothHold = () => {}
    const both = new Promise<void>((resolve) => {
      bothHold = resolve
    })
    let holding = 0
    const relay = (most: number) => {
      let first = true
      return wall.work.outbox.ring(most, async ({ outboxId }) => {
        rung.push(outboxId)
        if (!first) return
        first = false
        holding += 1
        if (holding === 2) bothHold()
        await both
      })
    }
    expect(await Promise.all([relay(3), relay(3)])).toEqual([3, 3])
    expect(new Set(rung).size).toBe(6)
  })
})

describe('TEMPORAL, 2: reconcile rings for whatever is due and not done', () => {
  test('one bell for a root with something due, none while one waits, none for what is not due or no longer owed', async () => {
    const [due, later, kept] = [
      await openedBy(wall.records),
      await openedBy(wall.records),
      await openedBy(wall.records),
    ]
    await wall.rows("update advice.promise set due_at = app.now() + interval '1 day' where root_id = $1", [
      later.rootId,
    ])
    await wall.rows("update advice.promise set state = 'kept', settled_at = app.now() where root_id = $1", [
      kept.rootId,
    ])
    await quiet()
    expect(await wall.work.outbox.reconcile()).toBe(1)
    expect(await waiting()).toEqual([{ root_id: due.rootId }])
    expect(await wall.work.outbox.reconcile()).toBe(0)
    await quiet()
    // A bell that rang and came to nothing is not the last one.
    expect(await wall.work.outbox.reconcile()).toBe(1)
  })
})
