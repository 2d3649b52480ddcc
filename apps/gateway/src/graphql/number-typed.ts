/** A number as it was typed; nothing where nothing was: an empty field is not a 0. */
export const numberTyped = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed)
