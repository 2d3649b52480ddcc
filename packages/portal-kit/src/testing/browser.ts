import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chromiumBinary from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// Only what the packaged browser cannot do without: its own list of arguments switches web security off.
const args = ['--no-sandbox', '--no-zygote', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage']

/** `CHROMIUM_PATH`, else an installed one, else the one that came with the packages (Linux). */
export const openBrowser = async (): Promise<Browser> => {
  const own = [process.env['CHROMIUM_PATH'], ...installed].find((path) => path && existsSync(path))
  return chromium.launch({ executablePath: own ?? (await chromiumBinary.executablePath()), args })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string }[] }

/**
 * What axe finds wrong with a page, a line each; empty where it finds nothing (WCAG 2.0 to 2.2, A and AA).
 * The page's own policy lets no script run: axe is evaluated by the browser's debugger, which stands outside it.
 */
export const accessibilityProblems = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  const violations = await page.evaluate(
    (tags) =>
      (
        globalThis as unknown as { axe: { run: (on: Document, how: object) => Promise<{ violations: Violation[] }> } }
      ).axe
        .run(document, { runOnly: tags })
        .then((result) => result.violations),
    wcag,
  )
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
}

/** How far the page is wider than the window, in CSS pixels (WCAG 1.4.10: 0 at 320). */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What Tab reaches, in order: the text or name of each thing. */
export const tabOrder = async (page: Page, most = 60): Promise<readonly string[]> => {
  const reached: string[] = []
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return null
      const labelled = focused.id ? document.querySelector(`label[for="${focused.id}"]`) : null
      return (labelled?.textContent ?? focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim()
    })
    if (name === null) break
    reached.push(name)
  }
  return reached
}
