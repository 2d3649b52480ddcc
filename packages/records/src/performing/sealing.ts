import { createHmac } from 'node:crypto'
import { type DataClass, type SealedText, type TextMark, textMarks } from '@concord/domain/shared'
import type { z } from 'zod'
import type { KeyRing } from '../vault/key-ring.ts'
import type { MortalKeys } from '../vault/mortal-keys.ts'
import { boundTo, type Ciphertext, mortalKeyId, type Place, seal } from '../vault/seal.ts'
import { type Mark, markKeyOf, markOf } from './marking.ts'

export type SealedCommand = {
  readonly command: Readonly<Record<string, unknown>> & { readonly name: string }
  readonly texts: readonly (Place & Ciphertext & { readonly length: number })[]
  /** Draft texts replace those of the same place. */
  readonly isDraft: boolean
  readonly marks: readonly Mark[]
  /** A keyed digest of what was typed: tells a repeat from other content, and nothing else. */
  readonly digest: Buffer
}
export type Sealing = {
  readonly ring: KeyRing
  readonly digestKey: Buffer
  readonly mortalKeys: MortalKeys
  readonly keyOf: (dataClass: DataClass, ownerId: string) => string | null
  readonly actorId: string
  readonly made: (name: string) => string
  /** The id of a draft's text, where the command saves one. */
  readonly draftIdOf: ((ownerId: string, place: string) => string) | null
}
type Found = { readonly mark: TextMark; readonly path: readonly string[]; readonly value: string }
type Definition = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  out?: z.ZodType
  options?: readonly z.ZodType[]
}
// What may hold texts where the walk does not look: a schema that has one is not sealed at all, rather than in part.
const unwalked = new Set(['record', 'tuple', 'map', 'set', 'lazy', 'intersection', 'promise'])
// Destroyed with their key: outlines and their drafts. Never under the wall's ordinary key.
const mortalClasses = new Set<DataClass>(['OD', 'OS'])

// A registered schema may be wrapped (optional, refined) or itself be a pipe; the mark is on the outermost text schema.
const textMarkOf = (schema: z.ZodType): TextMark | undefined => textMarks.get(schema as never)

/** A parsed command with every marked text replaced by what `replaced` makes of it. */
const walk = (
  part: z.ZodType,
  value: unknown,
  path: readonly string[],
  replaced: (found: Found) => unknown,
): unknown => {
  const mark = textMarkOf(part)
  if (mark) return typeof value === 'string' ? replaced({ mark, path, value }) : value
  const { type, shape, element, innerType, out, options } = part.def as unknown as Definition
  const within = innerType ?? out ?? options?.find((option) => option.safeParse(value).success)
  if (unwalked.has(type) || (options && !within))
    throw new Error(`A command's schema holds a ${type}, in which texts are not found`)
  if (within) return walk(within, value, path, replaced)
  if (type === 'array' && element && Array.isArray(value))
    return value.map((item, index) => walk(element, item, [...path, String(index)], replaced))
  if (type === 'object' && shape && value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        shape[key] ? walk(shape[key], item, [...path, key], replaced) : item,
      ]),
    )
  return value
}

const hmacOf = (key: Buffer, value: string): Buffer => createHmac('sha256', key).update(value).digest()

/**
 * Replaces every marked text of a parsed command by its id and length, and seals it for the vault.
 * @throws `KeyDestroyed` and `KeyMissing` where a mortal text's key is no more, or was never made
 */
export const sealCommand = async (
  schema: z.ZodType,
  name: string,
  parsed: Record<string, unknown>,
  parts: Sealing,
): Promise<SealedCommand> => {
  const { ring, digestKey, mortalKeys, keyOf, actorId, made, draftIdOf } = parts
  const found: Found[] = []
  walk(schema, parsed, [], (one) => found.push(one))

  const ownerOf = ({ mark, path }: Found): string => {
    if (mark.owner === 'actor') return actorId
    return mark.owner === 'named' ? String(parsed['partyId']) : made(path.slice(0, -1).join('.'))
  }
  const placeOf = (one: Found): Place => {
    const [place, ownerId] = [one.path.join('.'), ownerOf(one)]
    const id = draftIdOf ? draftIdOf(ownerId, place) : made(`text:${place}`)
    return { id, ownerId, dataClass: one.mark.dataClass, place, version: 1 }
  }
  const sealOne = async (one: Found): Promise<{ text: SealedCommand['texts'][number]; mac: Buffer }> => {
    const at = placeOf(one)
    const length = [...one.value].length
    const key = keyOf(one.mark.dataClass, at.ownerId)
    if (key === null) {
      if (mortalClasses.has(one.mark.dataClass)) throw new Error(`No mortal key is named for ${one.mark.dataClass}`)
      return { text: { ...at, ...seal(ring, at, one.value), length }, mac: hmacOf(digestKey, one.value) }
    }
    const { nonce, ciphertext, mac } = await mortalKeys.seal(key, boundTo(at), one.value)
    return { text: { ...at, keyId: mortalKeyId(key), nonce, ciphertext, length }, mac }
  }
  const markOne = (one: Found): readonly Mark[] => {
    const { marks } = one.mark
    const mark = marks && markOf(markKeyOf(digestKey), marks.of, one.value)
    return marks && mark ? [{ ...marks, path: one.path.join('.'), ownerId: ownerOf(one), mark }] : []
  }
  const sealed = await Promise.all(found.map(sealOne))
  const at = new Map(sealed.map((one) => [one.text.place, one]))
  const command = walk(schema, parsed, [], ({ path }): SealedText | undefined => {
    const text = at.get(path.join('.'))?.text
    return text && { textId: text.id, length: text.length }
  })
  // The digest takes each text under that text's own key, and dies with it.
  const digested = walk(schema, parsed, [], ({ path }) => at.get(path.join('.'))?.mac.toString('base64'))
  return {
    command: { name, ...(command as Record<string, unknown>) },
    texts: sealed.map(({ text }) => text),
    isDraft: draftIdOf !== null,
    marks: found.flatMap(markOne),
    digest: hmacOf(digestKey, JSON.stringify([name, digested])),
  }
}
