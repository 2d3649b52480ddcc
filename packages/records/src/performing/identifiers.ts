import type { PromiseName } from '@concord/domain/shared'
import { v5 } from 'uuid'

/** Ids of what a command makes: the same submission of the same actor names the same things, so that a repeat does too. */
export const madeBy =
  (actorId: string, submissionId: string) =>
  (name: string): string =>
    v5(`${actorId}/${name}`, submissionId)

/** A promise's id, for ever: derived from its root and its name. */
export const promiseId = (rootId: string, { kind, partyId, occurrence }: PromiseName): string =>
  v5(`${kind}/${partyId ?? ''}/${occurrence}`, rootId)

/** A draft's id, for ever: one a root, owner and place, whichever submission it comes with. */
export const draftId = (rootId: string, ownerId: string, place: string): string =>
  v5(`draft/${ownerId}/${place}`, rootId)
