import { readFileSync } from 'node:fs'
import { mediationCommandSchemas } from '@concord/domain/assisted-mediation'
import { registerCommandSchemas } from '@concord/domain/mediator-register'
import { enquiryCommandSchemas } from '@concord/domain/practitioner-advice'
import { disclosureCommandSchemas } from '@concord/domain/safety-disclosure'
import SchemaBuilder from '@pothos/core'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { denyingByDefault, fieldsWithoutScope } from './deny-by-default.ts'
import { createSchema, printedSchema } from './schema.ts'

describe('the schema', () => {
  it('is the one that is committed', () => {
    expect(printedSchema()).toBe(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))
  })

  it('has no field without a scope', () => {
    const schema = createSchema()
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
    )
    expect(fields.length).toBeGreaterThan(50)
    expect(fieldsWithoutScope(schema)).toEqual([])
  })

  it('is not built with a field, or a door, that has no scope', () => {
    const builder = new SchemaBuilder<{ AuthScopes: { signedIn: boolean } }>({
      plugins: [ScopeAuthPlugin],
      scopeAuth: { authScopes: () => ({ signedIn: true }) },
    })
    const open = builder.objectRef<{ name: string }>('Open').implement({
      fields: (t) => ({
        name: t.exposeString('name'),
        guarded: t.string({ authScopes: { signedIn: true }, resolve: () => '' }),
      }),
    })
    builder.queryType({
      authScopes: { signedIn: true },
      fields: (t) => ({ open: t.field({ type: open, resolve: () => null }) }),
    })
    expect(() => denyingByDefault(builder.toSchema())).toThrow('Say who may read: Open.name, Query.open')
  })

  it('has a mutation for each command of a person, and none for a command of the service', () => {
    const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {}).sort()
    const ofTheService = [
      ...['endAsNotAgreed', 'lapseProposal', 'recordDestruction', 'recordHandOver'],
      ...['recordDisclosureHandOver', 'tellParticipants'],
    ]
    expect(mutations).toEqual(
      Object.keys({
        ...mediationCommandSchemas,
        ...enquiryCommandSchemas,
        ...disclosureCommandSchemas,
        ...registerCommandSchemas,
      })
        .filter((name) => !ofTheService.includes(name))
        .sort(),
    )
  })

  it('gives nobody an id, except an organisation’s and a colleague’s, which are chosen from lists', () => {
    const named = Object.values(createSchema().getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') && 'id' in type.getFields() ? [type.name] : [],
    )
    expect(named).toEqual(['Colleague', 'Organisation'])
  })
})
