import { randomUUID } from 'node:crypto'
import { type AdviceRecords, type AdviceWork, createAdviceRecords, createAdviceWork } from '../index.ts'
import { openMediationInput, seededPeople, seedPeople } from './people.ts'
import { aTestDatabase } from './test-database.ts'

export const adviser = { kind: 'staff', id: seededPeople.adviser } as const

/** Opens a mediation as the seeded adviser. @throws with the answer, where it is not accepted */
export const openedBy = async (records: Pick<AdviceRecords, 'perform'>, participants = 2, actor = adviser) => {
  const answer = await records.perform(actor, {
    submissionId: randomUUID(),
    name: 'openMediation',
    input: openMediationInput(seededPeople.england, participants),
  })
  if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer))
  const party = (name: string) => ({ kind: 'party' as const, id: answer.made(name) })
  return {
    rootId: answer.rootId,
    commissioner: party('commissioner'),
    parties: Array.from({ length: participants }, (_, index) => party(`participants.${index}`)),
  }
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
