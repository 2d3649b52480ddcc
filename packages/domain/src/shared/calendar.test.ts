import { describe, expect, test } from 'vitest'
import { bankHolidays } from './bank-holidays.ts'
import { addWorkingDays, atHour, dayInWords, dayOf, instantInWords, isWorkingDay, nextHour } from './calendar.ts'

describe('Europe/London', () => {
  test('the day of an instant, in summer and at midnight', () => {
    expect(dayOf('2026-06-30T23:30:00.000Z')).toBe('2026-07-01')
    expect(dayOf('2026-12-31T23:59:59.999Z')).toBe('2026-12-31')
  })
  test('an hour that the clocks skip or repeat is one instant', () => {
    expect(atHour('2026-03-29', 1)).toBe('2026-03-29T01:00:00.000Z')
    expect(atHour('2026-10-25', 1)).toBe('2026-10-25T00:00:00.000Z')
  })
  test('09:00 and 17:00 stay where people expect them, on both sides of the change', () => {
    expect(atHour('2026-03-27', 9)).toBe('2026-03-27T09:00:00.000Z')
    expect(atHour('2026-03-30', 9)).toBe('2026-03-30T08:00:00.000Z')
    expect(nextHour('2026-10-25T01:30:00.000Z', 17)).toBe('2026-10-25T17:00:00.000Z')
    expect(nextHour('2026-10-24T16:00:00.000Z', 17)).toBe('2026-10-24T16:00:00.000Z')
    expect(nextHour('2026-10-24T16:00:00.001Z', 17)).toBe('2026-10-25T17:00:00.000Z')
  })
  test('dates in words', () => {
    expect(dayInWords('2026-03-05')).toBe('Thursday 5 March 2026')
    expect(instantInWords('2026-06-05T11:30:00.000Z')).toBe('12:30pm on Friday 5 June 2026')
    expect(instantInWords('2026-06-04T23:05:00.000Z')).toBe('12:05am on Friday 5 June 2026')
  })
})

describe('working days', () => {
  test('weekends and bank holidays do not count; the nation decides', () => {
    expect(addWorkingDays('2026-04-02', 1, 'england-and-wales')).toBe('2026-04-07')
    expect(addWorkingDays('2026-03-16', 1, 'england-and-wales')).toBe('2026-03-17')
    expect(addWorkingDays('2026-03-16', 1, 'northern-ireland')).toBe('2026-03-18')
    expect(addWorkingDays('2026-03-14', 0, 'england-and-wales')).toBe('2026-03-14')
  })
  test('no bank holiday falls on a weekend, none stands twice, and Good Friday and Easter Monday are where Easter puts them', () => {
    for (const [division, days] of Object.entries(bankHolidays)) {
      expect(new Set(days).size, division).toBe(days.length)
      for (const day of days) expect([0, 6], day).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay())
    }
    for (const [year, easter] of [
      [2025, '04-20'],
      [2026, '04-05'],
      [2027, '03-28'],
      [2028, '04-16'],
    ] as const) {
      const sunday = Date.parse(`${year}-${easter}T12:00:00Z`)
      for (const offset of [-2, 1])
        expect(
          isWorkingDay(new Date(sunday + offset * 86_400_000).toISOString().slice(0, 10), 'england-and-wales'),
        ).toBe(false)
    }
  })
})
