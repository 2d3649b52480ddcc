import { createHmac } from 'node:crypto'
import { type SealedText, type TextMark, textMarks } from '@concord/domain/shared'
import type { z } from 'zod'
import type { KeyRing } from '../vault/key-ring.ts'
import { type Ciphertext, type Place, seal } from '../vault/seal.ts'

export type SealedCommand = {
  readonly command: Readonly<Record<string, unknown>> & { readonly name: string }
  readonly texts: readonly (Place & Ciphertext & { readonly length: number })[]
  /** A keyed digest of what was typed: tells a repeat from other content, and nothing else. */
  readonly digest: Buffer
}
type Parts = {
  readonly ring: KeyRing
  readonly digestKey: Buffer
  readonly actorId: string
  readonly made: (name: string) => string
}
type Definition = { type: string; shape?: Record<string, z.ZodType>; element?: z.ZodType; innerType?: z.ZodType }

// A registered schema may be wrapped (optional, refined) or itself be a pipe; the mark is on the outermost text schema.
const markOf = (schema: z.ZodType): TextMark | undefined => textMarks.get(schema as never)

/** Replaces every marked text of a parsed command by its id and length, and seals it for the vault. */
export const sealCommand = (
  schema: z.ZodType,
  name: string,
  parsed: Record<string, unknown>,
  parts: Parts,
): SealedCommand => {
  const texts: (Place & Ciphertext & { length: number })[] = []
  const hmac = (value: string) => createHmac('sha256', parts.digestKey).update(value).digest('base64')

  const ownerOf = (mark: TextMark, path: readonly string[]): string => {
    if (mark.owner === 'actor') return parts.actorId
    return mark.owner === 'named' ? String(parsed['partyId']) : parts.made(path.slice(0, -1).join('.'))
  }
  const sealOne = (mark: TextMark, path: readonly string[], value: string): SealedText => {
    const place = path.join('.')
    const at: Place = {
      id: parts.made(`text:${place}`),
      ownerId: ownerOf(mark, path),
      dataClass: mark.dataClass,
      place,
      version: 1,
    }
    const length = [...value].length
    texts.push({ ...at, ...seal(parts.ring, at, value), length })
    return { textId: at.id, length }
  }
  const walk = (
    part: z.ZodType,
    value: unknown,
    path: readonly string[],
    text: (mark: TextMark, path: readonly string[], value: string) => unknown,
  ): unknown => {
    const mark = markOf(part)
    if (mark) return typeof value === 'string' ? text(mark, path, value) : value
    const { type, shape, element, innerType } = part.def as unknown as Definition
    if (innerType) return walk(innerType, value, path, text)
    if (type === 'array' && element && Array.isArray(value))
      return value.map((item, index) => walk(element, item, [...path, String(index)], text))
    if (type === 'object' && shape && value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          shape[key] ? walk(shape[key], item, [...path, key], text) : item,
        ]),
      )
    return value
  }
  const command = walk(schema, parsed, [], sealOne) as Record<string, unknown>
  const digested = walk(schema, parsed, [], (_, __, value) => hmac(value))
  return {
    command: { name, ...command },
    texts,
    digest: createHmac('sha256', parts.digestKey)
      .update(JSON.stringify([name, digested]))
      .digest(),
  }
}
