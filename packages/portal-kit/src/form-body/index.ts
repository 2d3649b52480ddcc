/** What a form holds, by the command's property path (`participants.0.email`): nobody translates names. */
export type Typed = Readonly<Record<string, string>>

/** The one hidden field that every form with a command has: a repeat of the same form is one act. */
export const submissionIdField = 'submissionId'
export const intentField = 'intent'

/** The texts of a posted form. Files are left out: no form of ours takes one. */
export const readForm = async (request: Request): Promise<Typed> => {
  const typed: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') typed[name] = value
  return typed
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The submission's id as the form carried it; a fresh one where it carried none that can be. */
export const submissionIdOf = (typed: Typed): string => {
  const carried = typed[submissionIdField]
  return carried && uuid.test(carried) ? carried : crypto.randomUUID()
}

/** How many items of a list the form has: one more than the highest index among its fields, and 0 for none. */
export const countOf = (typed: Typed, list: string, most = 50): number => {
  const indexes = Object.keys(typed).flatMap((name) => {
    const match = new RegExp(`^${list}\\.(\\d{1,4})\\.`).exec(name)
    return match ? [Number(match[1])] : []
  })
  return Math.min(Math.max(0, ...indexes.map((index) => index + 1)), most)
}

/** The same form with the item at `index` taken out and the later ones moved up. */
export const withoutItem = (typed: Typed, list: string, index: number): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const match = new RegExp(`^${list}\\.(\\d{1,4})\\.(.+)$`).exec(name)
      if (!match) return [[name, value]]
      const at = Number(match[1])
      if (at === index) return []
      return [[`${list}.${at > index ? at - 1 : at}.${match[2]}`, value]]
    }),
  )
