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
  /** How many scripts the page has; none unless it has named its reason. */
  readonly scripts?: number
  /** Fields filled by their label, and then the button that is pressed. */
  readonly afterwards?: { readonly fill?: Readonly<Record<string, string>>; readonly press: string }
}

/** Window widths in CSS pixels: a desk's, and the narrowest of WCAG 1.4.10. */
const widths = { wide: 1280, narrow: 320 } as const

const opened = async (context: BrowserContext, url: string, listed: ListedPage) => {
  const page = await context.newPage()
  let answer = await page.goto(`${url}${listed.path}`)
  for (const [label, value] of Object.entries(listed.afterwards?.fill ?? {}))
    await page.getByLabel(label).first().fill(value)
  if (listed.afterwards) {
    const answered = page.waitForResponse((response) => response.request().isNavigationRequest())
    await page.getByRole('button', { name: listed.afterwards.press, exact: true }).first().click()
    answer = await answered
    await page.waitForLoadState()
  }
  return { page, status: answer?.status() ?? 0 }
}

/**
 * Opens one page of a list, and says what is wrong with it wide and narrow, a line each: axe, sideways scrolling, another
 * status than listed, a script.
 * @param css laid on the page by the debugger: the test's build does not compile the style sheet
 * @param pictures a folder for screenshots, where somebody wants to look
 */
export const lookAt = async (
  browser: Browser,
  parts: { readonly url: string; readonly listed: ListedPage; readonly css: string; readonly pictures?: string },
): Promise<readonly string[]> => {
  const { url, listed, pictures } = parts
  const problems: string[] = []
  const context = await browser.newContext()
  try {
    await context.addCookies(Object.entries(listed.cookies).map(([name, value]) => ({ name, value, url })))
    const { page, status } = await opened(context, url, listed)
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      document.adoptedStyleSheets = [sheet]
    }, parts.css)
    if (status !== listed.status) problems.push(`answered ${status}`)
    const scripts = await page.locator('script').count()
    if (scripts !== (listed.scripts ?? 0)) problems.push(`has ${scripts} scripts`)
    for (const [name, width] of Object.entries(widths)) {
      await page.setViewportSize({ width, height: 900 })
      const overflow = await overflowOf(page)
      if (overflow > 0) problems.push(`${name}: ${overflow} pixels wider than the window`)
      problems.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`))
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${listed.name}.${listed.state}.${name}.png`), fullPage: true })
      }
    }
  } finally {
    await context.close()
  }
  return problems
}
