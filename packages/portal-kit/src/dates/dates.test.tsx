import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ContextualDate, daysAway, fullDateAndTime, overdueBy, timeOnDay } from './index.ts'

describe('dates are full, and in Europe/London', () => {
  it.each([
    ['2026-03-05T17:00:00.000Z', 'Thursday 5 March 2026, 5pm'],
    ['2026-07-01T16:00:00.000Z', 'Wednesday 1 July 2026, 5pm'],
    ['2026-07-01T08:30:00.000Z', 'Wednesday 1 July 2026, 9:30am'],
    ['2026-07-01T11:00:00.000Z', 'Wednesday 1 July 2026, midday'],
    ['2026-06-30T23:00:00.000Z', 'Wednesday 1 July 2026, midnight'],
    ['2026-06-30T23:05:00.000Z', 'Wednesday 1 July 2026, 12:05am'],
  ])('%s is %s', (instant, words) => {
    expect(fullDateAndTime(instant)).toBe(words)
  })

  it('reads on in a sentence', () => {
    expect(timeOnDay('2026-03-05T17:00:00.000Z')).toBe('5pm on Thursday 5 March 2026')
  })
})

describe('the nights on which the clocks change', () => {
  it('goes from midnight GMT over the hour that is left out', () => {
    expect(fullDateAndTime('2026-03-29T00:59:00.000Z')).toBe('Sunday 29 March 2026, 12:59am')
    expect(fullDateAndTime('2026-03-29T01:00:00.000Z')).toBe('Sunday 29 March 2026, 2am')
    expect(fullDateAndTime('2026-03-29T16:00:00.000Z')).toBe('Sunday 29 March 2026, 5pm')
  })

  it('shows the hour that comes twice, twice', () => {
    expect(fullDateAndTime('2026-10-25T00:30:00.000Z')).toBe('Sunday 25 October 2026, 1:30am')
    expect(fullDateAndTime('2026-10-25T01:30:00.000Z')).toBe('Sunday 25 October 2026, 1:30am')
    expect(fullDateAndTime('2026-10-25T17:00:00.000Z')).toBe('Sunday 25 October 2026, 5pm')
  })

  it('counts a day of 23 and a day of 25 hours as one day', () => {
    expect(daysAway('2026-03-29T22:59:00.000Z', '2026-03-28T00:00:00.000Z')).toBe('tomorrow')
    expect(daysAway('2026-03-29T23:00:00.000Z', '2026-03-28T00:00:00.000Z')).toBe('in 2 days')
    expect(daysAway('2026-10-26T00:00:00.000Z', '2026-10-24T23:00:00.000Z')).toBe('tomorrow')
    expect(daysAway('2026-10-25T23:59:00.000Z', '2026-10-24T23:00:00.000Z')).toBe('today')
  })
})

describe('how near a date is', () => {
  const now = '2026-03-05T17:00:00.000Z'

  it.each([
    ['2026-03-05T23:59:00.000Z', 'today'],
    ['2026-03-06T00:00:00.000Z', 'tomorrow'],
    ['2026-03-08T09:00:00.000Z', 'in 3 days'],
    ['2026-03-04T09:00:00.000Z', 'yesterday'],
    ['2026-03-02T09:00:00.000Z', '3 days ago'],
  ])('%s is %s', (at, words) => {
    expect(daysAway(at, now)).toBe(words)
  })

  it('is overdue only once its moment has passed', () => {
    expect(overdueBy('2026-03-05T17:00:00.001Z', now)).toBeNull()
    expect(overdueBy('2026-03-05T17:00:00.000Z', now)).toBe('due today')
    expect(overdueBy('2026-03-04T17:00:00.000Z', now)).toBe('overdue by 1 day')
    expect(overdueBy('2026-03-02T17:00:00.000Z', now)).toBe('overdue by 3 days')
  })

  it('says so in words, not in colour alone', () => {
    const page = renderToStaticMarkup(<ContextualDate at="2026-03-02T17:00:00.000Z" now={now} due />)
    expect(page).toContain('<time dateTime="2026-03-02T17:00:00.000Z">Monday 2 March 2026, 5pm</time>')
    expect(page).toContain('overdue by 3 days')
    expect(renderToStaticMarkup(<ContextualDate at="2026-03-02T17:00:00.000Z" now={null} due />)).not.toContain(
      'overdue',
    )
  })
})
