import { randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import type { AdviceRecords } from '../index.ts'
import { enquiryInput, seededPeople } from './people.ts'

export const caseSupport = { kind: 'staff', id: seededPeople.caseSupport } as const
export const seniorAdviser = { kind: 'staff', id: seededPeople.adviser } as const
export const allocatedAdviser = { kind: 'staff', id: seededPeople.allocatedAdviser } as const

export const circumstances = {
  channel: 'telephone',
  practitionerProfession: 'dentist',
  conductIsPart: 'yes',
  difficultyWorkingTogether: 'yes',
  specificMatters: 'yes',
  localAttemptsFailed: 'yes',
  teamBarriers: 'notKnown',
  note: 'Grüße aus der Zahnklinik',
} as const

/** An enquiry of the seeded people, one step after the other. Each throws with the answer where it is not accepted. */
export const anEnquiryIn = (records: Pick<AdviceRecords, 'perform'>) => {
  const send = (
    actor: { readonly kind: 'staff'; readonly id: string },
    name: string,
    input: unknown,
    reference?: string,
    submissionId = randomUUID(),
  ) => records.perform(actor, { submissionId, name, input, ...(reference ? { root: { reference } } : {}) })
  const accepted = async (...command: Parameters<typeof send>) => {
    const answer = await send(...command)
    if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
    return answer
  }
  const begun = async (input: object = { caller: { name: 'Ådne Cållér' } }) => {
    const { rootId, made } = await accepted(caseSupport, 'beginEnquiry', input)
    return { rootId, reference: referenceFrom('EN', made('reference')) }
  }
  const logged = async (input: object = enquiryInput(seededPeople.england)) => {
    const enquiry = await begun()
    await accepted(caseSupport, 'logEnquiry', input, enquiry.reference)
    return enquiry
  }
  const passedOn = async (input?: object) => {
    const enquiry = await logged(input)
    await accepted(caseSupport, 'passToSeniorAdviser', { accountId: seededPeople.adviser }, enquiry.reference)
    return enquiry
  }
  const discussed = async (input?: object) => {
    const enquiry = await passedOn(input)
    await accepted(seniorAdviser, 'recordCircumstances', circumstances, enquiry.reference)
    return enquiry
  }
  return { send, accepted, begun, logged, passedOn, discussed }
}
