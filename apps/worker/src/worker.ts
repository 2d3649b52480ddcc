import { randomUUID } from 'node:crypto'
import { activityInterceptor } from '@concord/workflows/activity-interceptor'
import { createMediationActivities } from './assisted-mediation/activities.ts'
import { type ClockGuard, createClockGuard } from './clock-guard.ts'
import { createCodeSender } from './code-sender.ts'
import { createHandOver, type HandOverParts } from './hand-over.ts'
import { createReconcile } from './reconcile.ts'
import { createRelay } from './relay.ts'
import { createDisclosureActivities } from './safety-disclosure/activities.ts'
import { runTemporalSide, type TemporalParts } from './temporal.ts'

export type WorkerParts = Omit<HandOverParts, 'clockIsRight'> & {
  readonly temporal: Pick<
    TemporalParts,
    'address' | 'namespace' | 'taskQueue' | 'dataConverter' | 'workflowBundle' | 'pause'
  >
  readonly clockIsRight?: ClockGuard
  /** Milliseconds between two reconciliations. */
  readonly reconcilePause?: number
}

/** The worker's four loops: relay, codes, reconcile, and Temporal's own. Each goes on without the others. */
export const startWorker = ({ temporal, reconcilePause, ...parts }: WorkerParts) => {
  const { work, log } = parts
  const clockIsRight = parts.clockIsRight ?? createClockGuard(work, log)
  const handOver = createHandOver({ ...parts, clockIsRight })
  const temporalSide = runTemporalSide({
    ...temporal,
    log,
    identity: `worker-${randomUUID()}`,
    activities: {
      ...createMediationActivities(work, handOver, clockIsRight),
      ...createDisclosureActivities(work, handOver, clockIsRight),
    },
    activityInterceptor: activityInterceptor(({ activity, code }) => log.warn(code, { activity })),
  })
  const loops = [
    createRelay(work, temporalSide.ring, log),
    createCodeSender(work, handOver, log),
    createReconcile(work, log, reconcilePause),
  ]
  return {
    isPolling: temporalSide.isPolling,
    /** Takes no more on, lets what is under way end, and returns. */
    stop: async () => {
      await Promise.all([...loops.map((loop) => loop.stop()), temporalSide.stop()])
    },
  }
}
