import { describe, expect, it } from 'vitest'
import { countOf, readForm, submissionIdOf, withoutItem } from './index.ts'

const posted = (entries: readonly (readonly [string, string | File])[]) => {
  const body = new FormData()
  for (const [name, value] of entries) body.append(name, value)
  return new Request('http://portal.example/', { method: 'POST', body })
}

describe('what a form holds', () => {
  it('is kept as it was typed, by the command’s property paths', async () => {
    const typed = await readForm(
      posted([
        ['participants.0.name', '  Zoë  Inventedová '],
        ['commissioner.email', ''],
      ]),
    )
    expect(typed).toEqual({ 'participants.0.name': '  Zoë  Inventedová ', 'commissioner.email': '' })
  })

  it('takes no file: there is no upload anywhere', async () => {
    expect(await readForm(posted([['outline', new File(['x'], 'x.txt')]]))).toEqual({})
  })
})

describe('the submission id', () => {
  const id = '5f0c3f0e-3a51-4a7e-9d5e-2f6b8f7c1a10'

  it('stays the same through corrections', () => {
    expect(submissionIdOf({ submissionId: id })).toBe(id)
  })

  it('is a fresh one where the form carried none that can be', () => {
    for (const typed of [{}, { submissionId: '' }, { submissionId: `${id} or 1=1` }] as Record<string, string>[]) {
      expect(submissionIdOf(typed)).toMatch(/^[0-9a-f-]{36}$/)
      expect(submissionIdOf(typed)).not.toBe(submissionIdOf(typed))
    }
  })
})

describe('a list in a form', () => {
  const typed = { 'people.0.name': 'A', 'people.1.name': 'B', 'people.1.email': 'b', 'people.2.name': 'C', other: 'x' }

  it('has as many items as its fields say, and never more than may be', () => {
    expect(countOf(typed, 'people')).toBe(3)
    expect(countOf({}, 'people')).toBe(0)
    expect(countOf({ 'people.9999.name': 'A' }, 'people', 12)).toBe(12)
    expect(countOf({ 'otherpeople.5.name': 'A' }, 'people')).toBe(0)
  })

  it('closes up where one is taken out, and loses nothing else', () => {
    expect(withoutItem(typed, 'people', 1)).toEqual({ 'people.0.name': 'A', 'people.1.name': 'C', other: 'x' })
    expect(withoutItem(typed, 'people', 7)).toEqual(typed)
  })
})
