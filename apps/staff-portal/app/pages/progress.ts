import type { Stage } from '@concord/domain/assisted-mediation'
import type { ProgressStep } from '@concord/portal-kit/progress-tracker'

/** The steps of a mediation as far as the service has them, and where this one stands. */
export const stepsOf = (stage: Stage, participants: readonly { readonly agreementReceived: boolean | null }[]) => {
  const received = participants.filter((one) => one.agreementReceived).length
  const steps: readonly ProgressStep[] = [
    { name: 'Opened', state: 'done' },
    {
      name: 'The charges are accepted',
      state: ({ awaitingCharges: 'now', awaitingAgreement: 'done', agreed: 'done', ended: 'stopped' } as const)[stage],
    },
    {
      name: 'Every participant agrees',
      state: ({ awaitingCharges: 'later', awaitingAgreement: 'now', agreed: 'done', ended: 'stopped' } as const)[stage],
      note: stage === 'awaitingAgreement' ? `${received} of ${participants.length} received` : undefined,
    },
    {
      name: 'Going ahead',
      state: ({ awaitingCharges: 'later', awaitingAgreement: 'later', agreed: 'now', ended: 'stopped' } as const)[
        stage
      ],
    },
  ]
  return steps
}
