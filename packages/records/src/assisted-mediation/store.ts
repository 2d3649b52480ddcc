import {
  decide,
  evolve,
  explainMediation,
  grantsOf,
  handOverOf,
  type Mediation,
  type MediationCommand,
  type MediationContext,
  type MediatorFacts,
  mayOpenMediation,
  mediationCommandSchemas,
  outlineKeyName,
  promisesOf,
} from '@concord/domain/assisted-mediation'
import { isAvailable } from '@concord/domain/mediator-register'
import type { Owed } from '@concord/domain/shared'
import type { Sql } from '../connection.ts'
import { withoutConflict } from '../performing/rights.ts'
import type { RootStore } from '../performing/store.ts'
import { staffRolesOf } from '../platform/staff-roles.ts'
import { organisationOf } from '../practitioner-advice/organisation.ts'
import { loadMediation } from './load.ts'
import { saveMediation } from './save.ts'

const namedMediators = (command: MediationCommand): readonly string[] => {
  if (command.name === 'proposeMediator') return [command.mediatorId]
  return command.name === 'assignMediators' ? command.mediatorIds : []
}

/** The account of whom the rules ask whether it supports cases. */
const accountNamed = (command: MediationCommand): string | undefined => {
  if (command.name === 'openMediation') return command.caseSupportId
  return command.name === 'assignCaseSupport' ? command.accountId : undefined
}

const factsOfMediators = async (sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, MediatorFacts>> => {
  if (ids.length === 0) return new Map()
  const rows = await sql<{
    id: string
    accredited_until: string
    most_cases: number
    open_cases: number
    is_away: boolean
    is_connected: boolean
  }>(
    `select m.id, to_char(f.accredited_until, 'YYYY-MM-DD') as accredited_until, f.most_cases, f.open_cases, f.is_away, f.is_connected
     from unnest($1::uuid[]) as m (id), lateral advice.mediator_facts(m.id, app.root()) f`,
    [ids],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        accreditedUntil: row.accredited_until,
        isAvailable: isAvailable({ isAway: row.is_away, openCases: row.open_cases, mostCases: row.most_cases }),
        isConnected: row.is_connected,
      },
    ]),
  )
}

const connectedToAdded = async (sql: Sql, marks: readonly Buffer[]): Promise<readonly string[]> =>
  (await sql<{ id: string }>('select advice.connected_mediators(app.root(), $1) as id', [marks])).map(({ id }) => id)

const wasKept = (mediation: Mediation, promise: Owed): boolean => {
  const participant = mediation.participants.find(({ partyId }) => partyId === promise.partyId)
  switch (promise.kind) {
    case 'agreementDeadline':
      return mediation.ending?.kind === 'notAgreed'
    case 'proposalLapse':
      return mediation.mediators.some(
        ({ mediatorId, standing }) => mediatorId === promise.partyId && standing === 'lapsed',
      )
    case 'outlineDestruction':
      return participant?.outline.key === 'destroyed'
    case 'talkToOffer':
      return (participant?.talk.occurrence ?? 0) >= promise.occurrence
    default:
      return handOverOf(mediation, promise) !== undefined
  }
}

/** How a mediation is kept, for `perform`. */
export const mediationStore: RootStore<Mediation, MediationCommand, MediationContext> = {
  kind: 'mediation',
  service: 'assisted-mediation',
  schemas: mediationCommandSchemas,
  opens: 'openMediation',
  mayOpen: mayOpenMediation,
  // An outline is saved as it is written: it takes the place of the last one, and is no event of the case.
  drafts: ['saveOutline'],
  // DESIGN, The vault: made before the transaction that opens the class, never on demand.
  keysBefore: (command, actorId) => (command === 'agreeToMediate' ? [outlineKeyName(actorId)] : []),
  keyOf: (dataClass, ownerId) => (dataClass === 'OS' || dataClass === 'OD' ? outlineKeyName(ownerId) : null),
  clashes: { mediator_once_at_a_time: { rule: 'AM-11', code: 'MEDIATOR_BUSY', field: 'times', severity: 'must' } },
  findByReference: async (sql, reference) =>
    (
      await sql<{ root_id: string }>(
        `select root_id from advice.mediation where reference = $1 and ${withoutConflict('mediation')}`,
        [reference],
      )
    )[0]?.root_id ?? null,
  load: loadMediation,
  save: saveMediation,
  contextFor: async (sql, command, { marks, ...context }) => {
    const namedAccount = accountNamed(command)
    const [organisation, mediators, connected, namedAccountRoles] = await Promise.all([
      command.name === 'openMediation' ? organisationOf(sql, command.organisationId) : null,
      factsOfMediators(sql, namedMediators(command)),
      command.name === 'addParticipant' ? connectedToAdded(sql, marks.all) : [],
      namedAccount ? staffRolesOf(sql, namedAccount) : [],
    ])
    return { ...context, organisation, mediators, connectedToAdded: connected, namedAccountRoles }
  },
  decide,
  evolve,
  explain: explainMediation,
  grantsOf,
  promisesOf,
  wasKept,
  stageOf: ({ stage }) => stage,
  openedAt: ({ openedAt }) => openedAt,
}
