import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'

const scopesOf = (thing: { readonly extensions: Readonly<Record<string, unknown>> }): unknown =>
  (thing.extensions['pothosOptions'] as { readonly authScopes?: unknown } | undefined)?.authScopes

const isStated = (scopes: unknown): boolean =>
  typeof scopes === 'function' || (typeof scopes === 'object' && scopes !== null && Object.keys(scopes).length > 0)

/**
 * The fields that nobody has said who may read, as `Type.field`. A type's own scopes do not count for a root type:
 * there each field is a door of its own.
 */
export const fieldsWithoutScope = (schema: GraphQLSchema): readonly string[] => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return []
    if (!roots.includes(type) && isStated(scopesOf(type))) return []
    const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields())
    return fields.flatMap((field) => (isStated(scopesOf(field)) ? [] : [`${type.name}.${field.name}`]))
  })
}

/** Refuses to build a schema with a field that has no scope (DESIGN, Confidentiality 1: deny is the default). */
export const denyingByDefault = (schema: GraphQLSchema): GraphQLSchema => {
  const open = fieldsWithoutScope(schema)
  if (open.length > 0) throw new Error(`Say who may read: ${open.join(', ')}`)
  return schema
}
