import type { SystemService } from '@concord/domain/shared'
import { Client, type Connection, type ConnectionLike } from '@temporalio/client'
import { type DataConverter, SearchAttributeType } from '@temporalio/common'
import { admit } from './shared/admission.ts'
import { needsPersonKey, nextDueKey, serviceKey } from './shared/search-attributes.ts'

export const taskQueue = 'advice'
export const namespace = 'concord'

const workflowTypes = {
  'assisted-mediation': 'assistedMediation',
  'safety-disclosure': 'safetyDisclosure',
} as const satisfies Record<SystemService, string>

const typeNames: Partial<Record<SearchAttributeType, string>> = {
  [SearchAttributeType.KEYWORD]: 'Keyword',
  [SearchAttributeType.DATETIME]: 'Datetime',
  [SearchAttributeType.BOOL]: 'Bool',
}
const registered = ({ name, type }: { readonly name: string; readonly type: SearchAttributeType }) => ({
  name,
  type: typeNames[type] ?? '',
})

/** What a namespace has to know before a worker starts: `--search-attribute <name>=<type>`. The one list for every environment. */
export const searchAttributes: readonly { readonly name: string; readonly type: string }[] = [
  registered(serviceKey),
  registered(nextDueKey),
  registered(needsPersonKey),
]

/** The one place where a workflow's id is made. The process id is random and used for nothing else. */
export const workflowIdOf = (service: SystemService, processId: string): string => `${service}/${processId}`

/** A client whose payloads are the worker's: one a process. */
export const createWorkflowClient = (
  connection: Connection | ConnectionLike,
  dataConverter: DataConverter,
  inNamespace: string = namespace,
): Client =>
  new Client({
    connection,
    namespace: inNamespace,
    identity: 'concord',
    dataConverter,
    interceptors: {
      workflow: [
        {
          signalWithStart: async (input, next) => {
            admit(input.options.args)
            admit(input.signalArgs)
            return next(input)
          },
        },
      ],
    },
  })

/**
 * Rings a process's doorbell, and starts a run where none is running. It may be called any number of times, in any order: the
 * run reads the facts anew and is given nothing else.
 */
export const ringDoorbell = async (
  client: Client,
  service: SystemService,
  processId: string,
  queue: string = taskQueue,
): Promise<void> => {
  await client.workflow.signalWithStart(workflowTypes[service], {
    taskQueue: queue,
    workflowId: workflowIdOf(service, processId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args: [processId],
    signal: 'doorbell',
    signalArgs: [],
    typedSearchAttributes: [{ key: serviceKey, value: service }],
  })
}
