import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../ports.ts'
import { beginRun } from '../run-file.ts'
import { type Operation, operations } from './clients.ts'
import { createKeyFiles } from './key-files.ts'
import { keyServiceUrl, startKeyService } from './start.ts'
import { ask, base64, credentials, runEntry } from './testing/process.ts'

const phrase = 'Žofie wrote this for the mediators alone'
const aad = base64('outline, owner one, version 1')
const { gateway, worker } = credentials

let folder: string
let port: number
let logFile: string
let stop: () => Promise<void>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-key-service-'))
  port = (await freePorts(1))[0] ?? 0
  logFile = join(folder, 'log')
  const { runFile } = await beginRun(join(folder, 'run.json'))
  const parts = { port, folder: join(folder, 'keys'), credentials, logFile, runFile }
  stop = (await startKeyService(parts)).stop
})
afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true })
})

const asGateway = (name: string, operation: Operation, body?: object | string) =>
  ask(port, gateway, name, operation, body)
const asWorker = (name: string, operation: Operation, body?: object | string) =>
  ask(port, worker, name, operation, body)
const sealed = async (name: string, text = phrase) => {
  const { status, body } = await asGateway(name, 'seal', { aad, plaintext: base64(text) })
  expect(status).toBe(200)
  return body as { nonce: string; ciphertext: string; mac: string }
}

