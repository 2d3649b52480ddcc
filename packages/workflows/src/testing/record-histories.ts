import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adviser, aMediator, charges, commissioner, suitable } from '@concord/domain/testing'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { bundleWorkflows } from '../bundle.ts'
import { createDataConverter } from '../codec.ts'
import type { MediationWorld } from './mediation-world.ts'
import { createProcesses, eventually } from './temporal.ts'

// Records one history of each life and phase, the codec off: `npm run record -- <address>`. For `continued-as-new` the server is
// started with --dynamic-config-value limit.historyCount.suggestContinueAsNew=20, and that name is given after the address.
const [address = '', ...names] = process.argv.slice(2)
const folder = new URL('../../histories/', import.meta.url).pathname
const scratch = mkdtempSync(join(tmpdir(), 'concord-record-'))
const codePath = join(scratch, 'workflows.js')
writeFileSync(codePath, (await bundleWorkflows()).code)
const processes = await createProcesses(codePath, createDataConverter(null), address)
const stop = await processes.startWorker()

const moveTo = async (world: MediationWorld, instant: string, count: number) => {
  world.moveTo(instant)
  await processes.ring(world)
  await eventually(
    () => world.sent(),
    (all) => all.length >= count,
  )
}
const opened = '2026-03-02T10:00:00.000Z'
const told = '2026-03-02T17:00:00.000Z'
const reminded = async (world: MediationWorld) => {
  await moveTo(world, opened, 2)
  await moveTo(world, '2026-03-09T09:00:00.000Z', 4)
  await moveTo(world, '2026-03-16T09:00:00.000Z', 6)
}

const mediator = aMediator(1) as { readonly id: string }
const firstRun = new Map<MediationWorld, string>()

const lives: Readonly<Record<string, (world: MediationWorld) => Promise<void>>> = {
  agreed: async (world) => {
    await moveTo(world, opened, 2)
    world.agree(1)
    await moveTo(world, opened, 2)
    world.agree(2)
    await moveTo(world, told, 5)
    await processes.finished(world)
  },
  'not-agreed': async (world) => {
    await reminded(world)
    await moveTo(world, '2026-03-23T17:00:00.000Z', 9)
    await processes.finished(world)
  },
  'not-agreed-after-an-outage': async (world) => {
    await moveTo(world, opened, 2)
    await moveTo(world, '2026-03-30T12:00:00.000Z', 4)
    await moveTo(world, '2026-04-08T16:00:00.000Z', 7)
    await processes.finished(world)
  },
  'withdrawn-while-awaiting': async (world) => {
    await moveTo(world, opened, 2)
    world.withdraw(1)
    await moveTo(world, told, 4)
    await processes.finished(world)
  },
  'withdrawn-before-told': async (world) => {
    await moveTo(world, opened, 2)
    world.agree(1)
    world.agree(2)
    await moveTo(world, opened, 2)
    world.withdraw(2)
    await moveTo(world, told, 4)
    await processes.finished(world)
  },
  'nothing-open': async (world) => {
    world.withdraw(1)
    await moveTo(world, told, 1)
    await processes.finished(world)
    await processes.ring(world)
    await processes.finished(world)
  },
  'proposal-lapsed-and-outline-destroyed': async (world) => {
    await moveTo(world, opened, 2)
    world.agree(1)
    world.command(adviser, { name: 'proposeMediator', mediatorId: mediator.id })
    await moveTo(world, opened, 3)
    await moveTo(world, '2026-03-05T17:00:00.000Z', 3)
    await eventually(
      () => world.state().mediators[0]?.standing,
      (standing) => standing === 'lapsed',
    )
    world.withdraw(2)
    await moveTo(world, '2026-03-06T17:00:00.000Z', 5)
    await processes.finished(world)
  },
  'charges-declined': async (world) => {
    await moveTo(world, opened, 1)
    world.command(commissioner, { name: 'declineCharges' })
    await processes.ring(world)
    await processes.finished(world)
  },
  'awaiting-agreement': (world) => moveTo(world, opened, 2),
  'after-both-reminders': reminded,
  'waiting-for-a-person': async (world) => {
    world.mailNow('refuses')
    await moveTo(world, opened, 0)
    await eventually(
      () => world.facts().needsPerson,
      (needed) => needed,
    )
  },
  'faults-on-the-way': async (world) => {
    world.factsFailNow(true)
    await processes.ring(world)
    await eventually(
      () => world.looks(),
      (looks) => looks > 1,
    )
    world.mailNow('down')
    world.factsFailNow(false)
    await eventually(
      () => world.attempts.length,
      (attempts) => attempts > 3,
    )
    world.mailNow('takes')
    await moveTo(world, opened, 2)
  },
  'continued-as-new': async (world) => {
    await processes.ring(world)
    firstRun.set(world, (await processes.handle(world).describe()).runId)
    await moveTo(world, opened, 2)
    await eventually(
      async () => {
        await processes.ring(world)
        return processes.client.workflow.getHandle(processes.handle(world).workflowId, firstRun.get(world)).describe()
      },
      ({ status }) => status.name === 'CONTINUED_AS_NEW',
    )
  },
}

const wanted = names.length > 0 ? names : Object.keys(lives).filter((name) => name !== 'continued-as-new')
for (const name of wanted) {
  const world = name === 'charges-declined' ? processes.newWorld() : processes.world()
  if (name === 'charges-declined') for (const command of [suitable, charges]) world.command(adviser, command)
  await lives[name]?.(world)
  const history = await processes.handle(world, firstRun.get(world)).fetchHistory()
  writeFileSync(join(folder, `assisted-mediation.${name}.json`), historyToJSON(history))
  console.log(`${name}: ${history.events?.length ?? 0} events`)
}
await stop()
await processes.close()
rmSync(scratch, { recursive: true })
console.log(`${readdirSync(folder).length} histories`)
