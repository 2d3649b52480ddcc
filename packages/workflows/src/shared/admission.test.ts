import { describe, expect, test } from 'vitest'
import { admit, largestPayload } from './admission.ts'

const id = '0b5c2a1e-0000-4000-8000-000000000001'

describe('TEMPORAL, 3: a payload holds facts, never content', () => {
  test.each([
    ['an id', [id]],
    ['an instant', '2026-03-02T10:00:00.000Z'],
    ['a listed word', 'agreementReminder'],
    ['numbers, truth values, nothing', [1, true, null, undefined]],
    ['facts', { asOf: '2026-03-02T10:00:00.000Z', stage: 'agreed', owed: [{ id, dueAt: null }], needsPerson: false }],
  ])('%s is admitted', (_, value) => {
    expect(admit(value)).toBe(value)
  })
  test.each([
    ['a name', 'Zoë'],
    ['a word that could be a name', 'Grace'],
    ['an address', ['zoe@example.org']],
    ['a text in a fact', { stage: 'what she wrote' }],
    ['a property that nobody listed', { note: id }],
    ['a date that is no instant', new Date(0)],
    ['bytes', new Uint8Array([1])],
    ['a number that is none', Number.NaN],
    ['something huge, even of ids', Array.from({ length: largestPayload / 32 }, () => id)],
  ])('%s is not', (_, value) => {
    expect(() => admit(value)).toThrow('PAYLOAD_NOT_ADMITTED')
  })
})
