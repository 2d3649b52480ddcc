import type { AdviceReads, GatewayRecords, SignedIn } from '../records-port.ts'

/** What a resolver is given. `reads` is there inside a query alone; a mutation has no transaction of its own. */
export type Context = {
  readonly actor: SignedIn
  readonly records: Pick<GatewayRecords, 'reading' | 'perform' | 'reveal' | 'colleagues'>
  reads?: AdviceReads
}

export const readsOf = ({ reads }: Context): AdviceReads => {
  if (reads === undefined) throw new Error('a read outside of the request’s reading transaction')
  return reads
}
