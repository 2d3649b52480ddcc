import { registerRoles } from '@concord/domain/mediator-register'
import type { Builder } from '../graphql/builder.ts'
import { type ColleagueRef, colleaguesBy } from '../graphql/colleague.ts'
import { isUuid } from '../graphql/command-answer.ts'
import { readsOf } from '../graphql/context.ts'
import type { Colleague } from '../records-port.ts'
import type { OwnConnection, RegisteredMediator } from './register-rows.ts'

const register = { audience: 'staff', reads: 'RG' } as const
const own = { audience: 'staff', reads: 'CO' } as const

type Shown = RegisteredMediator & { readonly mediator: Colleague }

const addRegistered = (builder: Builder, colleague: ColleagueRef) => {
  const away = builder.objectRef<RegisteredMediator['away'][number]>('TimeAway').implement({
    authScopes: register,
    fields: (t) => ({ from: t.expose('from', { type: 'Day' }), until: t.expose('until', { type: 'Day' }) }),
  })
  return builder.objectRef<Shown>('RegisteredMediator').implement({
    description: 'A mediator of the register (AM-2). A connection that they declared stands nowhere in it.',
    authScopes: register,
    fields: (t) => ({
      accreditedUntil: t.expose('accreditedUntil', { type: 'Day' }),
      away: t.expose('away', { type: [away] }),
      daysLeft: t.exposeInt('daysLeft', { description: 'Until the accreditation runs out; less than 0 once it has.' }),
      mediator: t.expose('mediator', { type: colleague }),
      mostCases: t.exposeInt('mostCases', { description: 'How many cases they take at once.' }),
      openCases: t.exposeInt('openCases', { description: 'For how many they are asked or assigned now.' }),
      registeredOn: t.expose('registeredOn', { type: 'Day' }),
    }),
  })
}

const addOwnConnections = (builder: Builder) => {
  const line = builder.objectRef<OwnConnection>('ConnectionSummary').implement({
    authScopes: own,
    fields: (t) => ({
      declaredOn: t.expose('declaredOn', { type: 'Day' }),
      number: t.exposeInt('number', { description: 'Counted from the first.' }),
    }),
  })
  const connection = builder.objectRef<OwnConnection>('Connection').implement({
    description: 'AM-1: a connection as who declared it reads it again. Nobody else ever does.',
    authScopes: own,
    fields: (t) => ({
      declaredOn: t.expose('declaredOn', { type: 'Day' }),
      email: t.string({
        nullable: true,
        resolve: ({ emailTextId }, _, { actor, records }) =>
          records.reveal(actor, emailTextId, '/mediating/connections/:number'),
      }),
      name: t.string({
        nullable: true,
        resolve: ({ nameTextId }, _, { actor, records }) =>
          records.reveal(actor, nameTextId, '/mediating/connections/:number'),
      }),
      number: t.exposeInt('number'),
    }),
  })
  return { line, connection }
}

/** The register for who keeps or reads it, and for a mediator what is their own: the connections that they declared. */
export const addRegisterTypes = (builder: Builder, colleague: ColleagueRef): void => {
  const registered = addRegistered(builder, colleague)
  const { line, connection } = addOwnConnections(builder)
  builder.queryFields((t) => {
    const orNobody = { nullable: true, unauthorizedResolver: () => null } as const
    return {
      accreditation: t.string({
        ...orNobody,
        description: 'Which accreditation, and who gave it; opened, and the opening recorded.',
        authScopes: register,
        args: { mediatorId: t.arg.string({ defaultValue: '' }) },
        resolve: async (_, { mediatorId }, context) => {
          const found = isUuid(mediatorId ?? '') && (await readsOf(context).registeredMediator(mediatorId ?? ''))
          return found
            ? context.records.reveal(context.actor, found.accreditationTextId, '/register/:mediator/accreditation')
            : null
        },
      }),
      mediatorsToRegister: t.field({
        ...orNobody,
        type: [colleague],
        description: 'Who mediates, and is not in the register yet.',
        authScopes: { role: registerRoles.registerMediator },
        resolve: async (_, __, context) => {
          const known = (await readsOf(context).listMediators()).map(({ accountId }) => accountId)
          return (await context.records.colleagues()).filter(
            ({ id, roles }) => roles.includes('mediator') && !known.includes(id),
          )
        },
      }),
      myConnection: t.field({
        ...orNobody,
        type: connection,
        authScopes: own,
        args: { number: t.arg.int({ defaultValue: 1 }) },
        resolve: async (_, { number }, context) =>
          (await readsOf(context).ownConnections())?.find((one) => one.number === number) ?? null,
      }),
      myConnections: t.field({
        ...orNobody,
        type: [line],
        description: 'Null for who is not in the register.',
        authScopes: own,
        resolve: (_, __, context) => readsOf(context).ownConnections(),
      }),
      registeredMediator: t.field({
        ...orNobody,
        type: registered,
        authScopes: register,
        args: { mediatorId: t.arg.string({ defaultValue: '' }) },
        resolve: async (_, { mediatorId }, context) => {
          const found = isUuid(mediatorId ?? '') && (await readsOf(context).registeredMediator(mediatorId ?? ''))
          if (!found) return null
          return { ...found, mediator: colleaguesBy(await context.records.colleagues())(found.accountId) }
        },
      }),
      registeredMediators: t.field({
        ...orNobody,
        type: [registered],
        description: 'Whose accreditation runs out first stands first.',
        authScopes: register,
        resolve: async (_, __, context) => {
          const mediators = await readsOf(context).listMediators()
          const named = colleaguesBy(await context.records.colleagues())
          return mediators.map((one) => ({ ...one, mediator: named(one.accountId) }))
        },
      }),
    }
  })
}
