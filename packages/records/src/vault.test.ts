import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adviser, aWall, openedBy } from './testing/opened-mediation.ts'
import { parseKeyRing } from './vault/key-ring.ts'
import { open, seal } from './vault/seal.ts'

let wall: Awaited<ReturnType<typeof aWall>>
beforeAll(async () => {
  wall = await aWall()
})
afterAll(() => wall?.close())

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const ring = parseKeyRing(JSON.stringify({ current: 'k1', keys: { k1: key(7), k2: key(8) } }))
const at = { id: randomUUID(), ownerId: randomUUID(), dataClass: 'ID', place: 'participants.0.name', version: 1 }

describe('a text is bound to where it stands (DESIGN, the vault)', () => {
  test('it opens where it was sealed', () => {
    expect(open(ring, at, seal(ring, at, 'Zoë Nåme-1'))).toBe('Zoë Nåme-1')
  })
  test.each([
    ['row', { id: randomUUID() }],
    ['owner', { ownerId: randomUUID() }],
    ['class', { dataClass: 'AG' }],
    ['place', { place: 'participants.1.name' }],
    ['version', { version: 2 }],
  ])('moved to another %s it does not open', (_, elsewhere) => {
    expect(() => open(ring, { ...at, ...elsewhere }, seal(ring, at, 'Zoë Nåme-1'))).toThrow()
  })
  test('under another key, or with a changed byte, it does not open', () => {
    const sealed = seal(ring, at, 'Zoë Nåme-1')
    expect(() => open(ring, at, { ...sealed, keyId: 'k2' })).toThrow()
    const changed = Buffer.from(sealed.ciphertext)
    changed[0] = (changed[0] ?? 0) ^ 1
    expect(() => open(ring, at, { ...sealed, ciphertext: changed })).toThrow()
  })
  test('a ciphertext put into another row of the table does not open there', async () => {
    const { rootId } = await openedBy(wall.records)
    const texts = await wall.rows<{ id: string }>(
      "select id from advice.vault_text where root_id = $1 and place like 'participants.%.name' order by place",
      [rootId],
    )
    const [one, other] = texts.map(({ id }) => id)
    const openOther = () => wall.records.withActor(adviser, (sql) => wall.records.openIdentity(sql, [other ?? '']))
    expect([...(await openOther()).values()]).toEqual(['Zoë Nåme-2'])
    await wall.rows(
      `update advice.vault_text t set nonce = f.nonce, ciphertext = f.ciphertext, key_id = f.key_id
       from advice.vault_text f where f.id = $1 and t.id = $2`,
      [one, other],
    )
    await expect(openOther()).rejects.toThrow()
  })
})

describe('revealing leaves a trace first (ACCESS, Reading leaves a trace)', () => {
  const emailOf = async (rootId: string) =>
    (
      await wall.rows<{ id: string }>(
        "select id from advice.vault_text where root_id = $1 and place = 'participants.0.email'",
        [rootId],
      )
    )[0]?.id ?? ''
  const entriesOf = (textId: string) =>
    wall.rows<{ actor: string; page: string }>('select actor, page from advice.access_entry where text_id = $1', [
      textId,
    ])

  test('one entry an opening, with who and on which page', async () => {
    const textId = await emailOf((await openedBy(wall.records)).rootId)
    expect(await wall.records.reveal(adviser, textId, '/mediations/:reference')).toBe('zoe1@example.org')
    expect(await entriesOf(textId)).toEqual([{ actor: adviser.id, page: '/mediations/:reference' }])
  })
  test('no entry, no text: where the entry cannot be written nothing is opened', async () => {
    const textId = await emailOf((await openedBy(wall.records)).rootId)
    await wall.rows('revoke insert on advice.access_entry from reveal_advice')
    try {
      await expect(wall.records.reveal(adviser, textId, '/page')).rejects.toThrow()
    } finally {
      await wall.rows('grant insert on advice.access_entry to reveal_advice')
    }
    expect(await entriesOf(textId)).toEqual([])
  })
  test('the entry is committed by itself: it stays where the text then cannot be opened', async () => {
    const textId = await emailOf((await openedBy(wall.records)).rootId)
    await wall.rows('update advice.vault_text set version = 9 where id = $1', [textId])
    await expect(wall.records.reveal(adviser, textId, '/page')).rejects.toThrow()
    expect(await entriesOf(textId)).toHaveLength(1)
  })
  test('a hidden text is answered as a missing one, without an entry', async () => {
    const { rootId, parties } = await openedBy(wall.records)
    const textId = await emailOf(rootId)
    const other = parties[1]
    if (!other) throw new Error('a party')
    expect(await wall.records.reveal(other, textId, '/page')).toBeNull()
    expect(await wall.records.reveal(other, randomUUID(), '/page')).toBeNull()
    expect(await entriesOf(textId)).toEqual([])
  })
})
