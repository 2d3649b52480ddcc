import type { PromiseKind } from '@concord/domain/assisted-mediation'
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { follow, type Keeps } from '../shared/follow.ts'
import type { MediationActivities } from './activities.ts'

const { loadMediationFacts } = proxyLocalActivities<MediationActivities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '5 seconds',
  retry: { maximumAttempts: 1 },
})

// Longer than an effect's lease (60 s); tried again for an hour, then a task for a person, never a failed case.
const { handOver, endAsNotAgreed, lapseProposal, destroyOutline } = proxyActivities<MediationActivities>({
  startToCloseTimeout: '90 seconds',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
})

/** The guidance's mediation, as far as it is built: from the charges to everybody's agreement, or to its ending. */
export async function assistedMediation(processId: string): Promise<void> {
  await follow(processId, loadMediationFacts, async (mediation) => {
    const keeps: Keeps<PromiseKind> = {
      send: ({ id }) => handOver(id),
      decide: ({ id, kind }) =>
        kind === 'proposalLapse' ? lapseProposal(processId, id) : endAsNotAgreed(processId, id),
      destroy: ({ id }) => destroyOutline(processId, id),
    }
    // PP-4: nothing starts before the commissioner has accepted the charges. They are reminded; silence ends nothing.
    await mediation.while('awaitingCharges', keeps)
    // AM-5: nothing starts before everybody has agreed. Invitations, reminders; who stays silent ends it, by a command.
    await mediation.while('awaitingAgreement', keeps)
    // Everybody is told, at one instant, that it goes ahead; talks beforehand are offered (AM-11), companions are asked (AM-15).
    await mediation.while('agreed', keeps)
    // AM-22: whatever ended it, all who must know are told, in the one wording; what was written for the mediators is destroyed (AM-10).
    await mediation.while('ended', keeps)
  })
}
