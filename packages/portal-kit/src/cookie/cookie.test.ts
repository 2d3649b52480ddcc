import { describe, expect, it } from 'vitest'
import { createCookie } from './index.ts'

const asking = (cookie: string) => new Request('http://portal.example/', { headers: { Cookie: cookie } })
const id = 'k3f0-Jq_opaque.session~id'

describe('the session cookie', () => {
  it('is bound to the host, hidden from scripts and from other sites over https', () => {
    const cookie = createCookie('staff', { secure: true })
    expect(cookie.name).toBe('__Host-concord-staff')
    expect(cookie.set(id)).toBe(`__Host-concord-staff=${id}; Path=/; HttpOnly; SameSite=Lax; Secure`)
  })

  it('has a plain name of its portal on local http, since ports share cookies', () => {
    expect(createCookie('staff', { secure: false }).set(id)).toBe(`concord-staff=${id}; Path=/; HttpOnly; SameSite=Lax`)
    const both = asking(`concord-staff=${id}; concord-participant=other-opaque-id`)
    expect(createCookie('participant', { secure: false }).read(both)).toBe('other-opaque-id')
  })

  it('lives no longer than the browser is open, unless it is told a time', () => {
    expect(createCookie('staff', { secure: true }).set(id)).not.toContain('Max-Age')
    expect(createCookie('link', { secure: true, maxAge: 900 }).set(id)).toContain('; Max-Age=900')
  })

  it('is taken away by name, path and scope', () => {
    expect(createCookie('staff', { secure: true }).clear()).toBe(
      '__Host-concord-staff=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
    )
  })

  it('reads nothing that is not an opaque id, and neither of two with one name', () => {
    const cookie = createCookie('staff', { secure: false })
    expect(cookie.read(asking(`concord-staff=${id}`))).toBe(id)
    expect(cookie.read(asking(''))).toBeNull()
    expect(cookie.read(asking('concord-staff=short'))).toBeNull()
    expect(cookie.read(asking('concord-staff=a b%0d%0aSet-Cookie'))).toBeNull()
    expect(cookie.read(asking(`concord-staff=${id}; concord-staff=planted-by-somebody`))).toBeNull()
  })

  it('writes no name and no sentence into a browser', () => {
    expect(() => createCookie('staff', { secure: true }).set('Amina Example; Path=/')).toThrow(TypeError)
  })
})
