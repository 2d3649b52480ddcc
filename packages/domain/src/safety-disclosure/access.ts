import { type DataClass, type Role, readVerb } from '../shared/access-policy.ts'
import type { Instant } from '../shared/calendar.ts'
import { fixedSubjects } from '../shared/identifiers.ts'
import type { Grant } from '../shared/promise.ts'
import type { DisclosureCommandName } from './commands.ts'
import type { Disclosure } from './disclosure.ts'

type Right = Pick<Grant, 'dataClass' | 'verb'>

const reading = (role: Role, ...classes: readonly DataClass[]): readonly Right[] =>
  classes.flatMap((dataClass) => {
    const verb = readVerb(role, dataClass)
    return verb ? [{ dataClass, verb }] : []
  })
const doing = (...commands: readonly DisclosureCommandName[]): readonly Right[] =>
  commands.map((dataClass) => ({ dataClass, verb: 'do' }))

/**
 * Who may read and do what in this state. The writer writes and never reads it back; the commissioner reads what is addressed to
 * them. A participant has nothing here, not even a row that says so, before the participants are told.
 */
export const grantsOf = (disclosure: Disclosure): readonly Grant[] => {
  const { begunAt, begunBy, seconds, recipient, told, participantsToldAt } = disclosure
  const granted = (subject: string, validFrom: Instant, rights: readonly Right[]): readonly Grant[] =>
    rights.map((right) => ({ subject, ...right, validFrom, validUntil: null }))
  return [
    ...granted(
      fixedSubjects['system:safety-disclosure'],
      begunAt,
      doing('recordDisclosureHandOver', 'tellParticipants'),
    ),
    ...granted(begunBy, begunAt, [...reading('mediator', 'WF'), ...doing('doNotTell', 'recordThirdPartyTold')]),
    ...seconds.flatMap(({ accountId, from }) =>
      granted(accountId, from, [
        ...reading('senior-adviser', 'SD', 'WF'),
        ...doing('viewDisclosure', 'doNotTell', 'recordThirdPartyTold'),
      ]),
    ),
    ...granted(recipient, begunAt, [...reading('commissioner', 'SD'), ...doing('acknowledgeDisclosure')]),
    ...told.flatMap(({ partyId }) => granted(partyId, participantsToldAt ?? begunAt, reading('participant', 'WF'))),
  ]
}