describe('the key service', () => {
  it('opens for its place alone what it sealed', async () => {
    expect((await asGateway('outline.opens', 'make')).status).toBe(204)
    expect((await asGateway('outline.opens', 'make')).status).toBe(204)
    const { nonce, ciphertext } = await sealed('outline.opens')
    const opened = await asGateway('outline.opens', 'open', { aad, nonce, ciphertext })
    expect(opened).toEqual({ status: 200, body: { plaintext: base64(phrase) } })
    const elsewhere = await asGateway('outline.opens', 'open', { aad: base64('elsewhere'), nonce, ciphertext })
    expect(elsewhere).toEqual({ status: 400, body: {} })
  })

  it('gives one text one mac under one key, and another under another', async () => {
    await Promise.all(['outline.mac-a', 'outline.mac-b'].map((name) => asGateway(name, 'make')))
    const [first, again, other] = [
      await sealed('outline.mac-a'),
      await sealed('outline.mac-a'),
      await sealed('outline.mac-b'),
    ]
    expect(again.mac).toBe(first.mac)
    expect(again.ciphertext).not.toBe(first.ciphertext)
    expect(other.mac).not.toBe(first.mac)
    expect(Buffer.from(first.mac, 'base64')).toHaveLength(32)
  })

  it('says of a name never made that it is missing, and makes nothing of being asked', async () => {
    expect((await asGateway('outline.never', 'seal', { aad, plaintext: base64(phrase) })).status).toBe(404)
    expect((await asWorker('outline.never', 'state')).body).toEqual({ state: 'missing' })
  })

  it('destroys once, says when at every repeat, and refuses for ever', async () => {
    await asGateway('outline.ends', 'make')
    const { nonce, ciphertext } = await sealed('outline.ends')
    expect((await asWorker('outline.ends', 'state')).body).toEqual({ state: 'live' })
    const destroyed = await asWorker('outline.ends', 'destroy')
    expect(destroyed.status).toBe(200)
    expect(destroyed.body['destroyedAt']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(await asWorker('outline.ends', 'destroy')).toEqual(destroyed)
    expect(await asGateway('outline.ends', 'open', { aad, nonce, ciphertext })).toEqual({ status: 410, body: {} })
    expect((await asGateway('outline.ends', 'seal', { aad, plaintext: base64(phrase) })).status).toBe(410)
    expect((await asGateway('outline.ends', 'make')).status).toBe(410)
    expect((await asWorker('outline.ends', 'state')).body).toEqual({ state: 'destroyed' })
  })

  it('refuses for ever a name that was destroyed before it was made', async () => {
    expect((await asWorker('outline.before', 'destroy')).status).toBe(200)
    expect((await asGateway('outline.before', 'make')).status).toBe(410)
  })
})

describe('each client has its own operations and no others', () => {
  const bodies: Partial<Record<Operation, object>> = {
    seal: { aad, plaintext: base64(phrase) },
    open: { aad, nonce: base64('twelve bytes'), ciphertext: base64('sixteen bytes at least') },
  }
  const mayNot: [string, string | undefined, readonly Operation[]][] = [
    ['the gateway', gateway, ['destroy', 'state']],
    ['the worker', worker, ['make', 'seal', 'open']],
    ['whoever bears another credential', 'credential-of-nobody', operations],
    ['whoever bears a longer one that begins so', `${gateway}s`, operations],
    ['whoever bears an empty one', '', operations],
    ['whoever bears none', undefined, operations],
  ]
  it.each(mayNot)('not %s', async (_, credential, forbidden) => {
    await asGateway('outline.clients', 'make')
    for (const operation of forbidden) {
      const live = await ask(port, credential, 'outline.clients', operation, bodies[operation])
      expect(live, operation).toEqual({ status: 403, body: {} })
      // The same answer where there is no such key: a stranger does not learn which names there are.
      expect(await ask(port, credential, 'outline.clients-none', operation, bodies[operation])).toEqual(live)
    }
    expect((await asWorker('outline.clients', 'state')).body).toEqual({ state: 'live' })
  })
})

describe('what is malformed is refused, and changes nothing', () => {
  it.each(['Outline.upper', '1st', 'a', '..', 'a%2f..', 'outline_one', `a${'b'.repeat(81)}`])(
    'the name %j',
    async (name) => {
      expect((await asWorker(name, 'destroy')).status).toBe(400)
    },
  )

  const long = base64('x'.repeat(64 * 1024))
  it.each<[string, Operation, object | string]>([
    ['no JSON', 'seal', phrase],
    ['no object', 'seal', '[]'],
    ['nothing', 'seal', ''],
    ['a field too few', 'seal', { aad }],
    ['a field too many', 'seal', { aad, plaintext: aad, key: aad }],
    ['no base64', 'seal', { aad, plaintext: phrase }],
    ['no text', 'seal', { aad, plaintext: 7 }],
    ['too long', 'seal', { aad, plaintext: long }],
    ['a short nonce', 'open', { aad, nonce: base64('short'), ciphertext: aad }],
    ['less than a tag', 'open', { aad, nonce: base64('twelve bytes'), ciphertext: base64('short') }],
  ])('a body with %s', async (_, operation, body) => {
    await asGateway('outline.malformed', 'make')
    expect(await asGateway('outline.malformed', operation, body)).toEqual({ status: 400, body: {} })
  })

  it('an address that is none, so that it is not taken for a missing key', async () => {
    const headers = { authorization: `Bearer ${worker}` }
    for (const [path, method] of [
      ['/v1/keys', 'POST'],
      ['/v1/keys/outline.one/list', 'POST'],
      ['/v1/keys/outline.one/state', 'GET'],
      ['/v1/keys/outline.one/state?x=1', 'POST'],
    ])
      expect((await fetch(`${keyServiceUrl(port)}${path}`, { method: method ?? '', headers })).status, path).toBe(400)
  })
})

describe('seals that race a destruction', () => {
  it('a thousand: after its answer every one is refused, and what was sealed before opens no more', async () => {
    await asGateway('outline.race', 'make')
    const total = 1000
    let sent = 0
    let answered = false
    let destruction: Promise<void> | undefined
    const results: { status: number; after: boolean; body: Record<string, string> }[] = []
    const destroy = async () => {
      expect((await asWorker('outline.race', 'destroy')).status).toBe(200)
      answered = true
    }
    const sealing = async () => {
      while (sent < total) {
        sent += 1
        if (sent === total / 2) destruction = destroy()
        const after = answered
        const { status, body } = await asGateway('outline.race', 'seal', { aad, plaintext: base64(phrase) })
        results.push({ status, after, body })
      }
    }
    await Promise.all(Array.from({ length: 50 }, sealing))
    await destruction
    const made = results.filter(({ status }) => status === 200)
    expect(results).toHaveLength(total)
    expect(made.length).toBeGreaterThan(0)
    expect(results.filter(({ status }) => status !== 200 && status !== 410)).toEqual([])
    expect(results.filter(({ after }) => after).length).toBeGreaterThan(0)
    expect(results.filter(({ after, status }) => after && status !== 410)).toEqual([])
    for (const { body } of made) {
      const { nonce, ciphertext } = body
      expect((await asGateway('outline.race', 'open', { aad, nonce, ciphertext })).status).toBe(410)
    }
  })
})

describe('killed with -9', () => {
  it('before each step of a destruction: the key is as it was, or nobody can use it; the next start leaves none of it', async () => {
    const [free = 0] = await freePorts(1)
    const name = 'outline.killed'
    for (let step = 1; ; step += 1) {
      const settings = { port: free, folder: join(folder, `killed-${step}`), credentials }
      const files = createKeyFiles(settings.folder, () => '')
      files.make(name)
      const key = files.withKey(name, (bytes) => Buffer.from(bytes))

      const halting = await runEntry('testing/halting.ts', settings, { HALT_BEFORE: String(step) })
      const asked = ask(free, worker, name, 'destroy').catch(() => undefined)
      const halted = await Promise.race([halting.says('HALTED'), asked.then(() => false)])
      await halting.kill()
      await asked
      if (!halted) {
        expect(step - 1).toBe(7)
        return
      }
      const again = await runEntry('main.ts', settings)
      const { status } = await ask(free, gateway, name, 'seal', { aad, plaintext: base64(phrase) })
      expect(status, `step ${step}`).toBe(step === 1 ? 200 : 410)
      const left = readFileSync(join(settings.folder, `${name}.key`))
      expect(left.includes(key), `step ${step}`).toBe(step === 1)
      expect((await ask(free, worker, name, 'destroy')).status).toBe(200)
      expect((await ask(free, gateway, name, 'make')).status).toBe(410)
      await again.kill()
    }
  }, 120_000)

  it('before each step of a making: it is made by asking again, and is one key', async () => {
    const [free = 0] = await freePorts(1)
    const name = 'outline.killed'
    for (let step = 1; ; step += 1) {
      const settings = { port: free, folder: join(folder, `made-${step}`), credentials }
      const halting = await runEntry('testing/halting.ts', settings, { HALT_BEFORE: String(step) })
      const asked = ask(free, gateway, name, 'make').catch(() => undefined)
      const halted = await Promise.race([halting.says('HALTED'), asked.then(() => false)])
      await halting.kill()
      await asked
      if (!halted) {
        expect(step - 1).toBe(5)
        return
      }
      const again = await runEntry('main.ts', settings)
      expect((await ask(free, gateway, name, 'make')).status).toBe(204)
      const { body } = await ask(free, gateway, name, 'seal', { aad, plaintext: base64(phrase) })
      expect((await ask(free, gateway, name, 'make')).status).toBe(204)
      const { nonce, ciphertext } = body
      expect((await ask(free, gateway, name, 'open', { aad, nonce, ciphertext })).body).toEqual({
        plaintext: base64(phrase),
      })
      await again.kill()
    }
  }, 120_000)
})

describe('its log', () => {
  it('says what was asked by whom and how it ended: no content, no credential, no name of a key', async () => {
    await asGateway('outline.logged', 'make')
    await sealed('outline.logged')
    await ask(port, 'credential-of-nobody', 'outline.logged', 'open', phrase)
    const log = readFileSync(logFile, 'utf8')
    expect(log).toContain('"client":"gateway","operation":"seal","status":200')
    for (const word of ['Žofie', base64(phrase).slice(0, 24), aad, 'credential-of', 'outline.'])
      expect(log.includes(word), word).toBe(false)
  })
})
