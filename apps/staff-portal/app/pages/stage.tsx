import type { Stage } from '@concord/domain/assisted-mediation'
import { Tag } from 'nhsuk-react-components'

export const stageInWords: Readonly<Record<Stage, string>> = {
  awaitingCharges: 'Awaiting charges',
  awaitingAgreement: 'Awaiting agreement',
  agreed: 'Agreed',
  ended: 'Ended',
}

const colours = { awaitingCharges: 'blue', awaitingAgreement: 'yellow', agreed: 'green', ended: 'grey' } as const

export const StageTag = ({ stage }: { readonly stage: Stage }) => (
  <Tag modifier={colours[stage]}>{stageInWords[stage]}</Tag>
)
