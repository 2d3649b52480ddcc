import { describe, expect, it } from 'vitest'
import { securityHeaders } from './index.ts'

const participants = { secure: true, scripts: 'none' } as const
const staff = { secure: true, scripts: 'nonce' } as const
const policyOf = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    headers['Content-Security-Policy']!.split('; ').map((directive) => {
      const [name, ...values] = directive.split(' ')
      return [name!, values.join(' ')]
    }),
  )

describe('the headers of every page', () => {
  it('keeps nothing in any cache', () => {
    for (const path of ['/', '/cases', '/enter/token', '/mediation'])
      expect(securityHeaders(participants, path, 'n')['Cache-Control']).toBe('no-store')
  })

  it('runs no script at all on participants’ pages', () => {
    expect(policyOf(securityHeaders(participants, '/mediation', 'n'))['script-src']).toBe("'none'")
  })

  it('runs a script on the one participants’ page that has named its reason: with the nonce, asking the portal alone', () => {
    const rules = { ...participants, scriptedPages: ['/mediation/outline'] }
    const policy = policyOf(securityHeaders(rules, '/mediation/outline', 'abc123'))
    expect(policy['script-src']).toBe("'nonce-abc123'")
    expect(policy['connect-src']).toBe("'self'")
    for (const other of ['/mediation', '/mediation/outline/draft', '/mediation/outline/']) {
      expect(policyOf(securityHeaders(rules, other, 'n'))['script-src']).toBe("'none'")
      expect(policyOf(securityHeaders(rules, other, 'n'))['connect-src']).toBeUndefined()
    }
  })

  it('runs only scripts with this page’s nonce on staff’s pages, and nothing unsafe anywhere', () => {
    const headers = securityHeaders(staff, '/cases', 'abc123')
    expect(policyOf(headers)['script-src']).toBe("'nonce-abc123'")
    expect(headers['Content-Security-Policy']).not.toMatch(/unsafe-|\*|https:/)
    expect(policyOf(headers)['default-src']).toBe("'none'")
    expect(policyOf(headers)['style-src']).toBe("'self'")
  })

  it('lets nobody frame a page', () => {
    expect(policyOf(securityHeaders(staff, '/cases', 'n'))['frame-ancestors']).toBe("'none'")
  })

  it('tells our own pages where one comes from, and below /enter not even these', () => {
    expect(securityHeaders(participants, '/mediation', 'n')['Referrer-Policy']).toBe('same-origin')
    expect(securityHeaders(participants, '/enter/some-token', 'n')['Referrer-Policy']).toBe('strict-origin')
    expect(securityHeaders(participants, '/enter/code', 'n')['Referrer-Policy']).toBe('strict-origin')
  })

  it('sends forms to the portal itself, save from the page that leads to the identity provider', () => {
    expect(policyOf(securityHeaders(staff, '/mediations/new', 'n'))['form-action']).toBe("'self'")
    expect(policyOf(securityHeaders(staff, '/sign-in', 'n'))['form-action']).toBe("'self'")
    expect(policyOf(securityHeaders(participants, '/sign-in', 'n'))['form-action']).toBe("'self'")
  })

  it('asks for https again only where there is https', () => {
    expect(securityHeaders(staff, '/', 'n')['Strict-Transport-Security']).toBeDefined()
    expect(securityHeaders({ ...staff, secure: false }, '/', 'n')['Strict-Transport-Security']).toBeUndefined()
  })
})
