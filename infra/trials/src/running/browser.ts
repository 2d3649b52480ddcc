import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = resolve(fileURLToPath(import.meta.url), '../../../../../.concord/screenshots')

export const aBrowser = (): Promise<Browser> => {
  const executablePath = process.env['CONCORD_TEST_CHROMIUM']
  if (!executablePath)
    throw new Error('CONCORD_TEST_CHROMIUM is not set: these tests need a real browser. Run "npm test".')
  return chromium.launch({
    executablePath,
    args: JSON.parse(process.env['CONCORD_TEST_CHROMIUM_ARGS'] ?? '[]') as string[],
  })
}

/** A person's own browser. Who comes by a personal link has no JavaScript. */
export const aPerson = async (
  browser: Browser,
  javaScriptEnabled: boolean,
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return { context, page }
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] }
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Looks at the page as it is now: axe (in a copy with JavaScript, because axe is a script), no sideways scrolling at 320 pixels,
 * and a picture, wide and narrow.
 * @returns what is wrong with it
 */
export const lookAt = async (browser: Browser, page: Page, name: string): Promise<readonly string[]> => {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}-wide.png`), fullPage: true })
  await page.setViewportSize({ width: 320, height: 800 })
  await page.screenshot({ path: join(pictures, `${name}-narrow.png`), fullPage: true })
  await page.setViewportSize({ width: 1280, height: 900 })
  const copy = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } })
  try {
    const copied = await copy.newPage()
    const address = page.url()
    const html = await page.content()
    // The copy stands at the page's own address, so that its styles and pictures are found.
    await copied.route(address, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }))
    await copied.goto(address)
    await copied.evaluate(axe)
    const violations = await copied.evaluate(async (only) => {
      const { axe: engine } = globalThis as unknown as {
        axe: { run: (o: object) => Promise<{ violations: Violation[] }> }
      }
      return (await engine.run({ runOnly: only })).violations
    }, tags)
    await copied.setViewportSize({ width: 320, height: 800 })
    const overflow = await copied.evaluate(() => document.documentElement.scrollWidth > 320)
    return [
      ...violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.html ?? ''}`),
      ...(overflow ? [`${name}: scrolls sideways at 320 pixels`] : []),
    ]
  } finally {
    await copy.close()
  }
}
