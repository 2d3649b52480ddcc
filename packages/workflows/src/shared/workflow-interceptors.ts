import type { WorkflowInterceptors } from '@temporalio/workflow'
import { admit } from './admission.ts'

/** At the sandbox's edge: what comes in and what goes out is admitted by type. To add or remove one is a workflow change. */
export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      execute: async (input, next) => {
        admit(input.args)
        return admit(await next(input))
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: async (input, next) => {
        admit(input.args)
        return admit(await next(input))
      },
      scheduleLocalActivity: async (input, next) => {
        admit(input.args)
        return admit(await next(input))
      },
      continueAsNew: async (input, next) => {
        admit(input.args)
        return next(input)
      },
    },
  ],
})
