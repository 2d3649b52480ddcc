import { createRequire } from 'node:module'
import { lookAt, openBrowser } from '@concord/portal-kit/testing'
import { compile } from 'sass'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from './testing/pages.ts'
import { startParticipantPortal } from './testing/start.ts'

const styles = createRequire(import.meta.url).resolve('@concord/portal-kit/portal.scss')
const { css } = compile(styles, { loadPaths: ['node_modules'], quietDeps: true, style: 'compressed' })

let browser: Awaited<ReturnType<typeof openBrowser>>
let running: Awaited<ReturnType<typeof startParticipantPortal>>
beforeAll(async () => {
  running = await startParticipantPortal()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe('every page in its states, wide and narrow (WCAG 2.2 AA)', () => {
  it.each(pages.map((listed) => [`${listed.name}, ${listed.state}`, listed] as const))('%s', async (_, listed) => {
    running.answer({ operations: listed.operations, doors: listed.doors })
    const pictures = process.env['CONCORD_PICTURES']
    expect(await lookAt(browser, { url: running.portal.url, listed, css, pictures })).toEqual([])
  })
})
