import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { freeBase, freePorts, portsFrom, requireFreePorts } from './ports.ts'

describe('ports', () => {
  it('lie at their places after the first', () => {
    expect(portsFrom()).toMatchObject({
      desk: 4100,
      oidc: 4101,
      smtp: 4102,
      gateway: 4110,
      temporal: 4140,
      postgres: 4150,
    })
    expect(portsFrom('5200')).toMatchObject({ desk: 5200, staffPortal: 5220, participantPortal: 5230 })
  })

  it.each(['', '80', '65530', '41x0', '4100.5'])('refuse %j as the first port', (text) => {
    expect(() => portsFrom(text)).toThrow('CONCORD_PORT_BASE')
  })

  it('name the one that is taken, whose it is, and a way out', async () => {
    const [free = 0] = await freePorts(1)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(free, '127.0.0.1', resolve))
    try {
      const ports = { ...portsFrom('4100'), gateway: free }
      await expect(requireFreePorts(ports, ['gateway'])).rejects.toThrow(
        new RegExp(`${free}, wanted for the gateway[^]*CONCORD_PORT_BASE=\\d+ npm run dev`),
      )
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
    await requireFreePorts({ ...portsFrom('4100'), gateway: free }, ['gateway'])
  })

  it('that are chosen are all different, and none that outgoing connections are given', async () => {
    const ports = [...(await freePorts(20)), (await freeBase()) + 99]
    expect(new Set(ports).size).toBe(21)
    expect(Math.max(...ports)).toBeLessThan(32_768)
  })
})
