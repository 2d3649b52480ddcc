import { Outlet } from '@remix-run/react'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorPage, notFound, refused } from '../error-pages/index.ts'
import { faultOf } from '../log/index.ts'
import { portalOf } from '../portal-context/index.ts'
import { renderPage } from '../server-rendering/index.ts'
import { buildFrom, type PortalUnderTest, startPortal } from '../testing/index.ts'
import { patternsOf } from './index.ts'

const changes: string[] = []
const Nothing = () => <p>Here it is.</p>
const modules = {
  'home.tsx': { default: Nothing },
  'case.tsx': {
    default: Nothing,
    action: async ({ request }: { request: Request }) => {
      changes.push(new URLSearchParams(await request.text()).get('planted') ?? '')
      return null
    },
  },
  'fault.tsx': {
    default: Nothing,
    loader: () => {
      throw new Error('planted sentence of somebody')
    },
  },
  'refused.tsx': {
    default: Nothing,
    loader: () => {
      throw refused()
    },
  },
  'not-found.tsx': {
    default: Nothing,
    loader: () => {
      throw notFound()
    },
  },
}
const document = (inside: JSX.Element) => (
  <html lang="en">
    <head>
      <title>A portal</title>
    </head>
    <body>{inside}</body>
  </html>
)
const root = {
  default: () => document(<Outlet />),
  ErrorBoundary: () => document(<ErrorPage error={{ status: 403, statusText: '', data: null, internal: false }} />),
}
const entry = {
  default: (request: Request, status: number, headers: Headers, remix: never, context: object) =>
    renderPage(request, status, headers, remix, portalOf(context)),
  handleError: (fault: unknown, { context }: { context: object }) => {
    const { log, facts } = portalOf(context)
    log.fault(faultOf(fault, facts.reference))
  },
}
const routes = {
  '/': 'home.tsx',
  '/cases/:reference': 'case.tsx',
  '/fault': 'fault.tsx',
  '/refused': 'refused.tsx',
  '*': 'not-found.tsx',
}

let portal: PortalUnderTest
beforeAll(async () => {
  portal = await startPortal({
    portal: 'staff',
    build: buildFrom({ entry, root, routes, modules }),
    gatewayUrl: 'http://127.0.0.1:9',
    secure: true,
  })
})
beforeEach(() => {
  changes.length = 0
  portal.lines.length = 0
})
afterAll(() => portal.close())

const form = { planted: 'ranked-by-nobody' }
const path = '/cases/AM-7K3D-QX2M'

describe('a form is taken only from a page of the portal itself', () => {
  it.each([
    ['with its own Origin', {}, true],
    ['with Sec-Fetch-Site: same-origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }, false],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, false],
    ['with another Origin, by an old browser', { origin: 'https://elsewhere.example' }, false],
    ['with Origin null', { origin: 'null' }, false],
    ['with Origin null and same-origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['with a host of somebody’s own', { origin: 'https://elsewhere.example', host: 'elsewhere.example' }, false],
  ])('%s', async (_, headers, taken) => {
    const answer = await portal.post(path, form, undefined, headers)
    expect(changes).toEqual(taken ? ['ranked-by-nobody'] : [])
    expect(answer.status).toBe(taken ? 200 : 403)
    if (taken) return
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('This form was not sent from our own page')
  })

  it('and by any method that changes something', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(`${portal.url}${path}`, { method, headers: { origin: 'https://elsewhere.example' } })
      expect(answer.status).toBe(403)
    }
    expect(changes).toEqual([])
  })

  it('while reading asks for no proof', async () => {
    expect((await portal.get(path, undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })
})

describe('every answer', () => {
  const asked = () =>
    Promise.all([
      portal.get('/'),
      portal.get('/health'),
      portal.get('/no-such-page'),
      portal.get('/fault'),
      portal.get('/nhsuk/images/favicon.svg'),
      portal.post(path, form, undefined, { origin: 'null' }),
    ])

  it('is kept nowhere, framed by nobody, and told to no other site', async () => {
    const answers = await asked()
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 500, 200, 403])
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toContain('max-age')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('etag')).toBeNull()
    }
  })

  it('has a reference of its own on the page of a fault, and not what went wrong', async () => {
    const [one, other] = await Promise.all([portal.get('/fault'), portal.get('/fault')])
    expect(await one.text()).not.toContain('planted')
    const references = portal.lines.flatMap((line) => {
      const { event, reference } = JSON.parse(line) as { event: string; reference: string }
      return event === 'fault' ? [reference] : []
    })
    expect(other.status).toBe(500)
    expect(new Set(references).size).toBe(2)
  })
})

describe('the log', () => {
  const until = async (count: number) => {
    while (portal.lines.length < count) await new Promise((soon) => setImmediate(soon))
  }

  it('has one line a request: the route’s pattern, never the path, a query or a body', async () => {
    await portal.get(`${path}?search=Zo%C3%AB`)
    await portal.post(path, form)
    await portal.get('/no-such-page-of-Zoe/at-all')
    await until(3)
    const log = portal.lines.join('\n')
    expect(portal.lines.map((line) => (JSON.parse(line) as { route: string }).route)).toEqual([
      '/cases/:reference',
      '/cases/:reference',
      '/*',
    ])
    expect(log).not.toMatch(/AM-7K3D|Zo|ranked|search/)
  })

  it('names the route that a refused form was sent to', async () => {
    await portal.post(path, form, undefined, { origin: 'null' })
    await until(1)
    expect(JSON.parse(portal.lines[0]!)).toMatchObject({ method: 'POST', route: '/cases/:reference', status: 403 })
  })

  it('repeats no path that cannot be read, nor does anything print one', async () => {
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect((await portal.get('/cases/planted-token%E0%A4%A')).status).toBe(404)
    await until(1)
    expect(printed).not.toHaveBeenCalled()
    expect(portal.lines.join('')).not.toContain('planted')
    printed.mockRestore()
  })

  it('does not name style sheets and pictures one by one', () => {
    expect(patternsOf({})('/nhsuk/images/x.svg')).toBe('(asset)')
    expect(patternsOf({})('/elsewhere')).toBe('(none)')
  })
})
