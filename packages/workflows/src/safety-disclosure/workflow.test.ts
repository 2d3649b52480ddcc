import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createDisclosureProcesses } from '../testing/disclosure-processes.ts'
import type { DisclosureWorld } from '../testing/disclosure-world.ts'
import { eventually } from '../testing/temporal.ts'

let processes: Awaited<ReturnType<typeof createDisclosureProcesses>>
let stopWorker: () => Promise<void>
beforeAll(async () => {
  processes = await createDisclosureProcesses(inject('workflowBundle'))
  stopWorker = await processes.startWorker()
})
afterAll(async () => {
  await stopWorker()
  await processes.close()
})

const viewDue = '2026-03-03T17:00:00.000Z'
const moveTo = async (world: DisclosureWorld, instant: string) => {
  world.moveTo(instant)
  await processes.ring(world)
}
const sent = (world: DisclosureWorld, count: number) =>
  eventually(
    () => world.sent(),
    (all) => all.length === count,
  )
/** The commissioner and the second person have been written to. */
const begun = async () => {
  const world = processes.world()
  await processes.ring(world)
  await sent(world, 2)
  return world
}
const days = (lines: readonly string[]) => lines.map((line) => line.split(' ')[3])

describe('AM-9: the commissioner is told at once', () => {
  test('with the first bell, and the second person with them', async () => {
    const world = await begun()
    expect(
      world
        .sent()
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(['disclosureNotice', 'viewNotice'])
    expect(days(world.sent())).toEqual(['2026-03-02T14:30', '2026-03-02T14:30'])
  })
  test('reminded each working day until they acknowledge, five times at most; then it waits for a person', async () => {
    const world = await begun()
    world.view()
    world.sayWhyNot('writer')
    world.sayWhyNot('second')
    for (const [index, day] of ['03', '04', '05', '06', '09'].entries()) {
      await moveTo(world, `2026-03-${day}T09:00:00.000Z`)
      await sent(world, 3 + index)
    }
    await moveTo(world, '2026-03-20T12:00:00.000Z')
    await eventually(
      () => world.facts(),
      ({ owed, needsPerson }) => owed.length === 0 && needsPerson,
    )
    expect(world.sent('disclosureReminder')).toHaveLength(5)
    expect(world.state().stage).toBe('secondViewed')
    world.acknowledge()
    await processes.ring(world)
    await processes.finished(world)
    expect(world.state().stage).toBe('closed')
    expect(world.sent()).toHaveLength(7)
  })
  test('with the mail down nothing is lost: it goes when the mail is back', async () => {
    const world = processes.world()
    world.mailNow('down')
    await processes.ring(world)
    await eventually(
      () => processes.faults.length,
      (count) => count > 0,
    )
    world.mailNow('takes')
    await sent(world, 2)
  })
})

describe('AM-9: the nag goes on until a second person has viewed it', () => {
  test('from the end of the first working day, and on each working day after, whatever becomes of the run', async () => {
    const world = await begun()
    world.acknowledge()
    await moveTo(world, viewDue)
    await sent(world, 4)
    await processes.handle(world).terminate()
    for (const [index, day] of ['04', '05', '06', '09', '10', '11', '12'].entries()) {
      await moveTo(world, `2026-03-${day}T09:00:00.000Z`)
      await sent(world, 6 + 2 * index)
    }
    world.view()
    await moveTo(world, '2026-03-13T17:00:00.000Z')
    await eventually(
      () => world.sent('safetyNotice'),
      (all) => all.length === 1,
    )
    expect(world.sent('viewReminder')).toHaveLength(16)
  })
})

describe('AM-9: the participants are told a working day after the view', () => {
  test('by a command, and then by a notice to each who may have one', async () => {
    const world = await begun()
    world.view()
    world.acknowledge()
    await moveTo(world, '2026-03-03T16:59:59.999Z')
    expect(world.state().participantsToldAt).toBeNull()
    await moveTo(world, viewDue)
    await eventually(
      () => world.sent('safetyNotice'),
      (all) => all.length === 1,
    )
    expect(world.state().stage).toBe('closed')
  })
  test('two reasons that come while it is decided count: a rejection means to look again, not to fail', async () => {
    const world = await begun()
    world.view()
    world.acknowledge()
    world.sayWhyNot('writer')
    world.justBeforeTelling(() => world.sayWhyNot('second'))
    await moveTo(world, viewDue)
    await processes.finished(world)
    expect(world.rejected).toContain('PARTICIPANTS_NOT_TO_BE_TOLD')
    expect(world.state().stage).toBe('closed')
    expect(world.sent('safetyNotice')).toEqual([])
  })
})
