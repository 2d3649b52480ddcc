import type { Log } from './log.ts'
import { type Repeating, repeat } from './repeating.ts'
import type { AdviceWork, Bell } from './work.ts'

const pause = 60_000
const askedAtOnce = 50

export type Reconciling = { readonly isRunning: (process: Omit<Bell, 'id'>) => Promise<boolean> }

/**
 * Each minute: rings for whatever is due in PostgreSQL and not done, and walks through the processes that owe something, some at
 * a time, to ring for those that have no run. It starts what is missing, and stops nothing.
 * @param temporal null where there is no connection now
 * @param ringAgain starts a run
 */
export const createReconcile = (
  work: Pick<AdviceWork, 'ringWhatIsDue' | 'openProcesses'>,
  temporal: () => (Reconciling & { readonly ring: (process: Omit<Bell, 'id'>) => Promise<void> }) | null,
  log: Log,
  every: number = pause,
): Repeating => {
  let after: string | null = null
  return repeat(log, 'RECONCILE', every, async () => {
    const due = await work.ringWhatIsDue()
    if (due > 0) log.info('RECONCILE_DUE', { count: due })
    const connected = temporal()
    if (connected === null) return
    const open = await work.openProcesses(after, askedAtOnce)
    after = open.length < askedAtOnce ? null : (open.at(-1)?.processId ?? null)
    let missing = 0
    for (const one of open) {
      if (await connected.isRunning(one)) continue
      missing += 1
      await connected.ring(one)
    }
    if (missing > 0) log.warn('RECONCILE_RUN_MISSING', { count: missing })
  })
}
