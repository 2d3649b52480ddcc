import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { z } from 'zod'
import { oneRootFieldAMutation } from './one-mutation.ts'

const manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string())

/** The texts of the documents that portals may send, by their SHA-256 in hexadecimal. */
export type RegisteredDocuments = ReadonlyMap<string, string>

/**
 * Reads the portals' manifests, each a JSON object of hash → document.
 * @throws where a file is missing, is not one, or a hash is not its document's
 */
export const readRegisteredDocuments = (paths: readonly string[]): RegisteredDocuments => {
  const documents = new Map<string, string>()
  for (const path of paths) {
    if (!existsSync(path)) throw new Error(`REGISTERED_DOCUMENTS names ${path}, which is not there`)
    for (const [hash, text] of Object.entries(manifest.parse(JSON.parse(readFileSync(path, 'utf8'))))) {
      if (createHash('sha256').update(text).digest('hex') !== hash)
        throw new Error(`${path}: a document does not have the hash ${hash}`)
      documents.set(hash, text)
    }
  }
  return documents
}

/** Parses and validates each document once, at the start; one that the schema does not know, that asks for the
 * schema, or that holds two commands stops it. */
export const parsedDocuments = (
  schema: GraphQLSchema,
  documents: RegisteredDocuments,
): ReadonlyMap<string, DocumentNode> =>
  new Map(
    [...documents].map(([hash, text]) => {
      const document = parse(text, { noLocation: true })
      const [problem] = validate(schema, document, [
        ...specifiedRules,
        NoSchemaIntrospectionCustomRule,
        oneRootFieldAMutation,
      ])
      if (problem) throw new Error(`registered document ${hash}: ${problem.message}`)
      return [hash, document]
    }),
  )
