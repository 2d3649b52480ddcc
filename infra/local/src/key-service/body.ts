import type { IncomingMessage } from 'node:http'

/** A request that does not have its shape. It is never said what stood in it. */
export class Malformed extends Error {}

const longest = 64 * 1024

/** The whole body. One that is too long is read to its end and kept nowhere. @throws Malformed */
export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= longest) chunks.push(chunk)
  }
  if (length > longest) throw new Malformed()
  return Buffer.concat(chunks)
}

const bytesOf = (text: unknown): Buffer => {
  if (typeof text !== 'string') throw new Malformed()
  const bytes = Buffer.from(text, 'base64')
  // Node passes over what is no base64: only what it would write itself is meant as it stands.
  if (bytes.toString('base64') !== text) throw new Malformed()
  return bytes
}

/** The named fields of a JSON object, which has these and no others, each in base64. @throws Malformed */
export const fieldsOf = <Name extends string>(body: Buffer, ...names: Name[]): Record<Name, Buffer> => {
  let object: unknown
  try {
    object = JSON.parse(body.toString('utf8'))
  } catch {
    throw new Malformed()
  }
  if (typeof object !== 'object' || object === null || Object.keys(object).length !== names.length)
    throw new Malformed()
  return Object.fromEntries(names.map((name) => [name, bytesOf((object as Record<string, unknown>)[name])])) as Record<
    Name,
    Buffer
  >
}
