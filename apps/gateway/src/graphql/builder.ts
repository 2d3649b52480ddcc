import { accessPolicy, type DataClass, type Role } from '@concord/domain/shared'
import SchemaBuilder from '@pothos/core'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import type { SignedIn } from '../records-port.ts'
import type { Context } from './context.ts'
import { nullToOthers } from './null-to-others.ts'

/** The roles of the access policy that this person may turn out to have; rows then decide, under row security. */
const rolesOf = (actor: SignedIn): readonly Role[] => {
  if (actor.kind === 'party') return ['participant', 'commissioner', 'companion']
  if (actor.kind === 'partner') return ['partner']
  return actor.roles.filter((role): role is Role => role !== 'worker' && role in accessPolicy)
}

type Audience = 'staff' | 'participant' | 'commissioner' | 'companion' | 'partner'
const kindOf: Readonly<Record<Audience, SignedIn['kind']>> = {
  staff: 'staff',
  participant: 'party',
  commissioner: 'party',
  companion: 'party',
  partner: 'partner',
}

export type SchemaTypes = {
  Context: Context
  Scalars: { Day: { Input: string; Output: string }; Instant: { Input: string; Output: string } }
  AuthScopes: {
    /** Anybody who is signed in: for what the gateway itself says, of no class. */
    signedIn: boolean
    /** The audience of a type. */
    audience: Audience
    /** Somebody who comes by a session, and no organisation's system. */
    person: boolean
    /** The policy lets one of the person's roles read this class. */
    reads: DataClass
    /** One of the person's roles. */
    role: readonly string[]
  }
  DefaultFieldNullability: false
  DefaultAuthStrategy: 'all'
}

export const createBuilder = () => {
  const builder = new SchemaBuilder<SchemaTypes>({
    plugins: [nullToOthers, ScopeAuthPlugin],
    defaultFieldNullability: false,
    scopeAuth: {
      defaultStrategy: 'all',
      authScopes: ({ actor }) => {
        const roles = rolesOf(actor)
        return {
          signedIn: true,
          audience: (audience) => actor.kind === kindOf[audience],
          person: actor.kind !== 'partner',
          reads: (dataClass) => roles.some((role) => accessPolicy[role][dataClass]?.read !== undefined),
          role: (names) => actor.kind === 'staff' && names.some((name) => actor.roles.includes(name)),
        }
      },
    },
  })
  builder.scalarType('Day', {
    description: 'A calendar day in London: YYYY-MM-DD.',
    serialize: (value) => String(value),
  })
  builder.scalarType('Instant', {
    description: 'An instant in UTC with milliseconds: 2026-03-05T17:00:00.000Z.',
    serialize: (value) => String(value),
  })
  return builder
}
export type Builder = ReturnType<typeof createBuilder>
