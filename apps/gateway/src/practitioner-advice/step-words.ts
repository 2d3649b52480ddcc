import type { EnquiryStep } from '@concord/domain/practitioner-advice'

const words: Readonly<Record<EnquiryStep['name'], string>> = {
  contact: 'The contact was logged',
  passedOn: 'It was passed to a Senior Adviser',
  discussed: 'The circumstances were discussed and recorded',
  helpChosen: 'The help was chosen',
  caseOpened: 'A case was opened from it',
  closed: 'It was closed',
}
const byChannel = { telephone: ', by telephone', mailbox: ', by email' } as const

/** What a step says: what was done, and by which channel (PP-3). */
export const whatWasDone = ({ name, channel }: EnquiryStep): string =>
  `${words[name]}${channel ? byChannel[channel] : ''}`
