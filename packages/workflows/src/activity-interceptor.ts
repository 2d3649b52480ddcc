import { ApplicationFailure } from '@temporalio/common'
import type { ActivityInterceptorsFactory } from '@temporalio/worker'
import { admit } from './shared/admission.ts'

const code = /^[A-Z][A-Z_]{2,40}$/

/**
 * Around every activity: arguments and results are admitted by type, and of a fault only its code leaves the worker. A
 * database's or a mail system's message may quote an address.
 * @param report is told the code of each fault, for the log
 */
export const activityInterceptor =
  (report: (fault: { activity: string; code: string }) => void): ActivityInterceptorsFactory =>
  ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        admit(input.args)
        try {
          return admit(await next(input))
        } catch (error) {
          const fault =
            error instanceof ApplicationFailure && code.test(error.message) ? error.message : 'ACTIVITY_FAILED'
          report({ activity: info.activityType, code: fault })
          const failure = ApplicationFailure.create({
            message: fault,
            type: fault,
            nonRetryable: error instanceof ApplicationFailure && error.nonRetryable === true,
          })
          failure.stack = ''
          throw failure
        }
      },
    },
  })
