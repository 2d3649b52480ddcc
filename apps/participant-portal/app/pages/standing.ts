/** What the gateway tells a participant of the whole: the fact and its date, the same for everybody. */
export type Milestones = readonly { readonly name: string; readonly reachedOn: string }[]

/** Where a participant stands, from what they may know: their own acts, and what everybody has been told. */
export type Standing = 'asked' | 'waiting' | 'goingAhead' | 'notGoingAhead' | 'withdrawn'

export const reachedOn = (milestones: Milestones, name: string): string | null =>
  milestones.find((one) => one.name === name)?.reachedOn ?? null

type OwnActs = {
  readonly agreedOn: string | null
  readonly withdrewOn: string | null
  readonly milestones: Milestones
}

export const standingOf = (mine: OwnActs): Standing => {
  if (mine.withdrewOn !== null) return 'withdrawn'
  if (reachedOn(mine.milestones, 'notGoingAhead') !== null) return 'notGoingAhead'
  if (reachedOn(mine.milestones, 'goingAhead') !== null) return 'goingAhead'
  return mine.agreedOn === null ? 'asked' : 'waiting'
}

/** Whether there is still something to answer or to prepare, as far as this person has been told. */
export const goesOn = (mine: OwnActs): boolean => !['withdrawn', 'notGoingAhead'].includes(standingOf(mine))

/** AM-10, AM-11, AM-15: one prepares once one has agreed oneself. */
export const prepares = (mine: OwnActs): boolean => goesOn(mine) && mine.agreedOn !== null
