import { createHash } from 'node:crypto'

/** A stable UUID for a name, as the records derive a promise's id from root and name. */
export const stableId = (...names: readonly string[]): string => {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
