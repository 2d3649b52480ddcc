import { referenceFrom } from '@concord/domain/shared'
import type { AdviceRecords } from '../index.ts'
import { accepted, adviser, openedBy } from './opened-mediation.ts'
import { seededPeople } from './people.ts'

type Perform = Pick<AdviceRecords, 'perform'>
const caseSupport = { kind: 'staff', id: seededPeople.caseSupport } as const
export const mediator = { kind: 'staff', id: seededPeople.mediator } as const

/** What is typed into a disclosure; with letters outside ASCII, so that a search for it is an honest one. */
export const disclosureInput = {
  ground: 'patientSafety',
  extract: 'Øne rota is left ünstaffed at night',
  expectedAction: 'Look at the røta, and see that it is staffed',
  thirdParty: { name: 'Ylva Règulator', howReached: 'by telephone, 0113 4960000' },
} as const

/** The seeded mediator is in the register. Once a database. */
export const registerMediator = (records: Perform) =>
  accepted(records, caseSupport, 'registerMediator', {
    accountId: mediator.id,
    entry: { accreditation: 'An invented certificate' },
    accreditedUntil: '2099-12-31',
    mostCases: 50,
  })

/** A mediation whose one mediator is assigned, and everybody in it invited but for the hand-over. */
export const mediatedBy = async (records: Perform, participants = 2) => {
  const opened = await openedBy(records, participants)
  const root = { reference: opened.reference }
  await accepted(records, adviser, 'proposeMediator', { mediatorId: mediator.id }, root)
  await accepted(records, mediator, 'declareNoConnection', {}, root)
  const reasons = { 'AM-2': 'Nobody else is free' }
  await accepted(records, adviser, 'assignMediators', { mediatorIds: [mediator.id], reasons }, root)
  return opened
}

/** A disclosure that the mediator begins under this mediation. */
export const begunUnder = async ({ perform }: Perform, reference: string, input: object = disclosureInput) => {
  const answer = await perform(mediator, {
    submissionId: crypto.randomUUID(),
    name: 'beginDisclosure',
    input,
    parent: { reference },
  })
  if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
  return { rootId: answer.rootId, reference: referenceFrom('SD', answer.made('reference')) }
}
