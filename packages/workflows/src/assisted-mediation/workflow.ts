import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { follow } from '../shared/follow.ts'
import type { MediationActivities } from './activities.ts'

const { loadMediationFacts } = proxyLocalActivities<MediationActivities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '5 seconds',
  retry: { maximumAttempts: 1 },
})

// Longer than an effect's lease (60 s); tried again for an hour, then a task for a person, never a failed case.
const { handOver, endAsNotAgreed } = proxyActivities<MediationActivities>({
  startToCloseTimeout: '90 seconds',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
})

/** The guidance's mediation, as far as it is built: from the first invitation to everybody's agreement, or to its ending. */
export async function assistedMediation(processId: string): Promise<void> {
  await follow(processId, loadMediationFacts, async (mediation) => {
    // AM-5: nothing starts before everybody has agreed. Invitations, reminders; who stays silent ends it, by a command.
    await mediation.while('awaitingAgreement', {
      send: ({ id }) => handOver(id),
      decide: ({ id }) => endAsNotAgreed(processId, id),
    })
    // Everybody is told, at one instant, that it goes ahead.
    await mediation.while('agreed', { send: ({ id }) => handOver(id) })
    // AM-22: whatever ended it, all who must know are told, in the one wording.
    await mediation.while('ended', { send: ({ id }) => handOver(id) })
  })
}
