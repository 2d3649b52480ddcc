/**
 * What came of asking for a hand-over. `done` and `refused` are settled by the mail system; `uncertain` and `cancelled` stay so;
 * `notDue`: not owed, or not yet, or a later reminder goes in its place; `underWay`: another attempt's lease is still running.
 */
export type HandOverResult = 'done' | 'refused' | 'uncertain' | 'cancelled' | 'notDue' | 'underWay'
/** What the command answered. A rejection is no fault: the facts have changed, and are loaded again. */
export type CommandResult = 'accepted' | 'rejected'
