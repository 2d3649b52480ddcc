import { ApplicationFailure } from '@temporalio/common'

/** In bytes of JSON. More than this is no fact any more, but content. */
export const largestPayload = 8192

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Every word that may travel: what is not listed is taken for something that a person wrote. */
const words = new Set([
  ...['awaitingCharges', 'awaitingAgreement', 'agreed', 'ended'],
  ...['chargesNotice', 'chargesReminder', 'invitation', 'agreementReminder', 'goingAheadNotice', 'endingNotice'],
  ...[
    'mediatorProposal',
    'talkOffer',
    'companionInvitation',
    'agreementDeadline',
    'proposalLapse',
    'outlineDestruction',
  ],
  ...['begun', 'secondViewed', 'closed'],
  ...['disclosureNotice', 'disclosureReminder', 'viewNotice', 'viewReminder', 'safetyNotice', 'participantsToTell'],
  ...['sending', 'decision', 'destruction'],
  ...['done', 'refused', 'uncertain', 'cancelled', 'notDue', 'underWay', 'accepted', 'rejected'],
])
const properties = new Set(['asOf', 'stage', 'owed', 'needsPerson', 'id', 'kind', 'nature', 'dueAt'])

const isAdmitted = (value: unknown): boolean => {
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'string':
      return uuid.test(value) || instant.test(value) || words.has(value)
    case 'object':
      if (value === null) return true
      if (Array.isArray(value)) return value.every(isAdmitted)
      // A date, or bytes, would have no properties to look at.
      if (Object.prototype.toString.call(value) !== '[object Object]') return false
      return Object.entries(value).every(([name, inner]) => properties.has(name) && isAdmitted(inner))
    default:
      return false
  }
}

/**
 * Lets through what a payload may hold: ids, listed words, numbers, instants and truth values, at most 8 KB.
 * @throws ApplicationFailure PAYLOAD_NOT_ADMITTED, not retryable and without the value
 */
export const admit = <Value>(value: Value): Value => {
  const size = new TextEncoder().encode(JSON.stringify(value) ?? '').length
  if (size > largestPayload || !isAdmitted(value))
    throw ApplicationFailure.nonRetryable('PAYLOAD_NOT_ADMITTED', 'PAYLOAD_NOT_ADMITTED')
  return value
}
