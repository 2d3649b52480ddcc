import { describe, expect, it } from 'vitest'
import { portalConfigFrom } from './index.ts'

const settings = { PORT: '4120', GATEWAY_URL: 'http://localhost:4110/', PORTAL_URL: 'http://localhost:4120' }

describe('a portal’s settings', () => {
  it('are read once into what the portal needs', () => {
    expect(portalConfigFrom(settings)).toEqual({
      port: 4120,
      gatewayUrl: 'http://localhost:4110',
      origin: 'http://localhost:4120',
      secure: false,
      trustedProxies: 0,
    })
    expect(portalConfigFrom({ ...settings, PORTAL_URL: 'https://staff.concord.example/' })).toMatchObject({
      origin: 'https://staff.concord.example',
      secure: true,
    })
  })

  it('are refused with every problem at once', () => {
    const start = () => portalConfigFrom({ PORT: 'x', GATEWAY_URL: 'ftp://elsewhere' })
    for (const name of ['PORT', 'GATEWAY_URL', 'PORTAL_URL']) expect(start).toThrow(name)
  })
})
