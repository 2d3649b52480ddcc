import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/**
 * Serves a build's style sheets, packed once at the start: they are sent anew with every page, because nothing is kept in a
 * cache. The scripts that Remix builds beside them are not served at all: no page loads one.
 * @param folder the build's `assets`, served below `/assets/`
 */
export const styleSheets = (folder: URL) => {
  const sheets = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.css'))
      .map((file) => {
        const plain = readFileSync(new URL(file, folder))
        const sheet = { plain, packed: gzipSync(plain) }
        return [`/assets/${file}` as string, sheet] as const
      }),
  )
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const sheet = sheets.get((request.url ?? '').split('?')[0] ?? '')
    if (!sheet) {
      next()
      return
    }
    const takesPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    response.setHeader('content-type', 'text/css; charset=utf-8')
    response.setHeader('vary', 'accept-encoding')
    if (takesPacked) response.setHeader('content-encoding', 'gzip')
    response.end(takesPacked ? sheet.packed : sheet.plain)
  }
}
