import { parseReference } from '@concord/domain/shared'
import { GraphQLError } from 'graphql'
import type { ListEnd } from '../records-port.ts'

const greatestPage = 50
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/

/** How many lines a page may have: 1 to 50. */
export const pageSize = (first: number | null | undefined): number => {
  const size = first ?? 25
  if (size >= 1 && size <= greatestPage) return size
  throw new GraphQLError(`Ask for 1 to ${greatestPage} a page`, { extensions: { code: 'PAGE_SIZE' } })
}

/** Opaque to its reader; it holds only what stands on the last line itself. */
export const cursorOf = (end: ListEnd | null): string | null =>
  end && Buffer.from(`${end.openedAt} ${end.reference}`).toString('base64url')

/** The place after which a page begins, checked before any statement sees it. */
export const endOf = (cursor: string | null | undefined): ListEnd | null => {
  if (cursor === null || cursor === undefined) return null
  const [openedAt = '', typed = ''] = Buffer.from(cursor.slice(0, 200), 'base64url').toString('utf8').split(' ')
  const reference = parseReference(typed)
  if (reference === null || !instant.test(openedAt) || Number.isNaN(Date.parse(openedAt)))
    throw new GraphQLError('This is not a place in the list', { extensions: { code: 'CURSOR' } })
  return { openedAt, reference }
}
