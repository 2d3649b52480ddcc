import type pg from 'pg'

export type SeededPeople = {
  readonly adviser: string
  readonly otherAdviser: string
  readonly mediator: string
  readonly england: string
  readonly scotland: string
}

export const seededPeople: SeededPeople = {
  adviser: 'a1000000-0000-4000-8000-000000000001',
  otherAdviser: 'a1000000-0000-4000-8000-000000000002',
  mediator: 'a1000000-0000-4000-8000-000000000003',
  england: 'b1000000-0000-4000-8000-000000000001',
  scotland: 'b1000000-0000-4000-8000-000000000002',
}

/** Staff and organisations that the tests act with; plainly invented. */
export const seedPeople = async (admin: pg.Pool): Promise<SeededPeople> => {
  const { adviser, otherAdviser, mediator, england, scotland } = seededPeople
  await admin.query(
    `insert into platform.staff_account (id, oidc_subject, display_name) values ($1, 'sage', 'Sage Test'), ($2, 'rowan', 'Rowan Test'), ($3, 'max', 'Max Test')`,
    [adviser, otherAdviser, mediator],
  )
  await admin.query(
    `insert into platform.staff_role (account_id, role, wall) values ($1, 'senior-adviser', 'advice'), ($2, 'senior-adviser', 'advice'), ($3, 'mediator', 'advice')`,
    [adviser, otherAdviser, mediator],
  )
  await admin.query(
    `insert into platform.organisation (id, name, nation, sector, care_setting) values
     ($1, 'Exampleshire Invented NHS Trust', 'England', 'public', 'secondary'), ($2, 'Invented Glen Health Board', 'Scotland', 'public', 'secondary')`,
    [england, scotland],
  )
  return seededPeople
}

/** What is typed to open a mediation; names hold letters outside ASCII, so that a search for them is an honest one. */
export const openMediationInput = (organisationId: string, participants = 2) => ({
  organisationId,
  commissioner: { name: 'Ådne Commissioner', email: 'adne@example.org' },
  participants: Array.from({ length: participants }, (_, index) => ({
    name: `Zoë Nåme-${index + 1}`,
    email: `zoe${index + 1}@example.org`,
  })),
})
