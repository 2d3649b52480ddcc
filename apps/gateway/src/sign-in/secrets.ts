import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes as 43 characters that may stand in a header and an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** All that is ever kept of a secret. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
