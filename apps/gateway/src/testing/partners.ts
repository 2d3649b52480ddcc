import type { TestGateway } from './a-gateway.ts'

/** A second organisation in scope, and the clients of both, as the platform knows them. */
export const seedPartners = async ({ database, people }: TestGateway) => {
  const clinics = 'b1000000-0000-4000-8000-000000000003'
  await database.admin.query(
    `insert into platform.organisation (id, name, nation, sector, care_setting)
     values ($1, 'Makebelieve Invented Clinics', 'England', 'independent', 'secondary')`,
    [clinics],
  )
  await database.admin.query(
    `insert into platform.partner_client (client_id, organisation_id, active)
     values ('trust-system', $1, true), ('clinic-system', $2, true), ('put-out-of-use', $1, false)`,
    [people.england, clinics],
  )
  return { trust: people.england, clinics }
}

export const partnerList = `query Partner($first: Int, $after: String) { partnerMediations(first: $first, after: $after) {
  nodes { reference milestone month } pageInfo { hasNextPage endCursor } } }`
