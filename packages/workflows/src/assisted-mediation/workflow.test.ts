import { adviser, aMediator, charges, commissioner, suitable } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { MediationWorld } from '../testing/mediation-world.ts'
import { createProcesses, eventually } from '../testing/temporal.ts'

let processes: Awaited<ReturnType<typeof createProcesses>>
let stopWorker: () => Promise<void>
beforeAll(async () => {
  processes = await createProcesses(inject('workflowBundle'))
  stopWorker = await processes.startWorker()
})
afterAll(async () => {
  await stopWorker()
  await processes.close()
})

/** The service clock moves on and the doorbell rings, as the clock's page makes it. */
const moveTo = async (world: MediationWorld, instant: string) => {
  world.moveTo(instant)
  await processes.ring(world)
}
const sent = (world: MediationWorld, count: number) =>
  eventually(
    () => world.sent(),
    (all) => all.length === count,
  )
const invited = async (participants = 2) => {
  const world = processes.world(participants)
  await processes.ring(world)
  await sent(world, participants)
  return world
}
const firstReminder = '2026-03-09T09:00:00.000Z'
const secondReminder = '2026-03-16T09:00:00.000Z'
const deadline = '2026-03-23T17:00:00.000Z'

describe('AM-5: everybody agrees', () => {
  test('each participant is written to once, all are told at 5pm, and the run returns', async () => {
    const world = await invited(3)
    for (const position of [2, 1, 3]) {
      world.agree(position)
      await processes.ring(world)
    }
    await moveTo(world, '2026-03-02T17:00:00.000Z')
    await processes.finished(world)
    expect(world.sent()).toEqual(
      [
        ...['0', '1', '2'].map((one) => `invitation participants.${one} 1`),
        'goingAheadNotice commissioner 1',
        ...['0', '1', '2'].map((one) => `goingAheadNotice participants.${one} 1`),
      ].sort(),
    )
  })
})

describe('AM-5: no agreement within the time', () => {
  test('both reminders go, then it ends as not agreed by a command, and everybody is told', async () => {
    const world = await invited()
    await moveTo(world, firstReminder)
    await sent(world, 4)
    await moveTo(world, secondReminder)
    await sent(world, 6)
    world.agree(2)
    await moveTo(world, deadline)
    await processes.finished(world)
    expect(world.state().ending?.kind).toBe('notAgreed')
    expect(world.sent('endingNotice')).toEqual(
      ['commissioner', 'participants.0', 'participants.1'].map((one) => `endingNotice ${one} 1`),
    )
    expect(world.sent('agreementReminder')).toHaveLength(4)
  })
  test('a bell a moment before an instant sends nothing', async () => {
    const world = await invited()
    const looks = world.looks()
    await moveTo(world, '2026-03-09T08:59:59.999Z')
    await eventually(
      () => world.looks(),
      (count) => count > looks,
    )
    expect(world.sent('agreementReminder')).toEqual([])
    await moveTo(world, firstReminder)
    await sent(world, 4)
  })
  test('a signature that comes while the ending is decided counts: a rejection means to look again, not to fail', async () => {
    const world = await invited()
    await moveTo(world, firstReminder)
    await sent(world, 4)
    await moveTo(world, secondReminder)
    await sent(world, 6)
    world.agree(1)
    world.justBeforeEnding(() => world.agree(2))
    await moveTo(world, deadline)
    await processes.finished(world)
    expect(world.rejected).toContain('NOT_WAITING_FOR_AGREEMENT')
    expect(world.state().stage).toBe('agreed')
    expect(world.sent('endingNotice')).toEqual([])
  })
  test('an invitation that bounces stops the ending until somebody has corrected the address', async () => {
    const world = processes.world()
    world.mailNow('refuses')
    await processes.ring(world)
    await eventually(() => world.facts().needsPerson, Boolean)
    await eventually(
      async () => (await processes.handle(world).describe()).typedSearchAttributes.getAll(),
      (all) => all.some(({ key, value }) => key.name === 'ConcordNeedsPerson' && value === true),
    )
    await moveTo(world, '2026-06-01T12:00:00.000Z')
    expect(await processes.statusOf(world)).toBe('RUNNING')
    expect(world.state().stage).toBe('awaitingAgreement')
  })
})

describe('DESIGN, How a process waits: our outage ends nobody’s mediation', () => {
  test('worker and mail down from day 1 to day 20: only the last reminder goes, and five working days are given from then', async () => {
    const world = await invited()
    await stopWorker()
    world.moveTo('2026-03-30T12:00:00.000Z')
    await processes.ring(world)
    stopWorker = await processes.startWorker()
    await eventually(
      () => world.sent('agreementReminder'),
      (all) => all.length === 2,
    )
    expect(world.sent('agreementReminder')).toEqual([
      'agreementReminder participants.0 2',
      'agreementReminder participants.1 2',
    ])
    const graceEnds = '2026-04-08T16:00:00.000Z'
    await moveTo(world, '2026-04-08T15:59:59.999Z')
    await processes.ring(world)
    expect(world.state().stage).toBe('awaitingAgreement')
    await moveTo(world, graceEnds)
    await processes.finished(world)
    expect(world.state().ending).toEqual({ kind: 'notAgreed', at: graceEnds, toldAt: graceEnds })
    expect(world.sent('agreementReminder')).toHaveLength(2)
  })
  test('mail down only: nothing is lost, each goes once when it is back', async () => {
    const world = processes.world()
    world.mailNow('down')
    await processes.ring(world)
    await eventually(
      () => world.attempts.length,
      (count) => count > 0,
    )
    expect(world.sent()).toEqual([])
    world.mailNow('takes')
    await sent(world, 2)
    expect(world.state().agreementDueAt).toBe(deadline)
  })
  test('the database away for a while: the run waits and goes on', async () => {
    const world = processes.world()
    world.factsFailNow(true)
    await processes.ring(world)
    await eventually(
      () => world.looks(),
      (count) => count > 0,
    )
    world.factsFailNow(false)
    await sent(world, 2)
  })
})

