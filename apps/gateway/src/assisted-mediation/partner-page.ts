import { parseReference } from '@concord/domain/shared'
import { GraphQLError } from 'graphql'
import type { PartnerPlace } from '../records-port.ts'

const month = /^\d{4}-(0[1-9]|1[0-2])$/

/** Opaque to its reader; it holds only what stands on the last line itself. */
export const partnerCursorOf = (place: PartnerPlace | null): string | null =>
  place && Buffer.from(`${place.month} ${place.reference}`).toString('base64url')

/** The place after which a page begins, checked before any statement sees it. */
export const partnerPlaceOf = (cursor: string | null | undefined): PartnerPlace | null => {
  if (cursor === null || cursor === undefined) return null
  const [reached = '', typed = ''] = Buffer.from(cursor.slice(0, 200), 'base64url').toString('utf8').split(' ')
  const reference = parseReference(typed)
  if (reference === null || !month.test(reached))
    throw new GraphQLError('This is not a place in the list', { extensions: { code: 'CURSOR' } })
  return { month: reached, reference }
}
