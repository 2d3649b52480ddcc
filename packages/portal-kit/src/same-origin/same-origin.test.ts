import { describe, expect, it } from 'vitest'
import { changesSomething, comesFromOwnPage } from './index.ts'

const portal = 'https://staff.concord.example'
const own = (headers: Record<string, string>) => comesFromOwnPage(new Headers(headers), portal)

describe('a form counts only from a page of the same portal', () => {
  it.each([
    ['a browser says same-origin', { 'Sec-Fetch-Site': 'same-origin', Origin: portal }, true],
    ['a browser says same-origin and sends no Origin', { 'Sec-Fetch-Site': 'same-origin' }, true],
    ['a browser says same-site', { 'Sec-Fetch-Site': 'same-site', Origin: portal }, false],
    ['a browser says cross-site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' }, false],
    ['a browser says it was typed or a bookmark', { 'Sec-Fetch-Site': 'none' }, false],
    ['an older browser sends an equal Origin', { Origin: portal }, true],
    ['an older browser sends another Origin', { Origin: 'https://staff.concord.example.evil.example' }, false],
    ['an older browser sends the same host by another scheme', { Origin: 'http://staff.concord.example' }, false],
    ['Origin is null', { Origin: 'null' }, false],
    [
      'Origin is null although the browser says same-origin',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
      false,
    ],
    ['nothing is said', {}, false],
  ])('%s', (_, headers, expected) => {
    expect(own(headers)).toBe(expected)
  })

  it('asks nothing of a request that only reads', () => {
    expect(['GET', 'HEAD', 'OPTIONS'].some(changesSomething)).toBe(false)
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'post'].every(changesSomething)).toBe(true)
  })
})
