import type { Typed } from '@concord/portal-kit/form-body'

/** What the button asks for: to keep what is typed so far, or to log the whole. Enter in a field logs. */
export type ContactIntent = 'log' | 'save'
export const contactIntentOf = (typed: Typed): ContactIntent => (typed['intent'] === 'save' ? 'save' : 'log')

/** The form's second id: it keeps what it begins and what it logs apart, and each of the two is done once. */
export const logIdField = 'logId'

const reasonField = 'reasons.PP-3'

/** The input of the commands as the form holds it: what is missing goes as empty text, and the domain says what to enter. */
export const contactFrom = (typed: Typed) => ({
  organisationId: typed['organisationId'] ?? '',
  caller: { name: typed['caller.name'] ?? '', email: typed['caller.email'] ?? '' },
  channel: typed['channel'] ?? '',
  about: typed['about'] ?? '',
  reasons: [{ rule: 'PP-3', reason: typed[reasonField] ?? '' }],
})

type Contact = {
  readonly organisationId: string | null
  readonly callerName: string | null
  readonly callerEmail: string | null
  readonly channel: string | null
  readonly about: string | null
}

/** What was typed earlier and saved, as the form holds it. */
export const typedBefore = (contact: Contact): Typed => ({
  organisationId: contact.organisationId ?? '',
  'caller.name': contact.callerName ?? '',
  'caller.email': contact.callerEmail ?? '',
  channel: contact.channel ?? '',
  about: contact.about ?? '',
})
