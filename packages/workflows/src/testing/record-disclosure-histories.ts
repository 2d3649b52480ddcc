import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { bundleWorkflows } from '../bundle.ts'
import { createDataConverter } from '../codec.ts'
import { createDisclosureProcesses } from './disclosure-processes.ts'
import type { DisclosureWorld } from './disclosure-world.ts'
import { eventually } from './temporal.ts'

// Records one history of each life and phase of a disclosure, the codec off: `npm run record-disclosures -- <address>`.
const [address = '', ...names] = process.argv.slice(2)
const folder = new URL('../../histories/', import.meta.url).pathname
const scratch = mkdtempSync(join(tmpdir(), 'concord-record-'))
const codePath = join(scratch, 'workflows.js')
writeFileSync(codePath, (await bundleWorkflows()).code)
const processes = await createDisclosureProcesses(codePath, createDataConverter(null), address)
const stop = await processes.startWorker()

const moveTo = async (world: DisclosureWorld, instant: string, count: number) => {
  world.moveTo(instant)
  await processes.ring(world)
  await eventually(
    () => world.sent(),
    (all) => all.length >= count,
  )
}
const begun = (world: DisclosureWorld) => moveTo(world, '2026-03-02T14:30:00.000Z', 2)
const due = '2026-03-03T17:00:00.000Z'

const lives: Readonly<Record<string, (world: DisclosureWorld) => Promise<void>>> = {
  begun,
  nagged: async (world) => {
    await begun(world)
    await moveTo(world, '2026-03-03T09:00:00.000Z', 3)
    await moveTo(world, due, 5)
    await moveTo(world, '2026-03-04T09:00:00.000Z', 8)
  },
  'not-acknowledged': async (world) => {
    await begun(world)
    world.view()
    for (const [index, day] of ['03', '04', '05', '06', '09'].entries())
      await moveTo(world, `2026-03-${day}T17:00:00.000Z`, 3 + index)
    await eventually(
      () => world.facts().needsPerson,
      (needed) => needed,
    )
  },
  'participants-told': async (world) => {
    await begun(world)
    world.view()
    world.acknowledge()
    await moveTo(world, due, 3)
  },
  'participants-not-told': async (world) => {
    await begun(world)
    world.view()
    world.sayWhyNot('writer')
    world.sayWhyNot('second')
    world.acknowledge()
    await processes.ring(world)
    await processes.finished(world)
  },
  'faults-on-the-way': async (world) => {
    world.mailNow('down')
    await processes.ring(world)
    await eventually(
      () => processes.faults.length,
      (faults) => faults > 2,
    )
    world.mailNow('takes')
    await begun(world)
  },
}

for (const name of names.length > 0 ? names : Object.keys(lives)) {
  const world = processes.world()
  await lives[name]?.(world)
  const history = await processes.handle(world).fetchHistory()
  writeFileSync(join(folder, `safety-disclosure.${name}.json`), historyToJSON(history))
  console.log(`${name}: ${history.events?.length ?? 0} events`)
}
await stop()
await processes.close()
rmSync(scratch, { recursive: true })
