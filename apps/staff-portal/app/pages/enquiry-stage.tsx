import type { EnquiryStage } from '@concord/domain/practitioner-advice'
import { Tag } from 'nhsuk-react-components'
import { enquiryStageInWords } from './enquiry-words.ts'

const colours = {
  begun: 'grey',
  logged: 'yellow',
  withSeniorAdviser: 'blue',
  helpChosen: 'green',
  closed: 'grey',
} as const

export const EnquiryStageTag = ({ stage }: { readonly stage: EnquiryStage }) => (
  <Tag modifier={colours[stage]}>{enquiryStageInWords[stage]}</Tag>
)
