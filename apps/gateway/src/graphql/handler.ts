import { EnvelopArmor } from '@escape.tech/graphql-armor'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { type ExecutionArgs, type ExecutionResult, getOperationAST, NoSchemaIntrospectionCustomRule } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { faultFields, type Log } from '../log.ts'
import type { GatewayRecords, SignedIn } from '../records-port.ts'
import type { Context } from './context.ts'
import { maskedBy } from './masked-errors.ts'
import { oneRootFieldAMutation } from './one-mutation.ts'
import { parsedDocuments, type RegisteredDocuments } from './registered-documents.ts'
import { createSchema } from './schema.ts'

export type GraphqlParts = {
  readonly records: Pick<GatewayRecords, 'reading' | 'perform' | 'reveal' | 'colleagues'>
  readonly documents: RegisteredDocuments
  /** Documents that are not registered, and introspection. Never outside tests and schema tools. */
  readonly allowArbitraryDocuments: boolean
  readonly log: Log
}

const rules = (allowArbitraryDocuments: boolean): Plugin => ({
  onValidate: ({ addValidationRule }) => {
    addValidationRule(oneRootFieldAMutation)
    if (!allowArbitraryDocuments) addValidationRule(NoSchemaIntrospectionCustomRule)
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
    const operation = getOperationAST(args.document, args.operationName)?.name?.value
    const actorKind = (args.contextValue as Context).actor.kind
    return {
      onExecuteDone: () =>
        log.info('request', { operation, actorKind, milliseconds: Math.round(performance.now() - began) }),
    }
  },
})

/** GraphQL over HTTP for somebody who is signed in: `(body, actor)` → status and text. */
export const createGraphqlHandler = ({ records, documents, allowArbitraryDocuments, log }: GraphqlParts) => {
  const schema = createSchema()
  const parsed = parsedDocuments(schema, documents)
  const armor = new EnvelopArmor({
    maxDepth: { n: 6 },
    maxAliases: { n: 10 },
    maxTokens: { n: 600 },
    maxDirectives: { n: 10 },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: !allowArbitraryDocuments },
  }).protect()
  const mask = maskedBy(log, allowArbitraryDocuments)
  const yoga = createYoga<Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    maskedErrors: { maskError: mask },
    plugins: [
      usePersistedOperations({
        allowArbitraryOperations: allowArbitraryDocuments,
        getPersistedOperation: (hash) => parsed.get(hash) ?? null,
      }),
      ...(armor.plugins as Plugin[]),
      rules(allowArbitraryDocuments),
      noted(log),
      insideOneTransaction as Plugin,
    ],
  })
  return async (body: string, actor: SignedIn): Promise<{ status: number; text: string }> => {
    try {
      const response = await yoga.fetch(
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
