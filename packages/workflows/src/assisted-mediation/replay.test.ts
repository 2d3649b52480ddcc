import { readdirSync, readFileSync } from 'node:fs'
import { defaultPayloadConverter } from '@temporalio/common'
import { Worker } from '@temporalio/worker'
import { describe, expect, inject, test } from 'vitest'
import { failureConverterPath } from '../codec.ts'
import { largestPayload } from '../shared/admission.ts'
import { createMediationWorld } from '../testing/mediation-world.ts'
import { quietRuntime } from '../testing/temporal.ts'

quietRuntime()

const folder = new URL('../../histories/', import.meta.url)
const recorded = readdirSync(folder).sort()
type Recorded = { readonly events: Record<string, unknown>[] }
const historyOf = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recorded

const replay = (history: unknown) =>
  Worker.runReplayHistory(
    {
      workflowBundle: { codePath: inject('workflowBundle') },
      dataConverter: { failureConverterPath: failureConverterPath() },
    },
    history,
    'assisted-mediation/0b5c2a1e-0000-4000-8000-000000000001',
  )

describe('TEMPORAL, Changing a running process: every recorded history replays', () => {
  test('each ending and phase is recorded', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(11)
  })
  test.each(recorded)('%s', async (file) => {
    await replay(historyOf(file))
  })
  test('a history that the workflow would not have made does not', async () => {
    const history = historyOf('assisted-mediation.agreed.json')
    const text = JSON.stringify(history).replaceAll('"handOver"', '"sendLetter"')
    await expect(replay(JSON.parse(text))).rejects.toThrow()
  })
})

describe('TEMPORAL, 8: continue-as-new', () => {
  const { events } = historyOf('assisted-mediation.continued-as-new.json')
  const last = JSON.stringify(events.at(-1))
  test('where the server suggests it, carrying the process id alone', () => {
    const text = /"input":\{"payloads":\[\{[^\]]*"data":"([^"]+)"/.exec(last)?.[1] ?? ''
    const carried = defaultPayloadConverter.fromPayload({
      metadata: { encoding: Buffer.from('json/plain') },
      data: Buffer.from(text, 'base64'),
    })
    expect(last).toContain('CONTINUED_AS_NEW')
    expect(carried).toMatch(/^[0-9a-f-]{36}$/)
  })
  test('and only there: without the suggestion the same history does not replay', async () => {
    const text = JSON.stringify({ events }).replaceAll('"suggestContinueAsNew":true', '"suggestContinueAsNew":false')
    await expect(replay(JSON.parse(text))).rejects.toThrow()
  })
})

describe('budgets', () => {
  test('a finished case of two silent participants: at most 100 events; a bell with nothing to do: at most 8', () => {
    expect(historyOf('assisted-mediation.not-agreed.json').events.length).toBeLessThanOrEqual(100)
    expect(historyOf('assisted-mediation.nothing-open.json').events.length).toBeLessThanOrEqual(8)
  })
  test('the bundle: no validator and no calendar in it, at most 2 MB', () => {
    const bundle = readFileSync(inject('workflowBundle'), 'utf8')
    expect(bundle.length).toBeLessThan(2_000_000)
    expect(bundle).not.toMatch(/node_modules\/[^"]*(zod|temporal-polyfill)/)
  })
  test('the facts of the largest mediation, twelve participants with both reminders before them, fit into a payload', () => {
    const world = createMediationWorld('0b5c2a1e-0000-4000-8000-000000000001', 12)
    for (const id of world.promiseIds()) world.handOver(id)
    expect(world.facts().owed).toHaveLength(25)
    expect(JSON.stringify(world.facts()).length).toBeLessThan(largestPayload)
  })
})
