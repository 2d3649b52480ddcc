import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DocumentNode } from 'graphql'
import { registeredHash, registeredText } from '../gateway-client/index.ts'

/**
 * Writes the documents that a portal sends, by their hash, for the gateway to register: it executes no others.
 * @param file where to write the JSON `{ sha256: document }`
 */
export const writeRegisteredDocuments = (documents: Readonly<Record<string, DocumentNode>>, file: URL): void => {
  const texts = Object.values(documents).map(registeredText)
  const registered = Object.fromEntries(texts.map((text) => [registeredHash(text), text]).sort())
  const path = fileURLToPath(file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(registered, null, 2)}\n`)
}
