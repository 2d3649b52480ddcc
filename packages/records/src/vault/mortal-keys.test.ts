import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { poolOf } from '../connection.ts'
import { aDiaryDoor } from '../testing/a-diary.ts'
import { seededPeople } from '../testing/people.ts'
import { KeyDestroyed, KeyMissing, type MortalKeys, mortalKeysAt, noMortalKeys } from './mortal-keys.ts'
import { revealWith } from './reveal.ts'

const writer = { kind: 'staff', id: seededPeople.adviser } as const
const other = { kind: 'staff', id: seededPeople.otherAdviser } as const

let door: Awaited<ReturnType<typeof aDiaryDoor>>
beforeAll(async () => {
  door = await aDiaryDoor()
})
afterAll(() => door?.close())

describe('a mortal text lives as long as its key (DESIGN, The vault)', () => {
  const key = `outline.${other.id}`
  const entry = { entry: 'Zoë wrote this', reasons: { 'AM-2': 'It cannot wait' } }
  const reveal = async (textId: string) => {
    const pool = poolOf(door.wall.database.urlOf('reveal_advice'), 1)
    try {
      return await revealWith(pool, door.wall.records.ring, door.keys)(other, textId, '/diaries/:reference')
    } finally {
      await pool.end()
    }
  }

  test('it is opened through the key service; a repeat is told the same; destroyed, it is not there, and never made again', async () => {
    const { rootId, reference } = await door.open(other)
    const submissionId = randomUUID()
    const handIn = (submission?: string) => door.send(other, reference, 'handIn', entry, submission)
    expect((await handIn(submissionId)).kind).toBe('accepted')
    expect((await handIn(submissionId)).kind).toBe('accepted')
    const textId = (await door.stateOf(rootId))?.entryId ?? ''
    const [row] = await door.wall.rows<{ key_id: string }>('select key_id from advice.vault_text where id = $1', [
      textId,
    ])
    expect(row?.key_id).toBe(`mortal:${key}`)
    expect(await reveal(textId)).toBe('Zoë wrote this')
    await door.keys.destroy(key)
    expect(await reveal(textId)).toBeNull()
    expect(await door.wall.rows('select 1 from advice.access_entry where text_id = $1', [textId])).toHaveLength(2)
    expect((await handIn()).kind).toBe('notFound')
    expect((await door.send(other, reference, 'saveDraft', { draft: 'More' })).kind).toBe('notFound')
    const { reference: later } = await door.open(other)
    expect((await door.send(other, later, 'handIn', entry)).kind).toBe('notFound')
  })
  test('without a key service an outline is a fault, not a text under another key', async () => {
    const { rootId, reference } = await door.open(writer)
    const send = door.performWithKeys(noMortalKeys)
    const submission = { submissionId: randomUUID(), name: 'handIn', input: entry, root: { reference } }
    await expect(send(writer, submission)).rejects.toThrow('NO_KEY_SERVICE')
    expect(await door.wall.rows('select 1 from advice.vault_text where root_id = $1', [rootId])).toEqual([])
  })
})

describe('the key service over HTTP', () => {
  type Asked = { readonly path: string; readonly credential: string | undefined; readonly body: Record<string, string> }
  const asked: Asked[] = []
  let answer: { status: number; body: object } = { status: 204, body: {} }
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await request.toArray()).join('')) as Record<string, string>
    asked.push({ path: request.url ?? '', credential: request.headers.authorization, body })
    response.writeHead(answer.status).end(answer.status === 204 ? undefined : JSON.stringify(answer.body))
  })
  let keys: MortalKeys
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    keys = mortalKeysAt({ url, credential: 'a-credential' })
  })
  afterAll(() => server.close())
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const aad = Buffer.from('a place')

  test('each is one POST, with the credential, everything in base64', async () => {
    answer = { status: 204, body: {} }
    await keys.make('outline.one')
    answer = { status: 200, body: { nonce: base64('n'), ciphertext: base64('c'), mac: base64('m') } }
    const sealed = await keys.seal('outline.one', aad, 'Zoë wrote this')
    expect(sealed).toEqual({ nonce: Buffer.from('n'), ciphertext: Buffer.from('c'), mac: Buffer.from('m') })
    answer = { status: 200, body: { plaintext: base64('Zoë wrote this') } }
    expect(await keys.open('outline.one', aad, sealed.nonce, sealed.ciphertext)).toBe('Zoë wrote this')
    answer = { status: 200, body: { destroyedAt: '2027-01-01T00:00:00.000Z' } }
    await keys.destroy('outline.one')
    expect(asked.map(({ path }) => path)).toEqual(
      ['make', 'seal', 'open', 'destroy'].map((verb) => `/v1/keys/outline.one/${verb}`),
    )
    expect(new Set(asked.map(({ credential }) => credential))).toEqual(new Set(['Bearer a-credential']))
    expect(asked[1]?.body).toEqual({ aad: base64('a place'), plaintext: base64('Zoë wrote this') })
    expect(asked[2]?.body).toEqual({ aad: base64('a place'), nonce: base64('n'), ciphertext: base64('c') })
  })
  test.each([
    [410, KeyDestroyed],
    [404, KeyMissing],
  ])('%i is an answer with a type', async (status, kind) => {
    answer = { status, body: {} }
    await expect(keys.seal('outline.one', aad, 'text')).rejects.toBeInstanceOf(kind)
    await expect(keys.make('outline.one')).rejects.toBeInstanceOf(kind)
  })
  test('anything else is a fault, without a word of what was sent or answered', async () => {
    answer = { status: 500, body: { problem: 'Zoë' } }
    await expect(keys.seal('outline.one', aad, 'Zoë wrote this')).rejects.toThrow(/^KEY_SERVICE_500$/)
  })
})
