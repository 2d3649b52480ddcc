import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { accessibilityProblems, overflowOf } from './browser.ts'
import type { Answers } from './fake-gateway.ts'

/** The states in which every page is looked at (SCREENS): with nothing, as usual, refused, and with long content. */
export type PageState = 'empty' | 'typical' | 'error' | 'long'

/** One page in one state, in code: what is opened, what the gateway answers, and what is done before one looks. */
export type ListedPage = {
  /** Names the picture: `mediation-asked`. */
  readonly name: string
  readonly state: PageState
  readonly path: string
  /** The status with which the page as it is looked at was answered. */
  readonly status: number
  /** What the gateway answers beside the usual. */
  readonly operations?: Answers['operations']
  readonly doors?: Answers['doors']
  /** Cookies by name; without the session's nobody is signed in. */
  readonly cookies: Readonly<Record<string, string>>
  /** Fields filled by their label, and then the button that is pressed. */
  readonly then?: { readonly fill?: Readonly<Record<string, string>>; readonly press: string }
}

/** Window widths in CSS pixels: a desk's, and the narrowest of WCAG 1.4.10. */
const widths = { wide: 1280, narrow: 320 } as const

const opened = async (context: BrowserContext, url: string, listed: ListedPage) => {
  const page = await context.newPage()
  let answer = await page.goto(`${url}${listed.path}`)
  for (const [label, value] of Object.entries(listed.then?.fill ?? {})) await page.getByLabel(label).first().fill(value)
  if (listed.then) {
    const answered = page.waitForResponse((response) => response.request().isNavigationRequest())
    await page.getByRole('button', { name: listed.then.press, exact: true }).first().click()
    answer = await answered
    await page.waitForLoadState()
  }
  return { page, status: answer?.status() ?? 0 }
}

/**
 * Opens one page of a list, wide and narrow, and says what is wrong with it, a line each: axe, sideways scrolling at 320
 * pixels, another status than listed, a script.
 * @param css answered for the style sheet, which the test's build does not compile
 * @param pictures a folder for screenshots, where somebody wants to look
 */
export const lookAt = async (
  browser: Browser,
  parts: { readonly url: string; readonly listed: ListedPage; readonly css: string; readonly pictures?: string },
): Promise<readonly string[]> => {
  const { url, listed, pictures } = parts
  const problems: string[] = []
  for (const [width, pixels] of Object.entries(widths)) {
    const context = await browser.newContext({ viewport: { width: pixels, height: 900 } })
    try {
      await context.addCookies(Object.entries(listed.cookies).map(([name, value]) => ({ name, value, url })))
      await context.route(/styles\.scss/, (route) => route.fulfill({ contentType: 'text/css', body: parts.css }))
      const { page, status } = await opened(context, url, listed)
      if (status !== listed.status) problems.push(`${width}: answered ${status}`)
      if ((await page.locator('script').count()) > 0) problems.push(`${width}: has a script`)
      const overflow = await overflowOf(page)
      if (overflow > 0) problems.push(`${width}: ${overflow} pixels wider than the window`)
      problems.push(...(await accessibilityProblems(page)).map((problem) => `${width}: ${problem}`))
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${listed.name}.${listed.state}.${width}.png`), fullPage: true })
      }
    } finally {
      await context.close()
    }
  }
  return problems
}
