import { randomBytes, randomUUID } from 'node:crypto'
import type { SystemService } from '@concord/domain/shared'
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

type Process = Pick<MediationWorld, 'processId'>

/**
 * A client, a task queue of its own and workers on the real server, for the processes of one service.
 * @param codePath the bundle
 */
export const createProcessesOf = async (
  service: SystemService,
  activities: object,
  codePath: string,
  dataConverter: DataConverter,
  address: string,
) => {
  quietRuntime()
  const connection = await Connection.connect({ address })
  const native = await NativeConnection.connect({ address })
  const client = createWorkflowClient(connection, dataConverter)
  const queue = `test-${randomUUID()}`
  const faults: { activity: string; code: string }[] = []

  const startWorker = async (options: Partial<WorkerOptions> = {}) => {
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue: queue,
      identity: 'test',
      workflowBundle: { codePath },
      activities,
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

  const handle = ({ processId }: Process, runId?: string) =>
    client.workflow.getHandle(workflowIdOf(service, processId), runId)
  const statusOf = async (one: Process) => (await handle(one).describe()).status.name

  return {
    client,
    queue,
    dataConverter,
    faults,
    startWorker,
    handle,
    statusOf,
    ring: ({ processId }: Process) => ringDoorbell(client, service, processId, queue),
    /** Waits until the run of now has returned. */
    finished: (one: Process) =>
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

/** The same over mediations in memory. */
export const createProcesses = async (
  codePath: string,
  dataConverter: DataConverter = createDataConverter(testRing()),
  address: string = temporalAddress(),
) => {
  const worlds = new Map<string, MediationWorld>()
  const processes = await createProcessesOf(
    'assisted-mediation',
    activitiesOver(worlds),
    codePath,
    dataConverter,
    address,
  )
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
  return { ...processes, world, newWorld }
}
