import type { Organisation } from '@concord/domain/practitioner-advice'
import type { Sql } from '../connection.ts'

export type OrganisationRow = {
  id: string
  nation: Organisation['nation']
  sector: Organisation['sector']
  care_setting: Organisation['careSetting']
  allocated_adviser: string | null
}

export const organisationFrom = (row: OrganisationRow): Organisation => ({
  id: row.id,
  nation: row.nation,
  sector: row.sector,
  careSetting: row.care_setting,
  allocatedAdviser: row.allocated_adviser,
})

/** The organisation as the rules know it; null where there is none of this id. */
export const organisationOf = async (sql: Sql, id: string): Promise<Organisation | null> => {
  const [row] = await sql<OrganisationRow>(
    'select id, nation, sector, care_setting, allocated_adviser from platform.organisation where id = $1',
    [id],
  )
  return row ? organisationFrom(row) : null
}
