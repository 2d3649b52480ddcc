import { z } from 'zod'
import type { DataClass } from './access-policy.ts'
import type { RuleId } from './rulebook.ts'

/**
 * Whose text it is: of the thing that the command makes at this place (`made`), of the party that the command names in its
 * `partyId` (`named`), or of the actor.
 */
export type TextOwner = 'made' | 'named' | 'actor'
/**
 * Of whom a name or an address is a mark: of somebody who is in the case, of somebody to whom its writer is connected, or of
 * somebody who called.
 */
export type MarkKind = 'party' | 'connection' | 'caller'
export type TextMark = {
  readonly dataClass: DataClass
  readonly owner: TextOwner
  /** `perform` keeps a keyed hash of it, by which the same person is found without being named. */
  readonly marks?: { readonly kind: MarkKind; readonly of: 'name' | 'address' } | undefined
}

/** Which schemas are confidential text. `perform` seals exactly these before anything else sees the command. */
export const textMarks = z.registry<TextMark>()

/** Brand of a text that a person typed and that nobody but the vault may keep. */
export type OpenText = string & z.core.$brand<'text'>

/** What takes a text's place once it is sealed: decide, evolve, state, history and submissions know nothing more. */
export type SealedText = { readonly textId: string; readonly length: number }

/** A command as the domain sees it, every text replaced by its id. */
export type Sealed<T> = T extends OpenText
  ? SealedText
  : T extends readonly (infer Item)[]
    ? readonly Sealed<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Sealed<T[Key]> }
      : T

const controls = /[\p{Cc}\p{Cs}]/u

/**
 * A required line of confidential text.
 * @param max in characters as the person counts them, after surrounding spaces are taken off and the text is composed (NFC)
 * @param asked what to type, in the words of the form's message: "Enter …"
 * @param marks given where it is the name of a person who is looked for by it
 */
export const text = (dataClass: DataClass, max: number, owner: TextOwner, asked: string, marks?: MarkKind) =>
  z
    .string(asked)
    .trim()
    .normalize('NFC')
    .min(1, asked)
    .refine((value) => [...value].length <= max, `Use ${max} characters or fewer`)
    .refine((value) => !controls.test(value), 'Use letters, numbers and punctuation only, on one line')
    .brand<'text'>()
    .register(textMarks, { dataClass, owner, marks: marks && { kind: marks, of: 'name' } })

/** Confidential text of several lines; line breaks are kept as one character each. @param max as for `text` */
export const longText = (dataClass: DataClass, max: number, owner: TextOwner, asked: string) =>
  z
    .string(asked)
    .trim()
    .normalize('NFC')
    .transform((value) => value.replaceAll(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .min(1, asked)
        .refine((value) => [...value].length <= max, `Use ${max} characters or fewer`)
        .refine(
          (value) => !controls.test(value.replaceAll(/[\n\t]/g, '')),
          'Use letters, numbers and punctuation only',
        ),
    )
    .brand<'text'>()
    .register(textMarks, { dataClass, owner })

/** Why a person goes on against a guide, rule by rule; empty fields are no reasons. */
export const reasonsFor = <const Rules extends readonly RuleId[]>(...rules: Rules) => {
  const reason = z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    longText('CN', 1000, 'made', 'Give a reason').optional(),
  )
  return z
    .object(Object.fromEntries(rules.map((rule) => [rule, reason])) as Record<Rules[number], typeof reason>)
    .optional()
}

/** An e-mail address, as confidential text. @param marks given where a person is looked for by it */
export const emailText = (owner: TextOwner, asked: string, dataClass: DataClass = 'ID', marks?: MarkKind) =>
  z
    .string(asked)
    .trim()
    .toLowerCase()
    .min(1, asked)
    .max(254, 'Use 254 characters or fewer')
    .pipe(z.email('Enter an email address in the correct format, like name@example.com'))
    .brand<'text'>()
    .register(textMarks, { dataClass, owner, marks: marks && { kind: marks, of: 'address' } })
