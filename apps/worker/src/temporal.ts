import type { MediationActivities } from '@concord/workflows/activities'
import { createWorkflowClient, ringDoorbell } from '@concord/workflows/client'
import type { DisclosureActivities } from '@concord/workflows/disclosure-activities'
import { Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { type ActivityInterceptorsFactory, NativeConnection, Worker } from '@temporalio/worker'
import type { Log } from './log.ts'
import { type Repeating, repeat } from './repeating.ts'
import type { Bell } from './work.ts'

export type TemporalParts = {
  readonly address: string
  readonly namespace: string
  readonly taskQueue: string
  readonly identity: string
  readonly dataConverter: DataConverter
  readonly activities: MediationActivities & DisclosureActivities
  readonly activityInterceptor: ActivityInterceptorsFactory
  /** The script made at build time, or its text. */
  readonly workflowBundle: { readonly codePath: string } | { readonly code: string }
  readonly log: Log
  /** Milliseconds between two attempts to connect. */
  readonly pause?: number
}

export type TemporalSide = {
  /** Null while there is no connection. */
  ring(): ((bell: Bell) => Promise<void>) | null
  isPolling(): boolean
  stop(): Promise<void>
}

/**
 * The side of the worker that needs Temporal. It starts without one, goes on when one is there, and starts again when it was lost;
 * nothing else waits for it.
 */
export const runTemporalSide = (parts: TemporalParts): TemporalSide => {
  const { address, namespace, taskQueue, log } = parts
  let ring: ((bell: Bell) => Promise<void>) | null = null
  let worker: Worker | null = null
  let stopping = false

  // A bell under way when the connection goes is tried again by a timer of the client's, which throws where nobody can catch it
  // once the connection is closed: so they are waited for, five seconds at most.
  const underWay = new Set<Promise<void>>()

  const attempt = async () => {
    const connection = await Connection.connect({ address, connectTimeout: 5_000 })
    let native: NativeConnection | undefined
    try {
      const client = createWorkflowClient(connection, parts.dataConverter, namespace)
      native = await NativeConnection.connect({ address })
      worker = await Worker.create({
        connection: native,
        namespace,
        taskQueue,
        identity: parts.identity,
        dataConverter: parts.dataConverter,
        activities: parts.activities,
        interceptors: { activity: [parts.activityInterceptor] },
        workflowBundle: parts.workflowBundle,
        shutdownGraceTime: '25 seconds',
      })
      ring = ({ service, processId }) => {
        const rung = client
          .withDeadline(Date.now() + 5_000, () => ringDoorbell(client, service, processId, taskQueue))
          .finally(() => underWay.delete(rung))
        underWay.add(rung)
        return rung
      }
      log.info('TEMPORAL_CONNECTED')
      if (stopping) return
      await worker.run()
    } finally {
      ring = null
      worker = null
      await Promise.allSettled(underWay)
      await connection.close()
      await native?.close()
    }
  }
  const loop: Repeating = repeat(log, 'TEMPORAL', parts.pause ?? 2_000, attempt)

  return {
    ring: () => ring,
    isPolling: () => worker?.getState() === 'RUNNING',
    stop: async () => {
      stopping = true
      if (worker?.getState() === 'RUNNING') worker.shutdown()
      await loop.stop()
    },
  }
}
