import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { follow } from '../shared/follow.ts'
import type { DisclosureActivities } from './activities.ts'

const { loadDisclosureFacts } = proxyLocalActivities<DisclosureActivities>({
  startToCloseTimeout: '5 seconds',
  scheduleToCloseTimeout: '5 seconds',
  retry: { maximumAttempts: 1 },
})

// Longer than an effect's lease (60 s); tried again for an hour, then after a rest: a disclosure does not give up.
const { handOver, tellParticipants } = proxyActivities<DisclosureActivities>({
  startToCloseTimeout: '90 seconds',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
})

/**
 * AM-9: a safety disclosure, from the message to the commissioner until nothing is left to do. It is a process of its own and
 * knows no mediation: a withdrawal, an ending or a closing there rings no bell here.
 */
export async function safetyDisclosure(processId: string): Promise<void> {
  await follow(processId, loadDisclosureFacts, async (disclosure) => {
    // The commissioner is told at once, and reminded; the second person is asked at once, and nagged until they have viewed it.
    await disclosure.while('begun', { send: ({ id }) => handOver(id) })
    // The participants are told a working day later, by a command that looks once more whether two people have said why not.
    await disclosure.while('secondViewed', {
      send: ({ id }) => handOver(id),
      decide: ({ id }) => tellParticipants(processId, id),
    })
    // What is still owed when nothing is left for a person to do.
    await disclosure.while('closed', { send: ({ id }) => handOver(id) })
  })
}
