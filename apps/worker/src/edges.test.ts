import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { serveHealth } from './health.ts'
import { createLog, type LogFields } from './log.ts'
import { codeMessage, messageIdOf, noticeMessage } from './notify/message.ts'
import { repeat } from './repeating.ts'

const key = Buffer.alloc(32, 1).toString('base64')
const ring = JSON.stringify({ current: 'k1', keys: { k1: key } })
const values = {
  HEALTH_PORT: '4111',
  DATABASE_URL_WORKER_ADVICE: 'postgresql://a:b@localhost/c',
  DATABASE_URL_DECIDE_ADVICE: 'postgresql://a:b@localhost/c',
  DATABASE_URL_SIGN_IN: 'postgresql://a:b@localhost/c',
  VAULT_KEYS_ADVICE: ring,
  DIGEST_KEY: key,
  KEY_SERVICE_URL: 'http://localhost:4112',
  KEY_SERVICE_CREDENTIAL: 'credential-of-the-worker',
  TEMPORAL_ADDRESS: 'localhost:4140',
  PAYLOAD_KEYS: ring,
  SMTP_URL: 'smtp://localhost:4102',
  MAIL_FROM: 'Concord <concord@example.org>',
  PARTICIPANT_PORTAL_URL: 'http://localhost:4130',
  STAFF_PORTAL_URL: 'http://localhost:4120',
}

describe('configuration', () => {
  test('is a typed object', () => {
    expect(readConfig(values)).toMatchObject({ HEALTH_PORT: 4111, TEMPORAL_NAMESPACE: 'concord', LOG_LEVEL: 'info' })
  })
  test('every problem is listed at once, by name and without a value', () => {
    const { SMTP_URL: _, KEY_SERVICE_CREDENTIAL: __, ...missing } = values
    const read = () => readConfig({ ...missing, DIGEST_KEY: 'c2VjcmV0', PAYLOAD_KEYS: '{"current":"k2","keys":{}}' })
    expect(read).toThrow(/DIGEST_KEY[\s\S]*KEY_SERVICE_CREDENTIAL[\s\S]*PAYLOAD_KEYS[\s\S]*SMTP_URL/)
    expect(read).not.toThrow(/c2VjcmV0/)
  })
})

describe('logs: an allow-list', () => {
  const written = (fields: object, code = 'HAND_OVER') => {
    const lines: string[] = []
    createLog('trace', { write: (line) => lines.push(line) }).info(code, fields as LogFields)
    return lines.join('')
  }
  test('ids, codes and durations pass', () => {
    const line = written({ effectId: '0b5c2a1e-0000-4000-8000-000000000001', milliseconds: 12, outcome: 'accepted' })
    expect(JSON.parse(line)).toMatchObject({ code: 'HAND_OVER', milliseconds: 12, outcome: 'accepted' })
  })
  test('anything else is dropped: other fields, other shapes, an error, a code that is a sentence', () => {
    const line = written({
      address: 'zoe@example.org',
      effectId: 'zoe@example.org',
      err: new Error('Zoë'),
      kind: 'Zoë',
    })
    expect(line).not.toMatch(/zoe|Zo/)
    expect(written({}, 'Zoë wrote')).not.toContain('Zo')
  })
})

describe('SCREENS, notices: one neutral message', () => {
  const token = 'x'.repeat(43)
  const notice = noticeMessage('a@example.org', 'http://localhost:4130/', token, '<m@example.org>')
  test('subject and first line are neutral, the link stands in text and HTML, nothing tells what it is about', () => {
    for (const body of [notice.text, notice.html]) {
      expect(body).toContain(`http://localhost:4130/enter/${token}`)
      expect(`${notice.subject} ${body}`).not.toMatch(/mediat|agree|remind|withdr|Concord|AM-/i)
    }
  })
  test('a code’s message has the digits and no link', () => {
    const code = codeMessage('a@example.org', '012345', '<m@example.org>')
    expect(code.text).toContain('012345')
    expect(`${code.text}${code.html}`).not.toMatch(/http|mediat/i)
  })
  test('a Message-ID is the same on every attempt, another for another effect, and tells nothing', () => {
    const of = (id: string) => messageIdOf(key, id, 'Concord <concord@example.org>')
    expect(of('one')).toBe(of('one'))
    expect(of('one')).not.toBe(of('two'))
    expect(of('one')).toMatch(/^<[0-9a-f]{40}@example\.org>$/)
  })
})

describe('/health and /ready', () => {
  const answers = async (database: () => Promise<boolean>, temporal: boolean) => {
    const server = await serveHealth(0, { database, temporal: () => temporal })
    const ask = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)
    const [health, ready, other] = await Promise.all([ask('/health'), ask('/ready'), ask('/else')])
    const statuses = [health.status, ready.status, other.status, await ready.json()]
    await server.close()
    return statuses
  }
  test('all there', async () => {
    expect(await answers(async () => true, true)).toEqual([200, 200, 404, { database: true, temporal: true }])
  })
  test('without Temporal it is ready, and says so', async () => {
    expect(await answers(async () => true, false)).toEqual([200, 200, 404, { database: true, temporal: false }])
  })
  test('a role that does not see its canary, or a database that is away, is not ready', async () => {
    expect((await answers(async () => false, true))[1]).toBe(503)
    expect((await answers(() => Promise.reject(new Error('away')), true))[1]).toBe(503)
  })
})

test('a loop goes on after a fault, logs it once, and stops when it is told', async () => {
  const lines: string[] = []
  let rounds = 0
  const done = new Promise<void>((resolve) => {
    const loop = repeat(createLog('info', { write: (line) => lines.push(line) }), 'LOOP', 1, async () => {
      rounds += 1
      if (rounds < 4) throw new Error('zoe@example.org')
      resolve(loop.stop())
    })
  })
  await done
  const codes = lines.map((line) => (JSON.parse(line) as { code: string }).code)
  expect(codes).toEqual(['LOOP_FAILED', 'LOOP_GOES_ON'])
})
