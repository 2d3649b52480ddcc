import type { AdviceRecords } from '../index.ts'
import { accepted, adviser, openedBy } from './opened-mediation.ts'
import { seededPeople } from './people.ts'

type Records = Pick<AdviceRecords, 'perform'>
const staff = (id: string) => ({ kind: 'staff', id }) as const
export const caseSupport = staff(seededPeople.caseSupport)
export const mediators = [staff(seededPeople.mediator), staff(seededPeople.secondMediator)] as const

/** Both seeded mediators stand in the register, accredited for long and with room for every case of a test. */
export const registerMediators = async (records: Records): Promise<void> => {
  for (const { id } of mediators)
    await accepted(records, caseSupport, 'registerMediator', {
      accountId: id,
      entry: { accreditation: 'Invented Board of Workplace Mediators' },
      accreditedUntil: '2099-12-31',
      mostCases: 50,
    })
}

/** A mediator is proposed for a case and has declared no connection. */
export const clearedFor = async (
  records: Records,
  { reference }: { readonly reference: string },
  who: { readonly kind: 'staff'; readonly id: string },
): Promise<void> => {
  await accepted(records, adviser, 'proposeMediator', { mediatorId: who.id }, { reference })
  await accepted(records, who, 'declareNoConnection', {}, { reference })
}

/** A mediation that everybody has agreed to, with both registered mediators assigned. */
export const agreedBy = async (records: Records, participants = 2) => {
  const opened = await openedBy(records, participants)
  for (const mediator of mediators) await clearedFor(records, opened, mediator)
  const both = { mediatorIds: mediators.map(({ id }) => id) }
  await accepted(records, adviser, 'assignMediators', both, { reference: opened.reference })
  for (const party of opened.parties) await accepted(records, party, 'agreeToMediate', { keepsConfidentiality: true })
  return opened
}
