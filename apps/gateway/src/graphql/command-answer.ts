import type { Rejection } from '@concord/domain/shared'
import type { Performed } from '../records-port.ts'
import type { Builder } from './builder.ts'

type Made = { readonly name: string; readonly reference: string | null }
export type CommandAnswer =
  | { readonly kind: 'accepted'; readonly made: readonly Made[] }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }

export const addCommandAnswer = (builder: Builder) => {
  const made = builder.objectRef<Made>('Made').implement({
    description: 'A thing that a command made; the reference where people may name it by one.',
    authScopes: { signedIn: true },
    fields: (t) => ({
      name: t.exposeString('name'),
      reference: t.exposeString('reference', { nullable: true }),
    }),
  })
  const severity = builder.enumType('Severity', { values: ['advice', 'must'] as const })
  const rejection = builder.objectRef<Rejection>('Rejection').implement({
    description:
      "Why not. Code MALFORMED is a value that cannot be one; the field is the form field's name: participants.0.email.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      code: t.exposeString('code'),
      field: t.exposeString('field', { nullable: true }),
      message: t.exposeString('message'),
      rule: t.string({ nullable: true, description: "The rulebook's id, e.g. PP-1.", resolve: ({ rule }) => rule }),
      severity: t.field({ type: severity, resolve: (one) => one.severity }),
    }),
  })
  const accepted = builder.objectRef<Extract<CommandAnswer, { kind: 'accepted' }>>('Accepted').implement({
    description: 'The command was accepted. What it made is named, never what it holds: read the page afresh.',
    authScopes: { signedIn: true },
    fields: (t) => ({ made: t.field({ type: [made], resolve: (one) => one.made }) }),
  })
  const rejected = builder.objectRef<Extract<CommandAnswer, { kind: 'rejected' }>>('Rejected').implement({
    authScopes: { signedIn: true },
    fields: (t) => ({ rejections: t.field({ type: [rejection], resolve: (one) => one.rejections }) }),
  })
  return builder.unionType('CommandAnswer', {
    description: 'What a command answers: a refusal is data.',
    types: [accepted, rejected],
    resolveType: ({ kind }) => (kind === 'accepted' ? accepted : rejected),
  })
}
export type CommandAnswerRef = ReturnType<typeof addCommandAnswer>

const malformed = (code: string, field: string | null, message: string): CommandAnswer => ({
  kind: 'rejected',
  rejections: [{ code, rule: null, field, message, severity: 'must' }],
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** A submission id must be a UUID before any statement sees it. */
export const isUuid = (value: string): boolean => uuid.test(value)

export const malformedSubmission = malformed(
  'MALFORMED',
  'submissionId',
  'Open the page again and send the form from there',
)

/**
 * What perform said, as the answer of the mutation.
 * @param madeName what the command makes, where it makes something that has a reference
 * @param fieldOf the form's name of a field that the command calls differently
 * @returns null for not found, and for not allowed
 */
export const answerOf = (
  performed: Performed,
  { madeName, fieldOf = (field) => field }: { madeName?: string; fieldOf?: (field: string) => string } = {},
): CommandAnswer | null => {
  switch (performed.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        made: madeName && performed.reference ? [{ name: madeName, reference: performed.reference }] : [],
      }
    case 'rejected':
      return {
        kind: 'rejected',
        rejections: performed.rejections.map((one) => ({ ...one, field: one.field && fieldOf(one.field) })),
      }
    case 'conflict':
      return malformed(
        'SENT_BEFORE_WITH_OTHER_CONTENT',
        null,
        'This form was sent before with other content. Look at what was saved, and open a new form to change it',
      )
    case 'notFound':
      return null
  }
}
