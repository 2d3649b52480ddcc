import { type GraphQLNamedType, getNamedType, isEnumType, isInputObjectType, isObjectType, isScalarType } from 'graphql'
import { createSchema } from '../graphql/schema.ts'

const schema = createSchema()
const queries = Object.values(schema.getQueryType()?.getFields() ?? {})
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

/** Everything that can be asked of a type, as a selection; nothing for a value. */
const everything = (type: GraphQLNamedType): string => {
  if (isScalarType(type) || isEnumType(type) || !isObjectType(type)) return ''
  return `{ ${Object.values(type.getFields())
    .map((field) => `${field.name} ${everything(getNamedType(field.type))}`)
    .join(' ')} }`
}

/** By which arguments one thing is named: these are variables of the documents, and the others have what they have by default. */
const naming: Readonly<Record<string, string>> = { reference: 'String!', mediatorId: 'String' }

/** A document a query of the schema, so that each stays within what one request may ask. */
export const everyQuery = queries.map(({ name, args, type }) => {
  const named = args.map((arg) => arg.name).filter((arg) => arg in naming)
  const variables = named.map((arg) => `$${arg}: ${naming[arg]}`).join(', ')
  const given = named.map((arg) => `${arg}: $${arg}`).join(', ')
  const asked = everything(getNamedType(type))
  return {
    name,
    text: named.length > 0 ? `query All(${variables}) { ${name}(${given}) ${asked} }` : `{ ${name} ${asked} }`,
  }
})

type Scopes = { readonly reads?: string } | undefined
const classOf = (thing: { extensions: Readonly<Record<string, unknown>> }): string | undefined =>
  (thing.extensions['pothosOptions'] as { authScopes?: Scopes } | undefined)?.authScopes?.reads

/** Every class that a query, or a type or field of the schema, gives anything of. */
export const everyClass: readonly string[] = [
  ...new Set(
    [...queries, ...Object.values(schema.getTypeMap()).filter(isObjectType)].flatMap((one) => [
      classOf(one),
      ...(isObjectType(one) && one !== schema.getMutationType() ? Object.values(one.getFields()).map(classOf) : []),
    ]),
  ),
].filter((dataClass) => dataClass !== undefined)

/** One value that came back: where in the schema it stands (`Type.field`), of which scalar, and the class that it is of. */
export type Given = { readonly at: string; readonly scalar: string; readonly dataClass: string }

const givenIn = (type: GraphQLNamedType, value: unknown, at: string, outer: string | undefined): readonly Given[] => {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each) => givenIn(type, each, at, outer))
  if (!isObjectType(type)) return outer ? [{ at, scalar: type.name, dataClass: outer }] : []
  const own = classOf(type) ?? outer
  return Object.values(type.getFields()).flatMap((field) =>
    givenIn(
      getNamedType(field.type),
      (value as Record<string, unknown>)[field.name],
      `${type.name}.${field.name}`,
      classOf(field) ?? own,
    ),
  )
}

/** Every value, of a class, that this query's answer holds. */
export const givenBy = (query: string, answer: unknown): readonly Given[] => {
  const field = queries.find(({ name }) => name === query)
  return field ? givenIn(getNamedType(field.type), answer, `Query.${query}`, classOf(field)) : []
}

/** By which arguments, or properties of an input, an operation names one thing. */
const names = ['reference', 'mediation']

/** Operations that name one thing by a reference: each is a door to knock at. */
export const namingOne = (): readonly string[] =>
  [...queries, ...mutations]
    .filter(({ args }) =>
      args.some(({ name, type }) => {
        const input = getNamedType(type)
        const properties = isInputObjectType(input) ? Object.keys(input.getFields()) : []
        return names.includes(name) || properties.some((one) => names.includes(one))
      }),
    )
    .map(({ name }) => name)
    .sort()

/** The document of one operation with every argument a variable, asking for everything. */
export const documentOf = (operation: string): string => {
  const kind = queries.some(({ name }) => name === operation) ? 'query' : 'mutation'
  const field = [...queries, ...mutations].find(({ name }) => name === operation)
  if (!field) throw new Error(`the schema has no ${operation}`)
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const asked = everything(getNamedType(field.type)) || (kind === 'mutation' ? '{ __typename }' : '')
  return `${kind} Ask(${variables}) { ${operation}(${given}) ${asked} }`
}
