import { fixedSubjects, type SystemService } from '@concord/domain/shared'

/** An organisation's own system: it reads what is its organisation's, and gives no command. */
export type Partner = { readonly kind: 'partner'; readonly id: string }

/** Who asks. A personal link's actor is the party on one case, never a person. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'party'; readonly id: string }
  | Partner
  | { readonly kind: 'system'; readonly service: SystemService }

/** The subject of this actor's grants. */
export const subjectOf = (actor: Actor): string =>
  actor.kind === 'system' ? fixedSubjects[`system:${actor.service}`] : actor.id
