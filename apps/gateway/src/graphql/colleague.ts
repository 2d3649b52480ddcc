import type { Colleague } from '../records-port.ts'
import type { Builder } from './builder.ts'

/** Somebody who works here, as colleagues know them: chosen from lists, and named where they act. */
export const addColleague = (builder: Builder) =>
  builder.objectRef<Colleague>('Colleague').implement({
    description: 'Somebody who works here.',
    authScopes: { audience: 'staff' },
    fields: (t) => ({
      displayName: t.exposeString('displayName'),
      id: t.exposeID('id'),
    }),
  })
export type ColleagueRef = ReturnType<typeof addColleague>

/** Colleagues by their account. Who is not known any more is still somebody. */
export const colleaguesBy = (all: readonly Colleague[]) => {
  const byId = new Map(all.map((one) => [one.id, one]))
  return (id: string): Colleague => byId.get(id) ?? { id, displayName: 'A colleague', roles: [] }
}
