import { randomUUID } from 'node:crypto'
import { outlineKeyName } from '@concord/domain/assisted-mediation'
import { isDenied } from '@concord/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAdviceRecords, mortalKeysAt } from '../index.ts'
import { accepted, aWall, openedBy } from '../testing/opened-mediation.ts'
import { agreedBy, mediators, registerMediators } from '../testing/prepared-mediation.ts'
import { boundTo, mortalNameOf } from '../vault/seal.ts'

const rounds = process.env['CONCORD_RACES'] === 'full' ? 1000 : 40
const service = { kind: 'system', service: 'assisted-mediation' } as const
const agree = { keepsConfidentiality: true }
const outline = 'Zoë wrote what nobody else may read'

let wall: Awaited<ReturnType<typeof aWall>>
let records: ReturnType<typeof createAdviceRecords>
let second: ReturnType<typeof createAdviceRecords>
/** The real key service, as the gateway and as the worker: the first seals and opens, the second destroys. */
let keys: ReturnType<typeof mortalKeysAt>
let worker: ReturnType<typeof mortalKeysAt>
beforeAll(async () => {
  const at = process.env['CONCORD_TEST_KEY_SERVICE']
  if (!at) throw new Error('No key service: CONCORD_TEST_KEY_SERVICE is not set. Run `npm test`, which starts one.')
  const { url, gateway, worker: destroying } = JSON.parse(at) as Record<'url' | 'gateway' | 'worker', string>
  keys = mortalKeysAt({ url, credential: gateway })
  worker = mortalKeysAt({ url, credential: destroying })
  wall = await aWall()
  records = createAdviceRecords({ ...wall.parts, mortalKeys: keys })
  second = createAdviceRecords({ ...wall.parts, mortalKeys: keys })
  await registerMediators(records)
})
afterAll(async () => {
  await Promise.all([records?.close(), second?.close()])
  await wall?.close()
})

type Row = {
  id: string
  owner_id: string
  class: string
  place: string
  version: number
  key_id: string
  nonce: Buffer
  ciphertext: Buffer
}
/** Every mortal text of a case that lies in the vault, and whether its key opens it now. */
const openable = async (rootId: string): Promise<readonly string[]> => {
  const rows = await wall.rows<Row>("select * from advice.vault_text where root_id = $1 and class in ('OS', 'OD')", [
    rootId,
  ])
  const opened = await Promise.all(
    rows.map(async (row) => {
      const place = { id: row.id, ownerId: row.owner_id, dataClass: row.class, place: row.place, version: row.version }
      const name = mortalNameOf(row.key_id) ?? ''
      return keys.open(name, boundTo(place), row.nonce, row.ciphertext).catch(() => null)
    }),
  )
  return opened.filter((text) => text !== null)
}
const asked = (name: string, input: object) => ({ submissionId: randomUUID(), name, input })

describe('AM-10, AM-22: destroyed means destroyed', () => {
  test('saves that race the withdrawal and the destruction: none survives', { timeout: 900_000 }, async () => {
    let savedInTime = 0
    for (let round = 0; round < rounds; round += 1) {
      const { rootId, parties } = await openedBy(records)
      const [writer, leaver] = parties
      if (!writer || !leaver) throw new Error('two take part')
      await accepted(records, writer, 'agreeToMediate', agree)
      let recorded = false
      const late: string[] = []
      const write = async (door: typeof records, name: string, field: string) => {
        const begunAfter = recorded
        const answer = await door.perform(writer, asked(name, { [field]: outline }))
        if (answer.kind !== 'accepted') return
        savedInTime += 1
        if (begunAfter) late.push(name)
      }
      const destroying = async () => {
        await accepted(second, leaver, 'withdraw', {})
        await worker.destroy(outlineKeyName(writer.id))
        await accepted(wall.records, service, 'recordDestruction', { partyId: writer.id }, { id: rootId })
        recorded = true
        await write(records, 'saveOutline', 'draft')
        await write(second, 'handInOutline', 'outline')
      }
      await Promise.all([
        write(records, 'saveOutline', 'draft'),
        write(second, 'handInOutline', 'outline'),
        destroying(),
        write(records, 'handInOutline', 'outline'),
      ])
      expect(late).toEqual([])
      expect(await openable(rootId)).toEqual([])
    }
    // The race was one: some were in time.
    expect(savedInTime).toBeGreaterThan(0)
    isDenied('AM-10')
  })
  test('before it the writer and, once all have agreed, the mediators open it; from the ending on nobody, though the key lives still', async () => {
    const { rootId, parties } = await agreedBy(records)
    const [writer, leaver] = parties
    if (!writer || !leaver) throw new Error('two take part')
    await accepted(records, writer, 'handInOutline', { outline })
    const [row] = await wall.rows<{ id: string }>(
      "select id from advice.vault_text where root_id = $1 and class = 'OS'",
      [rootId],
    )
    const revealed = (actor: typeof writer | (typeof mediators)[number]) =>
      records.reveal(actor, row?.id ?? '', '/outline')
    expect(await revealed(writer)).toBe(outline)
    expect(await revealed(mediators[0])).toBe(outline)
    expect(await revealed(leaver)).toBeNull()
    await accepted(records, leaver, 'withdraw', {})
    expect(await revealed(writer)).toBeNull()
    expect(await revealed(mediators[0])).toBeNull()
    expect(await openable(rootId)).toEqual([outline])
    await worker.destroy(outlineKeyName(writer.id))
    expect(await openable(rootId)).toEqual([])
  })
  test('a signature after an ending that nobody was told of: its key dies with the others', async () => {
    const { rootId, parties } = await openedBy(records)
    const [late, leaver] = parties
    if (!late || !leaver) throw new Error('two take part')
    await accepted(records, leaver, 'withdraw', {})
    await accepted(records, late, 'agreeToMediate', agree)
    const owed = await wall.rows<{ party_id: string }>(
      "select party_id from advice.promise where root_id = $1 and kind = 'outlineDestruction' and state = 'owed'",
      [rootId],
    )
    expect(owed).toEqual([{ party_id: late.id }])
    expect((await records.perform(late, asked('saveOutline', { draft: outline }))).kind).toBe('rejected')
  })
  test('the worker can destroy a key, and use none', async () => {
    const name = outlineKeyName(randomUUID())
    await keys.make(name)
    await expect(worker.seal(name, Buffer.alloc(0), outline)).rejects.toThrow('KEY_SERVICE_403')
    const sealed = await keys.seal(name, Buffer.alloc(0), outline)
    await expect(worker.open(name, Buffer.alloc(0), sealed.nonce, sealed.ciphertext)).rejects.toThrow('KEY_SERVICE_403')
    await expect(keys.destroy(name)).rejects.toThrow('KEY_SERVICE_403')
  })
})
