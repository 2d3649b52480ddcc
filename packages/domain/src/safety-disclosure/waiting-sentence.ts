import { type Instant, instantInWords } from '../shared/calendar.ts'
import { type Disclosure, type DisclosureStage, isNotToBeTold, toReachFrom } from './disclosure.ts'

/** What the sentence is made of, without names: a list reads exactly this. */
export type DisclosureWaitingFacts = {
  readonly stage: DisclosureStage
  readonly viewDueAt: Instant
  readonly acknowledged: boolean
  /** A message to the commissioner came back, or every reminder has gone. */
  readonly toReach: boolean
  readonly tellDueAt: Instant | null
  readonly participants: 'toTell' | 'told' | 'notToBeTold'
  readonly thirdPartyToTell: boolean
}

export const disclosureWaitingFactsOf = (disclosure: Disclosure): DisclosureWaitingFacts => ({
  stage: disclosure.stage,
  viewDueAt: disclosure.viewDueAt,
  acknowledged: disclosure.acknowledgedAt !== null,
  toReach: disclosure.acknowledgedAt === null && toReachFrom(disclosure) !== null,
  tellDueAt: disclosure.tellDueAt,
  participants: disclosure.participantsToldAt !== null ? 'told' : isNotToBeTold(disclosure) ? 'notToBeTold' : 'toTell',
  thirdPartyToTell: disclosure.thirdParty !== null && disclosure.thirdPartyToldAt === null,
})

const ofTheCommissioner = ({ acknowledged, toReach }: DisclosureWaitingFacts): readonly string[] => {
  if (acknowledged) return []
  return toReach
    ? ['the commissioner has not confirmed and has to be telephoned']
    : ['the commissioner to confirm that they have read it']
}

const ofTheParticipants = ({ participants, tellDueAt }: DisclosureWaitingFacts): readonly string[] =>
  participants === 'toTell' && tellDueAt !== null
    ? [`the participants are told at ${instantInWords(tellDueAt)} unless two people record why not`]
    : []

/** What the disclosure waits for, in one sentence for the writer and the second person. Every stage has one. */
export const disclosureWaitingSentence = (facts: DisclosureWaitingFacts): string => {
  if (facts.stage === 'closed')
    return facts.participants === 'notToBeTold'
      ? 'Closed: everybody who had to be told has been told, and the participants are not told'
      : 'Closed: everybody who had to be told has been told'
  const parts = [
    ...(facts.stage === 'begun' ? [`a second person to view it by ${instantInWords(facts.viewDueAt)}`] : []),
    ...ofTheCommissioner(facts),
    ...(facts.thirdPartyToTell ? ['somebody to tell the third party'] : []),
    ...ofTheParticipants(facts),
  ]
  return `Waiting: ${parts.join('; ')}`
}
