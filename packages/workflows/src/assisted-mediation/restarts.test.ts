import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { MediationWorld } from '../testing/mediation-world.ts'
import { createProcesses, eventually } from '../testing/temporal.ts'

type Processes = Awaited<ReturnType<typeof createProcesses>>
let processes: Processes
let stopWorker: () => Promise<void>
beforeAll(async () => {
  processes = await createProcesses(inject('workflowBundle'))
  stopWorker = await processes.startWorker()
})
afterAll(async () => {
  await stopWorker()
  await processes.close()
})

const firstReminder = '2026-03-09T09:00:00.000Z'
const secondReminder = '2026-03-16T09:00:00.000Z'
const deadline = '2026-03-23T17:00:00.000Z'
const sent = (world: MediationWorld, count: number) =>
  eventually(
    () => world.sent(),
    (all) => all.length >= count,
  )

/** A whole life: reminders, silence, the ending. After each step `between` may do its worst. */
const live = async (on: Processes, world: MediationWorld, between: (world: MediationWorld) => Promise<void>) => {
  const stages: readonly (readonly [string, number])[] = [
    [world.now(), 2],
    [firstReminder, 4],
    [secondReminder, 6],
    [deadline, 9],
  ]
  for (const [instant, count] of stages) {
    world.moveTo(instant)
    await on.ring(world)
    await sent(world, count)
    await between(world)
  }
  await on.ring(world)
  await on.finished(world)
}
const wholeLife = [
  ...['agreementReminder participants.0 1', 'agreementReminder participants.0 2'],
  ...['agreementReminder participants.1 1', 'agreementReminder participants.1 2'],
  ...['endingNotice commissioner 1', 'endingNotice participants.0 1', 'endingNotice participants.1 1'],
  ...['invitation participants.0 1', 'invitation participants.1 1'],
]

describe('TEMPORAL, 2: doorbells may be late, doubled, reordered or lost', () => {
  test('twenty bells at once: each goes once', async () => {
    const world = processes.world()
    await Promise.all(Array.from({ length: 20 }, () => processes.ring(world)))
    await sent(world, 2)
    world.withdraw(1)
    world.moveTo('2026-03-02T17:00:00.000Z')
    await Promise.all(Array.from({ length: 20 }, () => processes.ring(world)))
    await processes.finished(world)
    expect(world.sent('endingNotice')).toEqual(['endingNotice commissioner 1', 'endingNotice participants.1 1'])
    expect(new Set(world.sent()).size).toBe(world.sent().length)
  })
  test('a bell after everything is over starts a run that returns at once, and does nothing', async () => {
    const world = processes.world()
    world.withdraw(1)
    world.moveTo('2026-03-02T17:00:00.000Z')
    await processes.ring(world)
    await processes.finished(world)
    const [attempts, before] = [world.attempts.length, await processes.handle(world).describe()]
    await processes.ring(world)
    await eventually(
      () => processes.handle(world).describe(),
      ({ runId, status }) => runId !== before.runId && status.name === 'COMPLETED',
    )
    expect(world.attempts).toHaveLength(attempts)
    expect((await processes.handle(world).fetchHistory()).events?.length).toBeLessThanOrEqual(10)
  })
  test('a bell for a process that is not there returns too', async () => {
    const nobody = { processId: crypto.randomUUID() }
    await processes.ring(nobody)
    await eventually(
      () => processes.statusOf(nobody),
      (status) => status === 'COMPLETED',
    )
  })
  test('a bell that was lost: the next one, whatever it was for, or a nudge, does all that is due', async () => {
    const world = processes.world()
    await processes.ring(world)
    await sent(world, 2)
    world.moveTo(firstReminder)
    await processes.handle(world).signal('nudge')
    await sent(world, 4)
  })
  test('a bell that rings while the run is returning is not lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const world = processes.world()
      world.withdraw(1)
      world.moveTo('2026-03-02T17:00:00.000Z')
      await processes.ring(world)
      await sent(world, 1)
      await processes.ring(world)
      await processes.finished(world)
      expect(world.sent()).toEqual(['endingNotice commissioner 1'])
    }
  })
})

describe('TEMPORAL, 2 and 7: a run can be started afresh at any moment', () => {
  test('terminated at each stage: the next bell’s run goes on to the end and repeats nothing', async () => {
    const world = processes.world()
    await live(processes, world, async () => {
      if ((await processes.statusOf(world)) === 'RUNNING') await processes.handle(world).terminate()
    })
    expect(world.sent()).toEqual(wholeLife)
  })
  test('cancelled by an operator: no case changes, nobody is told, and the next bell goes on', async () => {
    const world = processes.world()
    await processes.ring(world)
    await sent(world, 2)
    await processes.handle(world).cancel()
    await eventually(
      () => processes.statusOf(world),
      (status) => status === 'CANCELLED',
    )
    expect(world.state().stage).toBe('awaitingAgreement')
    world.moveTo(firstReminder)
    await processes.ring(world)
    await sent(world, 4)
  })
  test('the worker restarted midway', async () => {
    const world = processes.world()
    await live(processes, world, async () => {
      if (world.sent('agreementReminder').length !== 2) return
      await stopWorker()
      stopWorker = await processes.startWorker()
    })
    expect(world.sent()).toEqual(wholeLife)
  })
  test('a worker that keeps no workflow in its cache replays at every step', async () => {
    const others = await createProcesses(inject('workflowBundle'))
    const stop = await others.startWorker({ maxCachedWorkflows: 0 })
    const world = others.world()
    await live(others, world, async () => {})
    expect(world.sent()).toEqual(wholeLife)
    await stop()
    await others.close()
  })
})
