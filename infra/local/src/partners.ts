import type { Secrets } from './secrets.ts'

/** An organisation's own system that signs in by client credentials. */
export type PartnerSystem = {
  readonly clientId: string
  readonly organisationId: string
  readonly organisation: string
}
export type PartnerClient = PartnerSystem & { readonly clientSecret: string }

/** Plainly invented: one each of two organisations that have a mediation in the demo, so that neither sees the other's. */
export const partnerSystems: readonly PartnerSystem[] = [
  {
    clientId: 'exampleshire-system',
    organisationId: 'b0000000-0000-4000-8000-000000000001',
    organisation: 'Exampleshire Invented NHS Trust',
  },
  {
    clientId: 'lough-system',
    organisationId: 'b0000000-0000-4000-8000-000000000003',
    organisation: 'Lough Invented HSC Trust',
  },
]

/** The systems with the secrets that the provider gave them. */
export const partnerClientsOf = (secrets: Secrets): readonly PartnerClient[] =>
  partnerSystems.map((one) => ({ ...one, clientSecret: secrets(`partner-${one.clientId}`) }))
