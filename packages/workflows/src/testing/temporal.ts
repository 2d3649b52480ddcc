import { randomBytes, randomUUID } from 'node:crypto'
import { aNewMediation } from '@concord/domain/testing'
import { Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker'
import { activityInterceptor } from '../activity-interceptor.ts'
import { createWorkflowClient, namespace, ringDoorbell, workflowIdOf } from '../client.ts'
import { createDataConverter, type KeyRing } from '../codec.ts'
import { activitiesOver, createMediationWorld, type MediationWorld } from './mediation-world.ts'

/** The Temporal server of this run. @throws Error where there is none: tests are never skipped */
export const temporalAddress = (): string => {
  const address = process.env['CONCORD_TEST_TEMPORAL_ADDRESS']
  if (!address)
    throw new Error('No Temporal server: CONCORD_TEST_TEMPORAL_ADDRESS is not set. Run `npm test`, which starts one.')
  return address
}

export const testRing = (): KeyRing => ({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } })

let quiet = false
/** Errors alone are printed: the SDK's own lines would drown everything. Once a process, however often it is called. */
export const quietRuntime = () => {
  if (quiet) return
  quiet = true
  Runtime.install({
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error },
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  })
}

/** Polls until it holds; the test's own timeout ends it. */
export const eventually = async <Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> => {
  for (;;) {
    const value = await look()
    if (holds(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/**
 * A client, a task queue of its own and workers on the real server, over mediations in memory.
 * @param codePath the bundle
 */
export const createProcesses = async (
  codePath: string,
  dataConverter: DataConverter = createDataConverter(testRing()),
  address: string = temporalAddress(),
) => {
  quietRuntime()
  const connection = await Connection.connect({ address })
  const native = await NativeConnection.connect({ address })
  const client = createWorkflowClient(connection, dataConverter)
  const queue = `test-${randomUUID()}`
  const worlds = new Map<string, MediationWorld>()
  const faults: { activity: string; code: string }[] = []

  const startWorker = async (options: Partial<WorkerOptions> = {}) => {
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue: queue,
      identity: 'test',
      workflowBundle: { codePath },
      activities: activitiesOver(worlds),
      dataConverter,
      interceptors: { activity: [activityInterceptor((fault) => faults.push(fault))] },
      shutdownGraceTime: '1 second',
      ...options,
    })
    const running = worker.run()
    return async () => {
      worker.shutdown()
      await running
    }
  }

  const world = (participants = 2, processId: string = randomUUID()) => {
    const made = createMediationWorld(processId, participants)
    worlds.set(made.processId, made)
    return made
  }
  /** A mediation whose charges are not put yet. */
  const newWorld = () => {
    const made = createMediationWorld(randomUUID(), 2, aNewMediation())
    worlds.set(made.processId, made)
    return made
  }
  const handle = ({ processId }: Pick<MediationWorld, 'processId'>, runId?: string) =>
    client.workflow.getHandle(workflowIdOf('assisted-mediation', processId), runId)
  const statusOf = async (one: Pick<MediationWorld, 'processId'>) => (await handle(one).describe()).status.name

  return {
    client,
    queue,
    dataConverter,
    faults,
    startWorker,
    world,
    newWorld,
    handle,
    statusOf,
    ring: ({ processId }: Pick<MediationWorld, 'processId'>) =>
      ringDoorbell(client, 'assisted-mediation', processId, queue),
    /** Waits until the run of now has returned. */
    finished: (one: MediationWorld) =>
      eventually(
        () => statusOf(one),
        (status) => status === 'COMPLETED',
      ),
    close: async () => {
      await connection.close()
      await native.close()
    },
  }
}
