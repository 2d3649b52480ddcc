import { expect, test } from 'vitest'
import { parseReference, referenceFrom } from './identifiers.ts'

test('a reference is short, has no letters that look alike, and is the same for the same id', () => {
  const reference = referenceFrom('AM', '1b4e28ba-2fa1-41d2-883f-0016d3cca427')
  expect(reference).toMatch(/^AM-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
  expect(referenceFrom('AM', '1b4e28ba-2fa1-41d2-883f-0016d3cca427')).toBe(reference)
})

test('a reference is understood as people type it, and nothing else is', () => {
  expect(parseReference(' am 7k3d qx2m ')).toBe('AM-7K3D-QX2M')
  expect(parseReference("AM-7K3D-QX2M' or 1=1")).toBeNull()
  expect(parseReference('')).toBeNull()
})
