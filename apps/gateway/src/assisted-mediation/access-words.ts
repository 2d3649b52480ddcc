import { type DataClass, dataClasses } from '@concord/domain/shared'
import type { LookedRow } from '../records-port.ts'

const roles: Readonly<Record<string, string>> = {
  mediator: 'A mediator',
  'case-support': 'Case support',
  'senior-adviser': 'A Senior Adviser',
  adviser: 'An Adviser',
}

/** Who opened a text, by the role that they had then. */
export const whoOpened = ({ role }: LookedRow): string => roles[role] ?? 'Somebody of the service'

export const whatWasOpened = ({ dataClass }: LookedRow): string =>
  dataClass in dataClasses ? dataClasses[dataClass as DataClass] : 'Something you gave us'
