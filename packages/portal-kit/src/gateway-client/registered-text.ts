import { createHash } from 'node:crypto'
import { InMemoryCache } from '@apollo/client'
import { type DocumentNode, print } from 'graphql'

/** A document as Apollo Client sends it: with `__typename` everywhere. The gateway registers exactly this text. */
export const registeredText = (document: DocumentNode): string => print(new InMemoryCache().transformDocument(document))

/** The name by which a registered document is asked for: SHA-256 of its text, in hex. */
export const registeredHash = (text: string): string => createHash('sha256').update(text).digest('hex')
