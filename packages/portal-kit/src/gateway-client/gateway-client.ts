import {
  ApolloClient,
  ApolloLink,
  HttpLink,
  InMemoryCache,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client'
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { print } from 'graphql'
import { registeredHash } from './registered-text.ts'

/** The session is unknown to the gateway, or has ended. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut'
}

/** The gateway asks to wait: too many requests from this address or for this person. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
}

/** The address asks for a place in a list that cannot be one: somebody changed it. */
export class NoSuchPlace extends Error {
  override readonly name = 'NoSuchPlace'
}

export type GatewayClient = {
  /** What the document asks for. Throws `SignedOut`, `TooManyRequests`, or a fault. */
  read<Data, Variables extends OperationVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  /** Sends one command. Throws as `read` does; a refusal is data. */
  send<Data, Variables extends OperationVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
}

/** How long a page waits for the gateway before it says that something has gone wrong, in milliseconds. */
export const gatewayPatience = 10_000

// The text stays here: the gateway knows it by its hash, and takes no other.
const sendHashOnly = new ApolloLink((operation, forward) => {
  operation.extensions = { persistedQuery: { version: 1, sha256Hash: registeredHash(print(operation.query)) } }
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } })
  return forward(operation)
})

/**
 * A client for one request of one person: it is made, asked and dropped, so that nothing of one answer can reach another.
 * @param session the opaque id of the person's cookie
 * @param clientAddress the browser's address, by which the gateway counts
 */
export const createGatewayClient = (parts: {
  readonly gatewayUrl: string
  readonly session: string
  readonly clientAddress: string
  readonly fetch?: typeof fetch
}): GatewayClient => {
  const client = new ApolloClient({
    ssrMode: true,
    cache: new InMemoryCache({ possibleTypes: { CommandAnswer: ['Accepted', 'Rejected'] } }),
    link: ApolloLink.from([
      sendHashOnly,
      new HttpLink({
        uri: `${parts.gatewayUrl}/graphql`,
        headers: { authorization: `Bearer ${parts.session}`, 'x-concord-client': parts.clientAddress },
        fetch: (input, init) =>
          (parts.fetch ?? fetch)(input, { ...init, signal: AbortSignal.timeout(gatewayPatience) }),
      }),
    ]),
  })
  return {
    read: (query, variables) => answered(client.query({ query, variables, fetchPolicy: 'no-cache' } as never)),
    send: (mutation, variables) => answered(client.mutate({ mutation, variables, fetchPolicy: 'no-cache' } as never)),
  }
}

const answered = async <Data>(asking: Promise<{ data?: unknown }>): Promise<Data> => {
  try {
    const { data } = await asking
    // Every document of ours that reads asks who is asking: nobody means that the session opens nothing any more.
    if ((data as { me?: unknown } | undefined)?.me === null) throw new SignedOut('The session has ended')
    return data as Data
  } catch (fault) {
    if (ServerError.is(fault) && fault.statusCode === 401) throw new SignedOut('The session has ended')
    if (ServerError.is(fault) && fault.statusCode === 429) throw new TooManyRequests('Asked too often')
    if (codesOf(fault).includes('CURSOR')) throw new NoSuchPlace('No such place in a list')
    throw fault
  }
}

// With an answer of its own kind Apollo reads the errors; with another it keeps the text.
const codesOf = (fault: unknown): readonly unknown[] => {
  if (CombinedGraphQLErrors.is(fault)) return fault.errors.map(({ extensions }) => extensions?.['code'])
  if (!ServerError.is(fault)) return []
  try {
    const { errors } = JSON.parse(fault.bodyText) as { errors?: { extensions?: { code?: unknown } }[] }
    return (errors ?? []).map(({ extensions }) => extensions?.code)
  } catch {
    return []
  }
}
