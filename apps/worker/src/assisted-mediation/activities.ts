import type { CommandResult, MediationActivities } from '@concord/workflows/activities'
import type { ClockGuard } from '../clock-guard.ts'
import { withCodes } from '../fault-codes.ts'
import type { HandOver } from '../hand-over.ts'
import type { AdviceWork } from '../work.ts'

/** What the process of assisted mediation asks of the world, over PostgreSQL and the mail system. */
export const createMediationActivities = (
  work: Pick<AdviceWork, 'mediationFacts' | 'endAsNotAgreed' | 'lapseProposal' | 'destroyOutline'>,
  handOver: HandOver,
  clockIsRight: ClockGuard,
): MediationActivities => {
  /** Nothing that ends or destroys is done by a worker whose clock is wrong. */
  const guarded =
    (act: (processId: string, promiseId: string) => Promise<CommandResult>) =>
    (processId: string, promiseId: string): Promise<CommandResult> =>
      withCodes(async () => {
        await clockIsRight()
        return act(processId, promiseId)
      })
  return {
    loadMediationFacts: (processId) => work.mediationFacts(processId),
    handOver: (promiseId) => withCodes(() => handOver(promiseId)),
    endAsNotAgreed: guarded(work.endAsNotAgreed),
    lapseProposal: guarded(work.lapseProposal),
    destroyOutline: guarded(work.destroyOutline),
  }
}
