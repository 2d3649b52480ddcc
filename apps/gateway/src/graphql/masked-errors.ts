import { randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { GraphQLError } from 'graphql'
import { faultFields, type Log } from '../log.ts'

/** Errors that say only what the sender did, in words that are ours. */
const ownCodes: Readonly<Record<string, number>> = {
  PAGE_SIZE: 400,
  CURSOR: 400,
  ONE_MUTATION: 400,
  QUERIES_ALONE: 400,
  PERSISTED_QUERY_NOT_IN_LIST: 400,
  PERSISTED_QUERY_ID_REQUIRED: 400,
  CANNOT_SEND_PQ_ID_AND_BODY: 400,
}

/** A new fault's reference, which the person can quote and the log can be searched for. */
export const faultReference = (): string => referenceFrom('ER', randomUUID())

/**
 * What a sender is told of an error. Messages of GraphQL itself repeat values, so they are replaced too;
 * everything else is a fault: logged by kind and place, answered by a reference alone.
 * @param explain true where arbitrary documents are allowed: then GraphQL's own words help whoever writes one
 */
export const maskedBy =
  (log: Log, explain: boolean) =>
  (error: unknown): Error => {
    const original = error instanceof GraphQLError ? error.originalError : error
    if (error instanceof GraphQLError && (original === undefined || original instanceof GraphQLError)) {
      const code = String(error.extensions['code'] ?? '')
      const status = ownCodes[code]
      if (status !== undefined)
        return new GraphQLError(error.message, { path: error.path, extensions: { code, http: { status } } })
      log.warn('document refused', { code: code || 'BAD_REQUEST' })
      return new GraphQLError(explain ? error.message : 'The request does not fit the schema', {
        extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
      })
    }
    const reference = faultReference()
    log.error('fault', { reference, ...faultFields(original) })
    return new GraphQLError('Something went wrong', {
      extensions: { code: 'FAULT', reference, http: { status: 500 } },
    })
  }
