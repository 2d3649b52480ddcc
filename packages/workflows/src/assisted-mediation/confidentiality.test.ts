import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createDataConverter, createPayloadCodec } from '../codec.ts'
import { openEverything } from '../testing/open-everything.ts'
import { createProcesses, eventually, testRing } from '../testing/temporal.ts'

const ring = testRing()
let processes: Awaited<ReturnType<typeof createProcesses>>
beforeAll(async () => {
  processes = await createProcesses(inject('workflowBundle'), createDataConverter(ring))
})
afterAll(() => processes.close())

const planted = ['Zoë Nåme-Ünsworth', 'zoe.name@example.org', 'something that Zoë wrote']

const openAll = (value: unknown) => openEverything(value, ring)

describe('DESIGN, nine sentences, 8: nothing confidential is ever in Temporal', () => {
  test('every payload of a run with faults of every kind, decoded: no planted name, address or sentence', async () => {
    const world = processes.world()
    const fault = () => {
      throw new Error(planted.join(' '))
    }
    let faults = 0
    const stop = await processes.startWorker({
      activities: {
        loadMediationFacts: async () => {
          faults += 1
          return faults === 1 ? fault() : { ...world.facts(), ...(faults === 2 ? { note: planted[0] } : {}) }
        },
        handOver: async (id: string) => {
          faults += 1
          if (faults < 6) fault()
          return faults === 6 ? planted[1] : world.handOver(id)
        },
        endAsNotAgreed: fault,
      },
    })
    await processes.ring(world)
    await eventually(
      () => world.sent(),
      (all) => all.length >= 1,
    )
    world.withdraw(1)
    world.moveTo('2026-03-02T17:00:00.000Z')
    await processes.handle(world).terminate()
    await stop()
    const history = await processes.handle(world).fetchHistory()
    const all = await openAll(history)
    // The search works: it finds what is known to be there, and was encrypted.
    expect(all).toContain(world.processId)
    expect(all).toContain('ACTIVITY_FAILED')
    for (const one of planted) expect(all).not.toContain(one)
  })
  test('the search finds something planted in a payload', async () => {
    const [hidden] = await createPayloadCodec(ring).encode([defaultPayloadConverter.toPayload(planted[0]) as Payload])
    expect(await openAll({ events: [{ input: { payloads: [hidden] } }] })).toContain(planted[0])
    expect(Buffer.from(hidden?.data ?? []).toString()).not.toContain('Zo')
  })
  test('search attributes are three, and hold a service, an instant and yes or no', async () => {
    const world = processes.world()
    const stop = await processes.startWorker()
    await processes.ring(world)
    const attributes = await eventually(
      async () => (await processes.handle(world).describe()).typedSearchAttributes.getAll(),
      (all) => all.some(({ key }) => key.name === 'ConcordNextDue'),
    )
    const own = attributes.filter(({ key }) => key.name.startsWith('Concord'))
    expect(own.map(({ key }) => key.name).sort()).toEqual(['ConcordNextDue', 'ConcordService'])
    await stop()
  })
})
