import type { DisclosureActivities } from '@concord/workflows/disclosure-activities'
import type { ClockGuard } from '../clock-guard.ts'
import { withCodes } from '../fault-codes.ts'
import type { HandOver } from '../hand-over.ts'
import type { AdviceWork } from '../work.ts'

/** What the process of a safety disclosure asks of the world, over PostgreSQL and the mail system. */
export const createDisclosureActivities = (
  work: Pick<AdviceWork, 'disclosureFacts' | 'tellParticipants'>,
  handOver: HandOver,
  clockIsRight: ClockGuard,
): DisclosureActivities => ({
  loadDisclosureFacts: (processId) => work.disclosureFacts(processId),
  handOver: (promiseId) => withCodes(() => handOver(promiseId)),
  tellParticipants: (processId, promiseId) =>
    withCodes(async () => {
      await clockIsRight()
      return work.tellParticipants(processId, promiseId)
    }),
})
