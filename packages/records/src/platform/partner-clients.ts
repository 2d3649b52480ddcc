import type { Sql } from '../connection.ts'

/** The organisations' own systems, by the client ids that the sign-in provider gave them. */
export const partnerClientsOn = (sql: Sql) => ({
  /** The organisation that an active client acts for; null where there is none, or it is put out of use. */
  organisationOf: async (clientId: string): Promise<string | null> => {
    const [row] = await sql<{ organisation_id: string }>(
      'select organisation_id from platform.partner_client where client_id = $1 and active',
      [clientId],
    )
    return row?.organisation_id ?? null
  },
})
