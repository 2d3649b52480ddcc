import {
  decideRegister,
  evolveRegister,
  explainRegister,
  type MediatorEntry,
  type RegisterCommand,
  type RegisterContext,
  registerCommandSchemas,
  registerGrantsOf,
  registerRoles,
} from '@concord/domain/mediator-register'
import type { Sql } from '../connection.ts'
import type { RootStore } from '../performing/store.ts'
import { staffRolesOf } from '../platform/staff-roles.ts'
import { loadEntry } from './load.ts'
import { saveEntry } from './save.ts'

const sharesACase = async (sql: Sql, mediator: string, marks: readonly Buffer[]): Promise<boolean> =>
  (await sql<{ yes: boolean }>('select advice.shares_a_case($1, $2) as yes', [mediator, marks]))[0]?.yes ?? false

const isRegistered = async (sql: Sql, accountId: string): Promise<boolean> =>
  (await sql<{ yes: boolean }>('select advice.is_registered($1) as yes', [accountId]))[0]?.yes ?? false

/** How a mediator's entry in the register is kept, for `perform`. An entry is named by the account that it is of. */
export const registerStore: RootStore<MediatorEntry, RegisterCommand, RegisterContext> = {
  kind: 'mediator',
  service: null,
  schemas: registerCommandSchemas,
  opens: 'registerMediator',
  mayOpen: registerRoles.registerMediator,
  mayByRole: registerRoles,
  findByReference: async (sql, accountId) =>
    (await sql<{ root_id: string }>('select root_id from advice.mediator_entry where owner_id = $1', [accountId]))[0]
      ?.root_id ?? null,
  load: loadEntry,
  save: saveEntry,
  contextFor: async (sql, command, { actor, made, marks }) => {
    const accountId = command.name === 'registerMediator' ? command.accountId : null
    const [namedAccountRoles, registered, isInACaseOfTheirs] = await Promise.all([
      accountId ? staffRolesOf(sql, accountId) : [],
      accountId ? isRegistered(sql, accountId) : false,
      command.name === 'declareConnectionTo' && actor.kind === 'staff' ? sharesACase(sql, actor.id, marks.all) : false,
    ])
    return { actor, made, namedAccountRoles, isRegistered: registered, isInACaseOfTheirs }
  },
  decide: decideRegister,
  evolve: evolveRegister,
  explain: explainRegister,
  grantsOf: registerGrantsOf,
  promisesOf: () => [],
  wasKept: () => false,
  stageOf: () => 'registered',
  openedAt: ({ registeredAt }) => registeredAt,
}
