import { createCipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { createKeyFiles, type KeyFiles } from '@concord/local/key-service/key-files'
import { createKeyService } from '@concord/local/key-service/server'
import { freePorts } from '@concord/local/ports'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../running/until.ts'
import { filesBelow, holdEveryFile, type VaultRow } from './held.ts'
import { searchFor } from './phrase.ts'
import { phrase, sealedRow, telling } from './planted.ts'
import { type Holdings, readsOf } from './tester.ts'

const nothing: Holdings = { things: [], told: [], keyServiceFiles: [], secrets: [] }
const name = 'outline.planted'
const keyId = `mortal:${name}`
const master = randomBytes(32)
const ring = {
  where: 'the ring',
  bytes: Buffer.from(JSON.stringify({ current: 'k1', keys: { k1: master.toString('base64') } })),
}
const byHeldKey = [expect.objectContaining({ how: 'by a key that is held' })]

let folder: string
let files: KeyFiles
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-destruction-'))
  files = createKeyFiles(join(folder, 'keys'), () => '2026-11-24T12:00:00.000Z')
  files.make(name)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A text that the key service sealed, as it lies in a base backup taken before its key was destroyed. */
const aText = (): VaultRow => files.withKey(name, (key) => sealedRow(key, keyId))
const keyServiceFiles = () => [...filesBelow(join(folder, 'keys'), 'the key service')]

describe('a phrase is found where a saboteur put it', () => {
  const among = (bytes: Buffer) => Buffer.concat([randomBytes(1001), bytes, randomBytes(1001)])
  const utf8 = Buffer.from(phrase)
  const lines = (text: string, end: string) => text.replaceAll(/.{60}/g, `$&${end}`)
  const named = (zipped: Buffer) =>
    Buffer.concat([
      zipped.subarray(0, 3),
      Buffer.of(8),
      zipped.subarray(4, 10),
      Buffer.from('file\0'),
      zipped.subarray(10),
    ])
  test.each<[string, Buffer]>([
    ['in the clear', utf8],
    ['decomposed', Buffer.from(phrase.normalize('NFD'))],
    ['in UTF-16', Buffer.from(phrase, 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from(phrase, 'utf16le').swap16()],
    ['in base64', Buffer.from(utf8.toString('base64'))],
    [
      'in base64, within something longer',
      Buffer.from(Buffer.concat([Buffer.from('x'), utf8, utf8]).toString('base64')),
    ],
    ['in base64, within something longer still', Buffer.from(Buffer.from(`xx${phrase}y`).toString('base64'))],
    ['in base64 for URLs', Buffer.from(utf8.toString('base64url'))],
    ['in base64, folded as a mail', Buffer.from(lines(utf8.toString('base64'), '\r\n'))],
    ['in hex', Buffer.from(utf8.toString('hex'))],
    ['in capital hex', Buffer.from(utf8.toString('hex').toUpperCase())],
    [
      'in JSON',
      Buffer.from(
        JSON.stringify({ said: phrase }).replaceAll(
          /[^\x20-\x7e]/g,
          (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      ),
    ],
    ['in a URL', Buffer.from(encodeURIComponent(phrase))],
    ['in a form', Buffer.from(new URLSearchParams({ text: phrase }).toString())],
    ['by gzip', gzipSync(`before ${phrase} after`)],
    ['by gzip that names its file', named(gzipSync(phrase))],
    ['by zlib', deflateSync(phrase)],
    ['by gzip in gzip', gzipSync(gzipSync(Buffer.from(utf8.toString('base64'))))],
    ['by gzip that is cut off', gzipSync(Buffer.concat([utf8, randomBytes(5000)])).subarray(0, 2000)],
  ])('%s', async (_, bytes) => {
    const found = await readsOf(phrase, { ...nothing, things: [{ where: 'a log', bytes: among(bytes) }] })
    expect(found).toEqual([{ where: 'a log', how: expect.any(String) }])
  })

  test('and not where it is not', () => {
    const search = searchFor(phrase)
    for (const bytes of [aText().ciphertext, Buffer.from('Žofie sagte: “everybody may read this”'), gzipSync('no')])
      expect(search(among(bytes))).toBeUndefined()
  })

  test.each(['things', 'keyServiceFiles', 'secrets'] as const)('among the %s', async (kind) => {
    expect(await readsOf(phrase, { ...nothing, [kind]: [{ where: 'here', bytes: utf8 }] })).toEqual([
      { where: 'here', how: 'UTF-8' },
    ])
  })

  test('in a column of any table', async () => {
    expect(await readsOf(phrase, { ...nothing, told: [telling([], utf8)] })).toEqual([
      { where: 'a backup, advice.planted', how: 'UTF-8' },
    ])
  })
})

describe('a text is read with any key that is held', () => {
  test('that the key service still has', async () => {
    expect(
      await readsOf(phrase, { ...nothing, told: [telling([aText()])], keyServiceFiles: keyServiceFiles() }),
    ).toEqual(byHeldKey)
  })

  test('and no more once it was destroyed, with the ring and every file of the key service in hand', async () => {
    const told = [telling([aText(), sealedRow(master, 'k1', 'a name')])]
    const stop = holdEveryFile(join(folder, 'keys'), join(folder, 'held'))
    files.destroy(name)
    stop()
    const held = [...keyServiceFiles(), ...filesBelow(join(folder, 'held'), 'held')]
    expect(held).toHaveLength(2)
    expect(await readsOf(phrase, { ...nothing, told, keyServiceFiles: held, secrets: [ring] })).toEqual([])
  })

  test('that is the ring’s, where a saboteur seals outlines as ordinary texts', async () => {
    const told = [telling([sealedRow(master, 'k1')])]
    expect(await readsOf(phrase, { ...nothing, told, secrets: [ring] })).toEqual(byHeldKey)
  })

  test('whose file a saboteur only removed', async () => {
    const told = [telling([aText()])]
    const stop = holdEveryFile(join(folder, 'keys'), join(folder, 'held'))
    rmSync(join(folder, 'keys', `${name}.key`))
    stop()
    const held = [...keyServiceFiles(), ...filesBelow(join(folder, 'held'), 'held')]
    expect(await readsOf(phrase, { ...nothing, told, keyServiceFiles: held })).toEqual(byHeldKey)
  })

  test('that a saboteur made beside its final file', async () => {
    const keys = join(folder, 'keys')
    const stop = holdEveryFile(keys, join(folder, 'held'))
    const key = randomBytes(32)
    writeFileSync(join(keys, 'other.key.new'), key)
    await until('the new file to be held', async () => existsSync(join(folder, 'held', '1-other.key.new')) || undefined)
    renameSync(join(keys, 'other.key.new'), join(keys, 'other.key'))
    writeFileSync(join(folder, 'tombstone'), 'D')
    renameSync(join(folder, 'tombstone'), join(keys, 'other.key'))
    stop()
    const held = [...filesBelow(join(folder, 'held'), 'held')]
    const told = [telling([sealedRow(key, 'mortal:other')])]
    expect(await readsOf(phrase, { ...nothing, told, keyServiceFiles: held })).toEqual(byHeldKey)
  })
})

describe('a text is read where a saboteur keeps its key in PostgreSQL', () => {
  const gcm = (key: Buffer, aad: Buffer) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(aad)
    const body = Buffer.concat([cipher.update(key), cipher.final()])
    return { nonce, body, tag: cipher.getAuthTag() }
  }
  const none = Buffer.alloc(0)
  const wrappings: [string, (key: Buffer) => Buffer[]][] = [
    ['as it is', (key) => [key]],
    ['in hex', (key) => [Buffer.from(`key ${key.toString('hex')}`)]],
    ['in base64', (key) => [Buffer.from(JSON.stringify({ key: key.toString('base64') }))]],
    [
      'wrapped: nonce, body, tag',
      (key) => {
        const { nonce, body, tag } = gcm(key, none)
        return [Buffer.concat([nonce, body, tag])]
      },
    ],
    [
      'wrapped: nonce, tag, body, in base64',
      (key) => {
        const { nonce, body, tag } = gcm(key, none)
        return [Buffer.from(Buffer.concat([nonce, tag, body]).toString('base64'))]
      },
    ],
    [
      'wrapped, bound to its name, in columns of their own',
      (key) => {
        const { nonce, body, tag } = gcm(key, Buffer.from(name))
        return [Buffer.from(name), nonce, Buffer.concat([body, tag])]
      },
    ],
    [
      'wrapped by AES-KW',
      (key) => {
        const cipher = createCipheriv('id-aes256-wrap', master, Buffer.alloc(8, 0xa6))
        return [Buffer.concat([cipher.update(key), cipher.final()])]
      },
    ],
  ]
  test.each(wrappings)('%s', async (_, wrapped) => {
    const values = files.withKey(name, (key) => wrapped(Buffer.from(key)))
    const told = [telling([aText()], ...values)]
    files.destroy(name)
    const holdings = { ...nothing, told, keyServiceFiles: keyServiceFiles() }
    expect(await readsOf(phrase, { ...holdings, secrets: [ring] })).toEqual(byHeldKey)
  })

  test('as an ordinary text of the vault, and under another key that is kept so', async () => {
    const between = randomBytes(32)
    const kept = sealedRow(master, 'k1', between.toString('base64'))
    const wrapped = files.withKey(name, (key) => sealedRow(between, 'k2', key.toString('hex')))
    const told = [telling([aText(), wrapped, kept])]
    files.destroy(name)
    expect(await readsOf(phrase, { ...nothing, told, secrets: [ring] })).toEqual(byHeldKey)
  })
})

describe('a text is read where the living key service opens it to anybody', () => {
  const credentials = { gateway: 'credential-of-the-gateway', worker: 'credential-of-the-worker' }
  let close: () => Promise<void>
  let living: NonNullable<Holdings['living']>
  beforeEach(async () => {
    const [port = 0] = await freePorts(1)
    const service = createKeyService({ files, credentials, log: () => undefined })
    await service.listen(port)
    close = service.close
    living = { url: `http://127.0.0.1:${port}`, credentials: Object.values(credentials) }
  })
  afterEach(() => close())
  const byService = [expect.objectContaining({ how: 'by the living key service' })]

  test('while it was not destroyed', async () => {
    expect(await readsOf(phrase, { ...nothing, told: [telling([aText()])], living })).toEqual(byService)
  })

  test('and to nobody after it was', async () => {
    const told = [telling([aText()])]
    files.destroy(name)
    expect(await readsOf(phrase, { ...nothing, told, keyServiceFiles: keyServiceFiles(), living })).toEqual([])
    expect(files.state(name)).toBe('destroyed')
  })

  test('under another name than the one that was destroyed', async () => {
    const row = { ...aText(), keyId: 'mortal:outline.destroyed' }
    files.destroy('outline.destroyed')
    const told = [telling([row])]
    const found = await readsOf(phrase, {
      ...nothing,
      told,
      keyServiceFiles: [{ where: `${name}.key`, bytes: Buffer.alloc(0) }],
      living,
    })
    expect(found).toEqual(byService)
  })
})
