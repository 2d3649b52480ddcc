import { EnvelopArmor } from '@escape.tech/graphql-armor'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type ValidationRule,
} from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { faultFields, type Log } from '../log.ts'
import type { GatewayRecords, SignedIn } from '../records-port.ts'
import type { Context } from './context.ts'
import { maskedBy } from './masked-errors.ts'
import { oneRootFieldAMutation } from './one-mutation.ts'
import { queriesAlone } from './queries-alone.ts'
import { parsedDocuments, type RegisteredDocuments } from './registered-documents.ts'
import { createSchema } from './schema.ts'

export type GraphqlParts = {
  readonly records: Pick<GatewayRecords, 'reading' | 'perform' | 'reveal' | 'colleagues'>
  readonly documents: RegisteredDocuments
  /** Documents that are not registered, and introspection. Never outside tests and schema tools. */
  readonly allowArbitraryDocuments: boolean
  /** Partners send any document within their limits; whether they may ask for the schema is said apart. */
  readonly partnersMayIntrospect: boolean
  readonly log: Log
}

/** What one kind of sender may send. */
type Sender = {
  readonly schema: GraphQLSchema
  readonly log: Log
  readonly plugins: readonly Plugin[]
  readonly rules: readonly ValidationRule[]
  readonly aliases: number
  readonly mayIntrospect: boolean
  /** Whether GraphQL's own words are answered, which help whoever writes a document. */
  readonly explains: boolean
}

const checkedBy = (rules: readonly ValidationRule[]): Plugin => ({
  onValidate: ({ addValidationRule }) => {
    for (const rule of rules) addValidationRule(rule)
  },
})

/** A query's whole execution is one read-only transaction of its actor; a mutation opens none. */
const insideOneTransaction: Plugin<Context> = {
  onExecute: ({ args, executeFn, setExecuteFn }) => {
    if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return
    setExecuteFn(async (execution: ExecutionArgs) => {
      const context = execution.contextValue as Context
      let result: ExecutionResult | undefined
      try {
        return await context.records.reading(context.actor, async (reads) => {
          context.reads = reads
          result = (await executeFn(execution)) as ExecutionResult
          return result
        })
      } catch (fault) {
        // A statement that failed took the transaction with it: nothing that was read counts, and the cause is the one fault.
        const cause = result?.errors?.[0]
        if (cause === undefined) throw fault
        return { errors: [cause] }
      }
    })
  },
}

const noted = (log: Log): Plugin<Context> => ({
  onExecute: ({ args }) => {
    const began = performance.now()
    const actorKind = (args.contextValue as Context).actor.kind
    // Our portals' operations have names that we gave them; what a partner calls one may be anything, and stands in no log.
    const operation =
      actorKind === 'partner' ? undefined : getOperationAST(args.document, args.operationName)?.name?.value
    return {
      onExecuteDone: () =>
        log.info('request', { operation, actorKind, milliseconds: Math.round(performance.now() - began) }),
    }
  },
})

const yogaFor = ({ schema, log, plugins, rules, aliases, mayIntrospect, explains }: Sender) => {
  const armor = new EnvelopArmor({
    maxDepth: { n: 6 },
    maxAliases: { n: aliases },
    maxTokens: { n: 600 },
    maxDirectives: { n: 10 },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: !mayIntrospect },
  }).protect()
  return createYoga<Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    maskedErrors: { maskError: maskedBy(log, explains) },
    plugins: [
      ...plugins,
      ...(armor.plugins as Plugin[]),
      checkedBy(mayIntrospect ? rules : [...rules, NoSchemaIntrospectionCustomRule]),
      noted(log),
      insideOneTransaction as Plugin,
    ],
  })
}

/** GraphQL over HTTP for somebody who is signed in: `(body, actor)` → status and text. */
export const createGraphqlHandler = (parts: GraphqlParts) => {
  const { records, documents, allowArbitraryDocuments, partnersMayIntrospect, log } = parts
  const schema = createSchema()
  const parsed = parsedDocuments(schema, documents)
  const forPortals = yogaFor({
    schema,
    log,
    plugins: [
      usePersistedOperations({
        allowArbitraryOperations: allowArbitraryDocuments,
        getPersistedOperation: (hash) => parsed.get(hash) ?? null,
      }),
    ],
    rules: [oneRootFieldAMutation],
    aliases: 10,
    mayIntrospect: allowArbitraryDocuments,
    explains: allowArbitraryDocuments,
  })
  const forPartners = yogaFor({
    schema,
    log,
    plugins: [],
    rules: [queriesAlone],
    // Each alias of the one list is a statement and a page more.
    aliases: 3,
    mayIntrospect: partnersMayIntrospect,
    explains: true,
  })
  return async (body: string, actor: SignedIn): Promise<{ status: number; text: string }> => {
    try {
      const response = await (actor.kind === 'partner' ? forPartners : forPortals).fetch(
        'http://gateway/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
          body,
        },
        { actor, records },
      )
      return { status: response.status, text: await response.text() }
    } catch (fault) {
      log.debug('fault', faultFields(fault))
      throw fault
    }
  }
}
