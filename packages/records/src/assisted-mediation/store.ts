import {
  decide,
  evolve,
  explainMediation,
  grantsOf,
  handOverOf,
  type Mediation,
  type MediationCommand,
  type MediationContext,
  mayOpenMediation,
  mediationCommandSchemas,
  promisesOf,
} from '@concord/domain/assisted-mediation'
import type { Organisation } from '@concord/domain/practitioner-advice'
import type { Sql } from '../connection.ts'
import type { RootStore } from '../performing/store.ts'
import { loadMediation } from './load.ts'
import { saveMediation } from './save.ts'

const organisationOf = async (sql: Sql, id: string): Promise<Organisation | null> => {
  const [row] = await sql<{
    id: string
    nation: Organisation['nation']
    sector: Organisation['sector']
    care_setting: Organisation['careSetting']
  }>('select id, nation, sector, care_setting from platform.organisation where id = $1', [id])
  return row ? { id: row.id, nation: row.nation, sector: row.sector, careSetting: row.care_setting } : null
}

/** How a mediation is kept, for `perform`. */
export const mediationStore: RootStore<Mediation, MediationCommand, MediationContext> = {
  kind: 'mediation',
  service: 'assisted-mediation',
  schemas: mediationCommandSchemas,
  opens: 'openMediation',
  mayOpen: mayOpenMediation,
  findByReference: async (sql, reference) =>
    (await sql<{ root_id: string }>('select root_id from advice.mediation where reference = $1', [reference]))[0]
      ?.root_id ?? null,
  load: loadMediation,
  save: saveMediation,
  contextFor: async (sql, command, context) => ({
    ...context,
    organisation: command.name === 'openMediation' ? await organisationOf(sql, command.organisationId) : null,
  }),
  decide,
  evolve,
  explain: explainMediation,
  grantsOf,
  promisesOf,
  wasKept: (mediation, promise) =>
    promise.kind === 'agreementDeadline'
      ? mediation.ending?.kind === 'notAgreed'
      : handOverOf(mediation, promise) !== undefined,
  stageOf: ({ stage }) => stage,
  openedAt: ({ openedAt }) => openedAt,
}
