import { countOf, type Typed, withoutItem } from '@concord/portal-kit/form-body'

/** AM-29: at least two take part, so the form begins with two. */
export const participantsAtFirst = 2
export const participantsAtMost = 12

/** How many participants the form has room for, as it was sent. */
export const roomIn = (typed: Typed): number =>
  Math.max(participantsAtFirst, countOf(typed, 'participants', participantsAtMost))

/** The input of the command as the form holds it: what is missing goes as empty text, and the domain says what to enter. */
export const inputFrom = (typed: Typed) => {
  const person = (path: string) => ({ name: typed[`${path}.name`] ?? '', email: typed[`${path}.email`] ?? '' })
  return {
    organisationId: typed['organisationId'] ?? '',
    caseSupportId: typed['caseSupportId'] ?? '',
    profession: typed['profession'] ?? '',
    conductIsPart: typed['conductIsPart'] ?? '',
    commissioner: person('commissioner'),
    participants: Array.from({ length: roomIn(typed) }, (_, index) => person(`participants.${index}`)),
  }
}

/** What the button asks for: `add` makes room for one more, `remove.2` takes the third out, anything else opens. */
export type Intent = 'open' | 'add' | { readonly remove: number }

export const intentOf = (typed: Typed): Intent => {
  const intent = typed['intent'] ?? ''
  const remove = /^remove\.(\d{1,2})$/.exec(intent)
  if (remove) return { remove: Number(remove[1]) }
  return intent === 'add' ? 'add' : 'open'
}

/** The form with room for one more participant, or with one taken out; all else as it was typed. */
export const changed = (typed: Typed, intent: Exclude<Intent, 'open'>): Typed => {
  if (intent === 'add') {
    const next = Math.min(roomIn(typed), participantsAtMost - 1)
    return { ...typed, [`participants.${next}.name`]: typed[`participants.${next}.name`] ?? '' }
  }
  return withoutItem(typed, 'participants', intent.remove)
}
