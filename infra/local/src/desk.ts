import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type pg from 'pg'
import { ClockOnlyGrows, duePromises, serviceNow } from './clock.ts'
import { askedInstant, type ClockView, clockPage } from './clock-page.ts'
import type { MailCatcher } from './mail-catcher.ts'
import { mailList, mailMessage } from './mail-page.ts'
import { escaped, page } from './page.ts'
import type { PartnerClient } from './partners.ts'
import { partnersPart } from './partners-part.ts'
import type { Persona } from './personas.ts'
import type { Addresses } from './settings.ts'

export type DeskParts = {
  port: number
  addresses: Addresses
  personas: readonly Persona[]
  partners: readonly PartnerClient[]
  mail: () => Pick<MailCatcher, 'list' | 'raw'>
  /** Runs work with a superuser's connection to the environment's database. */
  database: <T>(work: (admin: pg.Client) => Promise<T>) => Promise<T>
  moveClockTo: (instant: string) => Promise<void>
  /** Why there is no Temporal, and how to get it. */
  asleep: () => string | undefined
}

const home = ({ addresses, personas, partners, asleep }: DeskParts) => {
  const link = (url: string) => `<a href="${escaped(url)}">${escaped(url)}</a>`
  const places: [string, string][] = [
    ['Staff portal', link(addresses.staffPortal)],
    ['Participant portal', `${link(addresses.participantPortal)} (entered by the link in a message)`],
    ['Mail', link(addresses.mail)],
    ['Clock', link(addresses.clock)],
    ['Temporal’s own page', asleep() ? 'there is no Temporal: see the clock page' : link(addresses.temporalPage)],
  ]
  const rows = places.map(([name, text]) => `<tr><th scope="row">${name}</th><td>${text}</td></tr>`).join('')
  const people = personas.map(
    ({ displayName, says }) => `<tr><th scope="row">${escaped(displayName)}</th><td>${escaped(says)}</td></tr>`,
  )
  return page(
    'Addresses',
    `<table><tbody>${rows}</tbody></table><h2>Who you can sign in as</h2><table><tbody>${people.join('')}</tbody></table>${partnersPart(addresses, partners)}`,
  )
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > 10_000) throw new Error('too long')
  }
  return body
}

/** A form of our own page, and not one that another site has sent from somebody's browser. */
const isOwnForm = (request: IncomingMessage, desk: string) => {
  const site = request.headers['sec-fetch-site']
  return site === undefined ? (request.headers.origin ?? desk) === desk : site === 'same-origin'
}

/** Asked under a name of this machine, and not under another site's name that was made to lead here. */
const isAskedHere = (request: IncomingMessage) => /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')

const answer = (response: ServerResponse, status: number, body: string | Buffer, type = 'text/html; charset=utf-8') => {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  const closed = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
  response.writeHead(status, { ...headers, 'content-security-policy': closed }).end(body)
}

/** The desk: addresses, mail and clock. For the local environment alone; no application knows of it. */
export const startDesk = async (parts: DeskParts) => {
  const { mail, database } = parts
  const view = (admin: pg.Client, problem?: string): Promise<ClockView> =>
    Promise.all([serviceNow(admin), duePromises(admin)]).then(([now, due]) => ({
      ...{ now, due, asleep: parts.asleep() },
      ...(problem ? { problem } : {}),
    }))
  const move = async (form: URLSearchParams): Promise<ClockView | undefined> =>
    database(async (admin) => {
      const { now, due } = await view(admin)
      const instant = askedInstant(form, now, due)
      if (instant === undefined)
        return view(admin, 'There is nothing to move to: choose a real date, and an hour from 0 to 23')
      try {
        await parts.moveClockTo(instant)
        return undefined
      } catch (error) {
        if (error instanceof ClockOnlyGrows) return view(admin, error.message)
        throw error
      }
    })
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isAskedHere(request)) return answer(response, 421, page('Not here', ''))
    const { pathname } = new URL(request.url ?? '/', parts.addresses.desk)
    const message = /^\/mail\/(\d+)(\.eml)?$/.exec(pathname)
    if (request.method === 'POST' && pathname === '/clock') {
      if (!isOwnForm(request, parts.addresses.desk)) return answer(response, 403, page('Not from here', ''))
      const refused = await move(new URLSearchParams(await bodyOf(request)))
      if (refused) return answer(response, 422, clockPage(refused))
      return void response.writeHead(303, { location: '/clock' }).end()
    }
    if (request.method !== 'GET') return answer(response, 405, page('Not possible', ''))
    if (pathname === '/') return answer(response, 200, home(parts))
    if (pathname === '/health') return answer(response, 200, 'ok', 'text/plain')
    if (pathname === '/clock') return answer(response, 200, clockPage(await database((admin) => view(admin))))
    if (pathname === '/mail') return answer(response, 200, mailList(await mail().list()))
    if (pathname === '/mail.json') {
      return answer(response, 200, JSON.stringify(await mail().list()), 'application/json')
    }
    if (message) {
      const id = Number(message[1])
      const raw = mail().raw(id)
      if (raw && message[2]) return answer(response, 200, raw, 'message/rfc822')
      const found = (await mail().list()).find((one) => one.id === id)
      if (found) return answer(response, 200, mailMessage(found))
    }
    return answer(response, 404, page('Not there', '<p>There is nothing at this address.</p>'))
  }
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      answer(response, 500, page('This did not work', `<p>${escaped(why)}</p><p>Is the database there?</p>`))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(parts.port, '127.0.0.1', resolve)
  })
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
