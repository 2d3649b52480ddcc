import { ApplicationFailure } from '@temporalio/common'
import { ClockDiffers } from './clock-guard.ts'
import { HandOverFault } from './hand-over.ts'

/** Lets a fault's own code out of an activity, to be tried again. These faults' messages are codes of ours; any other's stays here. */
export const withCodes = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  try {
    return await act()
  } catch (fault) {
    if (fault instanceof ClockDiffers || fault instanceof HandOverFault)
      throw ApplicationFailure.retryable(fault.message, fault.message)
    throw fault
  }
}
