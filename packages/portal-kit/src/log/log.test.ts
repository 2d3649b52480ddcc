import { describe, expect, it } from 'vitest'
import { createLog, faultOf } from './index.ts'

const lines: string[] = []
const log = createLog('participant', (line) => lines.push(line))

describe('the log holds ids, codes and durations', () => {
  it('drops every field that is not on the list', () => {
    const tooMuch = {
      method: 'POST',
      route: '/enter/:token',
      status: 303,
      durationMs: 12,
      reference: 'r-1',
      path: '/enter/secret-token',
      body: 'Zoë Testperson',
    }
    log.request(tooMuch)
    expect(lines.at(-1)).toContain('"route":"/enter/:token"')
    expect(lines.at(-1)).not.toMatch(/secret-token|Zoë/)
  })

  it('tells the kind and the place of a fault, never its message', () => {
    const error = Object.assign(new TypeError('Zoë Testperson could not be found\n  in the second line'), {
      code: 'ECONNREFUSED',
    })
    log.fault(faultOf(error, 'r-2'))
    const line = lines.at(-1)!
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      reference: 'r-2',
      error: 'TypeError',
      code: 'ECONNREFUSED',
    })
    expect(line).toContain('log.test.ts')
    expect(line).not.toMatch(/Zoë|second line/)
    expect(JSON.parse(line).at[0]).toMatch(/^(\S+ )?\(?log\.test\.ts:\d+:\d+\)?$/)
  })

  it('does not take a sentence for a code', () => {
    const error = Object.assign(new Error('x'), { code: 'Zoë Testperson' })
    expect(faultOf(error, 'r-3').code).toBeUndefined()
    expect(faultOf('thrown text', 'r-4')).toEqual({ reference: 'r-4', error: 'string' })
  })
})
