import type { Log } from './log.ts'
import { type Repeating, repeat } from './repeating.ts'
import type { AdviceWork, Bell } from './work.ts'

/** Milliseconds. */
const pause = 250
const bellsAtOnce = 20

// gRPC's DEADLINE_EXCEEDED and UNAVAILABLE: it is the server that is away, not this bell that is bad.
const awayCodes: readonly unknown[] = [4, 14]
const isAway = (fault: unknown): boolean => {
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault
  return awayCodes.includes((cause as { code?: unknown })?.code)
}

/**
 * Outbox → doorbell, four times a second. Each bell is marked by itself, so that one which cannot ring holds up no other; while
 * there is no Temporal they wait in the outbox.
 * @param ring answers null where there is no connection to Temporal now
 */
export const createRelay = (
  work: Pick<AdviceWork, 'ringBells'>,
  ring: () => ((bell: Bell) => Promise<void>) | null,
  log: Log,
): Repeating =>
  repeat(log, 'RELAY', pause, async () => {
    const bell = ring()
    if (bell === null) return
    let away = false
    const failing = async (one: Bell) => {
      // The rows wait locked meanwhile: one patience is enough for all of them.
      if (away) throw new Error('TEMPORAL_AWAY')
      try {
        await bell(one)
      } catch (fault) {
        away = isAway(fault)
        log.warn(away ? 'TEMPORAL_AWAY' : 'BELL_NOT_RUNG', { outboxId: one.outboxId })
        throw fault
      }
    }
    const rung = await work.ringBells(bellsAtOnce, failing)
    if (rung > 0) log.debug('BELLS_RUNG', { count: rung })
  })
