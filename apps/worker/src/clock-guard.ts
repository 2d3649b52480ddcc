import type { Log } from './log.ts'
import type { AdviceWork } from './work.ts'

/** Milliseconds by which this machine's clock and the database's may differ. */
export const widestDifference = 120_000

/** Thrown before anything is sent, ended or destroyed by a worker whose clock is wrong. */
export class ClockDiffers extends Error {
  override name = 'ClockDiffers'
}

/**
 * The guard before everything that cannot be taken back.
 * @param ownNow this machine's clock, in milliseconds
 * @returns a check that passes, or logs the alarm CLOCK_DIFFERS and throws ClockDiffers: the work waits and is tried again
 */
export const createClockGuard =
  (work: Pick<AdviceWork, 'machineNow'>, log: Log, ownNow: () => number = Date.now) =>
  async (): Promise<void> => {
    const milliseconds = ownNow() - Date.parse(await work.machineNow())
    if (Math.abs(milliseconds) <= widestDifference) return
    log.error('CLOCK_DIFFERS', { milliseconds })
    throw new ClockDiffers('CLOCK_DIFFERS')
  }
export type ClockGuard = ReturnType<typeof createClockGuard>
