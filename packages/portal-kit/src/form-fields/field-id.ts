/** What is wrong with a form. `field` is the command's property path, or null where it concerns the whole. */
export type FormProblem = { readonly field: string | null; readonly message: string; readonly rule?: string | null }

/** The id of the input for a property path: the error summary's links lead there. */
export const fieldId = (path: string): string => `field-${path.replaceAll('.', '-')}`

/** The sentences for one field, joined: an input has one message. Undefined for none. */
export const messageAt = (problems: readonly FormProblem[], path: string): string | undefined => {
  const messages = problems.flatMap(({ field, message }) => (field === path ? [message] : []))
  return messages.length === 0 ? undefined : [...new Set(messages)].join('. ')
}
