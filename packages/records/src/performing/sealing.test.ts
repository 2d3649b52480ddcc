import { randomUUID } from 'node:crypto'
import { emailText, longText, reasonsFor, text } from '@concord/domain/shared'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { keysInMemory } from '../testing/mortal-keys.ts'
import { parseKeyRing } from '../vault/key-ring.ts'
import { madeBy } from './identifiers.ts'
import { markOf, marksOf } from './marking.ts'
import { sealCommand } from './sealing.ts'

const actorId = randomUUID()
const ring = parseKeyRing(JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } }))
const sealed = (schema: z.ZodType, typed: unknown) =>
  sealCommand(schema, 'tryIt', schema.parse(typed) as Record<string, unknown>, {
    ring,
    digestKey: Buffer.alloc(32, 9),
    mortalKeys: keysInMemory(),
    keyOf: () => null,
    actorId,
    made: madeBy(actorId, randomUUID()),
    draftIdOf: null,
  })
const secret = 'Zoë said so'
const name = () => text('ID', 120, 'made', 'Enter a name', 'party')

describe('every confidential text of a command is sealed, wherever its schema holds it (decision 005)', () => {
  test.each([
    [
      'reasons, whose empty fields are no reasons',
      z.object({ reasons: reasonsFor('AM-2', 'AM-4') }),
      { reasons: { 'AM-2': secret } },
    ],
    ['an optional object', z.object({ one: z.object({ name: name() }).optional() }), { one: { name: secret } }],
    ['a list', z.object({ many: z.array(z.object({ name: name() })) }), { many: [{ name: secret }] }],
    [
      'one of several shapes',
      z.object({
        way: z.discriminatedUnion('by', [
          z.object({ by: z.literal('letter'), to: longText('SC', 400, 'actor', 'Enter an address') }),
          z.object({ by: z.literal('nothing') }),
        ]),
      }),
      { way: { by: 'letter', to: secret } },
    ],
  ])('%s', async (_, schema, typed) => {
    const { command, texts } = await sealed(schema, typed)
    expect(JSON.stringify(command)).not.toContain('Zoë')
    expect(JSON.stringify(command)).toContain(texts[0]?.id)
    expect(texts).toHaveLength(1)
  })
  test('a schema in which texts are not looked for is not sealed at all', async () => {
    await expect(sealed(z.object({ any: z.record(z.string(), name()) }), { any: { one: secret } })).rejects.toThrow()
  })
  test('no reason typed is none: nothing is sealed for it', async () => {
    const { command, texts } = await sealed(z.object({ reasons: reasonsFor('AM-2') }), { reasons: { 'AM-2': '  ' } })
    expect(texts).toEqual([])
    expect(command['reasons']).toEqual({})
  })
  test('an outline is never sealed under the wall’s ordinary key', async () => {
    const schema = z.object({ outline: longText('OS', 500, 'actor', 'Write something') })
    await expect(sealed(schema, { outline: secret })).rejects.toThrow()
  })
})

describe('a mark finds a person again, however their name was typed', () => {
  const key = Buffer.alloc(32, 5)
  test.each([
    ['name', 'Zoë  Nåme', 'ZOË NÅME'],
    ['name', 'ﬁona Straße', 'Fiona STRASSE'],
    ['address', 'zoe@Example.ORG', 'zoe@example.org'],
  ] as const)('%s: %s is %s', (of, one, other) => {
    expect(markOf(key, of, one)).toEqual(markOf(key, of, other))
  })
  test('another name, the same words as an address, and another wall’s key are other marks', () => {
    const mark = markOf(key, 'name', 'Zoë Nåme')
    expect(markOf(key, 'name', 'Zoë Name')).not.toEqual(mark)
    expect(markOf(key, 'address', 'Zoë Nåme')).not.toEqual(mark)
    expect(markOf(Buffer.alloc(32, 6), 'name', 'Zoë Nåme')).not.toEqual(mark)
  })
  test('a rule is given those of one property, and all', async () => {
    const person = z.object({ name: name(), email: emailText('made', 'Enter an address', 'ID', 'party') })
    const schema = z.object({ first: person, second: person })
    const typed = { name: 'Zoë Nåme', email: 'zoe@example.org' }
    const marks = marksOf(
      (await sealed(schema, { first: typed, second: { ...typed, email: 'other@example.org' } })).marks,
    )
    expect(marks.all).toHaveLength(4)
    expect(marks.at('first')).toHaveLength(2)
    expect(marks.at('first.name')).toEqual(marks.at('second.name'))
    expect(marks.at('first.email')).not.toEqual(marks.at('second.email'))
  })
})
