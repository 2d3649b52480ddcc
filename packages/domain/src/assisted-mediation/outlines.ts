import { z } from 'zod'
import type { Instant } from '../shared/calendar.ts'
import { type Rule, reject } from '../shared/decision.ts'
import { longText, type SealedText } from '../shared/text.ts'
import type { MediationCommand } from './commands.ts'
import { actingParticipant, type Mediation, type MediationContext } from './mediation.ts'

/**
 * AM-10: what a participant writes for the mediators alone. Its key is the person's own, lives in the key service only, and is
 * made before they agree: `none` until then. `beingDestroyed` is committed first; from there nobody reads or writes.
 */
export type Outline = {
  readonly text: SealedText | null
  readonly handedInAt: Instant | null
  readonly key: 'none' | 'live' | 'beingDestroyed' | 'destroyed'
  readonly destroyedAt: Instant | null
}
export const noOutline: Outline = { text: null, handedInAt: null, key: 'none', destroyedAt: null }

/** The name of a participant's outline key, for as long as there is a key service. */
export const outlineKeyName = (partyId: string): string => `outline.${partyId}`

export const outlineWords = {
  heading: 'Your outline',
  prompts: [
    'How the situation looks from where you stand',
    'How it affects you',
    'What you would like to be different in future',
  ],
  for: 'It is for the mediators alone. No other participant and not the person who asked for the mediation ever sees it.',
  not: 'It is not evidence: nothing can be attached, and the mediators do not judge who was right.',
} as const

/** In characters, as a person counts them. */
export const longestOutline = 5000
export const saveOutlineSchema = z.object({ draft: longText('OD', longestOutline, 'actor', 'Write something first') })
export const handInOutlineSchema = z.object({
  outline: longText('OS', longestOutline, 'actor', 'Write your outline before you give it to the mediators'),
})
export const recordDestructionSchema = z.object({ partyId: z.uuid() })

type OutlineRule = Rule<Mediation | null, MediationCommand, MediationContext>

/** AM-10, ACCESS: a participant writes once they themselves have agreed. */
export const actorHasAgreed: OutlineRule = (mediation, _, context) =>
  actingParticipant(mediation, context)?.agreedAt ? undefined : reject('AM-10', 'AGREE_FIRST')

export const outlineIsOpen: OutlineRule = (mediation, _, context) =>
  actingParticipant(mediation, context)?.outline.key === 'live' ? undefined : reject('AM-10', 'OUTLINE_CLOSED')

export const outlineIsBeingDestroyed: Rule<Mediation | null, { readonly partyId: string }, MediationContext> = (
  mediation,
  { partyId },
) =>
  mediation?.participants.find((one) => one.partyId === partyId)?.outline.key === 'beingDestroyed'
    ? undefined
    : reject('AM-10', 'NOTHING_TO_DESTROY')