describe('PP-4: nothing starts before the commissioner has accepted the charges', () => {
  test('the charges are put by a message, a reminder goes, and silence ends nothing; accepted, the invitations go', async () => {
    const world = processes.newWorld()
    await processes.ring(world)
    await processes.finished(world)
    world.command(adviser, suitable)
    world.command(adviser, charges)
    await processes.ring(world)
    await sent(world, 1)
    await moveTo(world, firstReminder)
    await sent(world, 2)
    await moveTo(world, '2026-04-30T09:00:00.000Z')
    expect(world.state().stage).toBe('awaitingCharges')
    world.command(commissioner, { name: 'acceptCharges' })
    await processes.ring(world)
    await sent(world, 4)
    expect(world.sent()).toEqual([
      'chargesNotice commissioner 1',
      'chargesReminder commissioner 1',
      'invitation participants.0 1',
      'invitation participants.1 1',
    ])
  })
  test('declined: it ends, and nobody who was not asked is told', async () => {
    const world = processes.newWorld()
    world.command(adviser, suitable)
    world.command(adviser, charges)
    await processes.ring(world)
    await sent(world, 1)
    world.command(commissioner, { name: 'declineCharges' })
    await moveTo(world, '2026-03-02T17:00:00.000Z')
    await processes.finished(world)
    expect(world.sent()).toEqual(['chargesNotice commissioner 1'])
  })
})

describe('AM-1: a proposal to a mediator', () => {
  test('goes once, and lapses after three working days without an answer, by a command', async () => {
    const world = await invited()
    const mediator = aMediator(1)
    world.command(adviser, { name: 'proposeMediator', mediatorId: mediator.kind === 'staff' ? mediator.id : '' })
    await processes.ring(world)
    await sent(world, 3)
    await moveTo(world, '2026-03-05T17:00:00.000Z')
    await eventually(
      () => world.state().mediators[0]?.standing,
      (standing) => standing === 'lapsed',
    )
  })
})

describe('AM-10: the outlines are destroyed when the mediation ends before the day', () => {
  test('at once, each key once, and what was destroyed is recorded', async () => {
    const world = await invited(3)
    world.agree(1)
    world.agree(2)
    world.withdraw(3)
    await processes.ring(world)
    await eventually(
      () => world.state().participants.map(({ outline }) => outline.key),
      (keys) => keys.join() === 'destroyed,destroyed,none',
    )
    expect([...world.destroyed].sort()).toEqual(['participants.0', 'participants.1'])
  })
})

describe('AM-22: a withdrawal at every phase', () => {
  const ended = async (world: MediationWorld, told: readonly string[]) => {
    await moveTo(world, world.state().ending?.toldAt ?? '')
    await processes.finished(world)
    expect(world.sent('endingNotice')).toEqual(told.map((one) => `endingNotice ${one} 1`))
  }
  test('before the first bell: nobody is invited, the commissioner alone is told', async () => {
    const world = processes.world()
    world.withdraw(1)
    await ended(world, ['commissioner'])
    expect(world.sent()).toHaveLength(1)
  })
  test('while agreements are awaited: reminders stop', async () => {
    const world = await invited(3)
    world.withdraw(2)
    await ended(world, ['commissioner', 'participants.0', 'participants.2'])
    await moveTo(world, deadline)
    await processes.finished(world)
    expect(world.sent('agreementReminder')).toEqual([])
  })
  test('after a reminder', async () => {
    const world = await invited()
    await moveTo(world, firstReminder)
    await sent(world, 4)
    world.withdraw(1)
    await ended(world, ['commissioner', 'participants.1'])
  })
  test('all agreed, not yet told: nobody is told that it goes ahead', async () => {
    const world = await invited()
    world.agree(1)
    world.agree(2)
    await processes.ring(world)
    world.withdraw(1)
    await ended(world, ['commissioner', 'participants.1'])
    expect(world.sent('goingAheadNotice')).toEqual([])
  })
  test('after the run had returned: the next bell starts one that tells the others', async () => {
    const world = await invited()
    world.agree(1)
    world.agree(2)
    await moveTo(world, '2026-03-02T17:00:00.000Z')
    await processes.finished(world)
    await moveTo(world, '2026-03-04T10:00:00.000Z')
    world.withdraw(2)
    await ended(world, ['commissioner', 'participants.0'])
  })
})
