import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSystem, type System } from '../running/system.ts'
import type { VaultRow } from './held.ts'
import { beginHolding } from './holdings.ts'
import { boundTo } from './keys.ts'
import { ask } from './living-service.ts'
import { phrase } from './planted.ts'
import { readsOf } from './tester.ts'

const name = `outline.${randomUUID()}`
/** What a saboteur lets lie about, while the text itself is sealed. */
const careless = 'Žofie erzählte es 〈auch〉 dem Protokoll'

let system: System
let holding: ReturnType<typeof beginHolding>
let folder: string

const credentialOf = (client: string) => readFileSync(join(system.folders.keys, `key-service-${client}`), 'utf8')
const inBase64 = (bytes: Buffer) => bytes.toString('base64')

/** Seals the phrase by the key service as the gateway does, and puts it where an outline lies. */
const plant = async () => {
  const url = system.addresses.keyService
  const [root, text] = [randomUUID(), { id: randomUUID(), ownerId: randomUUID() }]
  const place = { ...text, dataClass: 'OS', place: 'outline', version: 1, keyId: `mortal:${name}` }
  const row: VaultRow = { where: '', ...place, nonce: Buffer.alloc(0), ciphertext: Buffer.alloc(0) }
  expect((await ask(url, credentialOf('gateway'), name, 'make', {})).status).toBe(204)
  const body = { aad: inBase64(boundTo(row)), plaintext: inBase64(Buffer.from(phrase)) }
  const sealed = await ask(url, credentialOf('gateway'), name, 'seal', body)
  const { nonce = '', ciphertext = '' } = (await sealed.json()) as Record<string, string>
  await system.admin.query("insert into advice.root values ($1, 'mediation', app.now())", [root])
  await system.admin.query(
    `insert into advice.vault_text (id, root_id, owner_id, class, place, version, key_id, nonce, ciphertext, length)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'base64'), decode($9, 'base64'), $10)`,
    [row.id, root, row.ownerId, row.dataClass, row.place, row.version, row.keyId, nonce, ciphertext, phrase.length],
  )
}

beforeAll(async () => {
  system = await aSystem('destruction')
  folder = join(system.folders.data, 'tester')
  rmSync(folder, { recursive: true, force: true })
  holding = beginHolding(system, folder)
  await plant()
  await system.admin.query('create table advice.careless as select $1::text as said', [careless])
  appendFileSync(join(system.folders.logs, 'gateway.log'), `${JSON.stringify({ said: careless })}\n`)
  await holding.backUp()
  await system.admin.query('drop table advice.careless')
}, 600_000)
afterAll(async () => {
  holding?.stop()
  await system?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
}, 60_000)

test('the tester reads what a saboteur let lie in the clear', async () => {
  const found = await readsOf(careless, await holding.everything())
  for (const place of [
    /^the base backup\//,
    /^the live files\/pg_wal\//,
    /^the logs\//,
    /^the started backup, advice.careless/,
  ])
    expect(found.map(({ where }) => where)).toContainEqual(expect.stringMatching(place))
}, 240_000)

test('the tester reads a sealed text as long as its key lives, by the key’s file and by asking', async () => {
  const found = await readsOf(phrase, await holding.everything())
  expect(new Set(found.map(({ how }) => how))).toEqual(new Set(['by a key that is held', 'by the living key service']))
  expect(new Set(found.map(({ where }) => where.replace(/,.*/, '')))).toEqual(
    new Set(['the database', 'the started backup']),
  )
}, 240_000)

test('and not once it was destroyed, with the backup, every file, every key and the living key service in hand', async () => {
  expect((await ask(system.addresses.keyService, credentialOf('worker'), name, 'destroy', {})).status).toBe(200)
  expect(await readsOf(phrase, await holding.everything())).toEqual([])
  await system.parts.keyService.stop()
  await system.parts.keyService.start()
  expect(await readsOf(phrase, await holding.everything())).toEqual([])
}, 240_000)
