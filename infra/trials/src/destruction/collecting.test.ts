import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aTestDatabase, type TestDatabase } from '@concord/records/testing'
import { createDataConverter } from '@concord/workflows/codec'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../running/until.ts'
import { type BaseBackup, takeBaseBackup } from './base-backup.ts'
import { filesBelow, toldBy } from './held.ts'
import { phrase, sealedRow } from './planted.ts'
import { temporalPayloads } from './temporal-payloads.ts'
import { readsOf } from './tester.ts'

const nothing = { things: [], told: [], keyServiceFiles: [], secrets: [] }
const key = Buffer.alloc(32, 3)
const secrets = [{ where: 'a key', bytes: key }]

let folder: string
let database: TestDatabase
let backup: BaseBackup
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-collecting-'))
  // The backup's server runs as another account, which has to pass.
  chmodSync(folder, 0o755)
  database = await aTestDatabase()
  const root = randomUUID()
  const { id, ownerId, dataClass, place, version, keyId, nonce, ciphertext } = sealedRow(key, 'mortal:outline.planted')
  await database.admin.query("insert into advice.root values ($1, 'mediation', now())", [root])
  await database.admin.query(
    'insert into advice.vault_text (id, root_id, owner_id, class, place, version, key_id, nonce, ciphertext, length) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)',
    [id, root, ownerId, dataClass, place, version, keyId, nonce, ciphertext],
  )
  await database.admin.query('create table advice.planted as select $1::text as said', [phrase])
  backup = await takeBaseBackup(database.adminUrl, join(folder, 'backup'))
  await database.admin.query('drop table advice.planted')
  await database.admin.query('delete from advice.vault_text')
}, 120_000)
afterAll(async () => {
  await database?.close()
  if (existsSync(folder)) rmSync(folder, { recursive: true })
})

test('the files of a base backup and its WAL hold what a saboteur planted in the clear', async () => {
  const found = await readsOf(phrase, { ...nothing, things: filesBelow(backup.folder, 'the backup') })
  expect(found.map(({ where }) => where)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^the backup\/base\//),
      expect.stringMatching(/^the backup\/pg_wal\/[0-9A-F]{24}$/),
    ]),
  )
})

test('a base backup that is started tells what the database held then, though it holds it no longer', async () => {
  const [then, now] = [await backup.started((url) => toldBy(url, 'the backup')), await toldBy(database.adminUrl, 'now')]
  expect(await readsOf(phrase, { ...nothing, told: [then], secrets })).toEqual([
    { where: 'the backup, advice.planted', how: 'UTF-8' },
    { where: expect.stringMatching(/^the backup, the text /), how: 'by a key that is held' },
  ])
  expect(then.texts).toHaveLength(1)
  expect(await readsOf(phrase, { ...nothing, told: [now], secrets })).toEqual([])
})

test('what Temporal keeps is looked at decoded', async () => {
  const address = process.env['CONCORD_TEST_TEMPORAL_ADDRESS'] ?? ''
  const ring = { current: 'k1', keys: { k1: key.toString('base64') } }
  const connection = await Connection.connect({ address })
  const client = new Client({ connection, namespace: 'concord', dataConverter: createDataConverter(ring) })
  const workflowId = `planted/${randomUUID()}`
  const handle = await client.workflow.start('planted', { args: [phrase], taskQueue: workflowId, workflowId })
  try {
    const payloads = await until('the run to be listed', async () => {
      const held = await temporalPayloads(address, 'concord', JSON.stringify(ring), `WorkflowId = "${workflowId}"`)
      return held.length > 0 && held
    })
    const found = await readsOf(phrase, { ...nothing, things: payloads })
    expect(found).toEqual([{ where: expect.stringContaining('a payload of the run'), how: 'UTF-8' }])
  } finally {
    await handle.terminate()
    await connection.close()
  }
})
