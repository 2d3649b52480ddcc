import type { Log } from './log.ts'
import { type Repeating, repeat } from './repeating.ts'
import type { AdviceWork } from './work.ts'

/** Milliseconds. */
const eachMinute = 60_000

/**
 * Each minute, from PostgreSQL: a bell for what is due and not done, or owed without a run. It starts what is missing, and only a
 * command ends anything.
 */
export const createReconcile = (work: Pick<AdviceWork, 'reconcile'>, log: Log, pause: number = eachMinute): Repeating =>
  repeat(log, 'RECONCILE', pause, async () => {
    const count = await work.reconcile()
    if (count > 0) log.info('RECONCILE_RANG', { count })
  })
