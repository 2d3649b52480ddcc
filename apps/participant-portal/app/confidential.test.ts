import { aFault } from '@concord/portal-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { session, token } from './testing/answers.ts'
import { pages } from './testing/pages.ts'
import { startParticipantPortal } from './testing/start.ts'

let running: Awaited<ReturnType<typeof startParticipantPortal>>
beforeAll(async () => {
  running = await startParticipantPortal()
})
afterAll(() => running.close())

const answerOf = async ({ operations, doors, path, cookies }: (typeof pages)[number]) => {
  running.answer({ operations, doors })
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  return running.portal.get(path, undefined, cookie ? { cookie } : {})
}
const listed = pages.map((page) => [`${page.name}, ${page.state}`, page] as const)

describe('participants’ pages', () => {
  it.each(listed)('run no script, load nothing from elsewhere and are kept nowhere: %s', async (_, page) => {
    const answer = await answerOf(page)
    const html = await answer.text()
    const nonce = /nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
    // AM-10: the one script there is saves an outline while it is written; its file holds nothing of anybody.
    const saving = `<script type="module" nonce="${nonce}" src="/mediation/outline/saving.js"></script>`
    expect(html.includes(saving)).toBe(page.scripts === 1)
    expect(html.replace(saving, '')).not.toMatch(/<script|javascript:|\son[a-z]+=|modulepreload/i)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    if (!page.path.startsWith('/mediation/outline'))
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('name nobody in the title, which stands in tabs and histories', async () => {
    for (const page of pages) {
      const title = /<title>(.*?)<\/title>/.exec(await (await answerOf(page)).text())?.[1] ?? ''
      expect(title).toContain('Practitioner Performance Advice')
      expect(title).not.toMatch(/mediat|Amina|Morgan|Sampleton|Robin|Sam Pretend/i)
    }
  })
})

describe('the log', () => {
  it('holds route patterns, never a token, a code, a session or a name', async () => {
    running.answer({ operations: { MyMediation: aFault } })
    await running.portal.post(`/enter/${token}`, { send: 'code' })
    await running.portal.get(`/enter/${token}x/more`)
    await running.portal.post('/enter/code?q=AminaInventedova', { code: '123456' }, undefined, {
      cookie: `concord-participant-entering=${token}`,
    })
    await running.portal.get('/mediation', session)
    const log = running.portal.lines.join('\n')
    expect(log).toContain('"route":"/enter/:token"')
    expect(log).toContain('"event":"fault"')
    for (const planted of [token, session, '123456', 'Amina', 'invented']) expect(log).not.toContain(planted)
  })
})
