import { randomUUID } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { type AdviceRecords, type AdviceWork, createAdviceRecords, createAdviceWork } from '../index.ts'
import { keysInMemory } from './mortal-keys.ts'
import { openMediationInput, seededPeople, seedPeople, suitable } from './people.ts'
import { aTestDatabase } from './test-database.ts'

export const adviser = { kind: 'staff', id: seededPeople.adviser } as const

type Acting = Parameters<AdviceRecords['perform']>[0]
type Root = Parameters<AdviceRecords['perform']>[1]['root']

/** Gives one command. @throws with the answer, where it is not accepted */
export const accepted = async (
  { perform }: Pick<AdviceRecords, 'perform'>,
  actor: Acting,
  name: string,
  input: object,
  root?: Root,
) => {
  const answer = await perform(actor, { submissionId: randomUUID(), name, input, ...(root ? { root } : {}) })
  if (answer.kind !== 'accepted') throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer
}

/** Opens a mediation as the seeded Senior Adviser; its charges are not put yet. */
export const newlyOpenedBy = async (
  records: Pick<AdviceRecords, 'perform'>,
  participants = 2,
  actor = adviser,
  organisationId: string = seededPeople.england,
) => {
  const input = openMediationInput(organisationId, participants)
  const { rootId, made } = await accepted(records, actor, 'openMediation', input)
  const party = (name: string) => ({ kind: 'party' as const, id: made(name) })
  return {
    rootId,
    reference: referenceFrom('AM', made('reference')),
    commissioner: party('commissioner'),
    parties: Array.from({ length: participants }, (_, index) => party(`participants.${index}`)),
  }
}

/** The same once the charges were put and accepted: everybody is asked. */
export const openedBy = async (...given: Parameters<typeof newlyOpenedBy>) => {
  const [records, , actor = adviser] = given
  const opened = await newlyOpenedBy(...given)
  const root = { reference: opened.reference }
  await accepted(records, actor, 'answerSuitability', suitable, root)
  const charges = { partyId: opened.commissioner.id, pounds: 1200, covers: 'A day with two mediators' }
  await accepted(records, actor, 'putCharges', charges, root)
  await accepted(records, opened.commissioner, 'acceptCharges', {})
  return opened
}

/** A database with the two doors and the worker's side over it. */
export const aWall = async (connections?: number) => {
  const database = await aTestDatabase()
  await seedPeople(database.admin)
  const parts = {
    readUrl: database.urlOf('read_advice'),
    decideUrl: database.urlOf('decide_advice'),
    revealUrl: database.urlOf('reveal_advice'),
    workerUrl: database.urlOf('worker_advice'),
    vaultKeys: database.vaultKeys,
    digestKey: database.digestKey,
    connections,
    mortalKeys: keysInMemory(),
  }
  const records: AdviceRecords = createAdviceRecords(parts)
  const work: AdviceWork = createAdviceWork(parts)
  return {
    database,
    parts,
    records,
    work,
    /** Rows as they really are, past every policy. */
    rows: async <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
      (await database.admin.query<Row>(text, [...values])).rows,
    close: async () => {
      await Promise.all([records.close(), work.close()])
      await database.close()
    },
  }
}
