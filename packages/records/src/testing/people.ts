import type pg from 'pg'

export const seededPeople = {
  adviser: 'a1000000-0000-4000-8000-000000000001',
  otherAdviser: 'a1000000-0000-4000-8000-000000000002',
  mediator: 'a1000000-0000-4000-8000-000000000003',
  secondMediator: 'a1000000-0000-4000-8000-000000000004',
  caseSupport: 'a1000000-0000-4000-8000-000000000005',
  allocatedAdviser: 'a1000000-0000-4000-8000-000000000006',
  england: 'b1000000-0000-4000-8000-000000000001',
  scotland: 'b1000000-0000-4000-8000-000000000002',
} as const
export type SeededPeople = typeof seededPeople

const staff: readonly (readonly [string, string, string, string])[] = [
  [seededPeople.adviser, 'sage', 'Sage Test', 'senior-adviser'],
  [seededPeople.otherAdviser, 'rowan', 'Rowan Test', 'senior-adviser'],
  [seededPeople.mediator, 'max', 'Max Test', 'mediator'],
  [seededPeople.secondMediator, 'mina', 'Mina Test', 'mediator'],
  [seededPeople.caseSupport, 'cass', 'Cass Test', 'case-support'],
  [seededPeople.allocatedAdviser, 'alva', 'Alva Test', 'adviser'],
]

/** Staff and organisations that the tests act with; plainly invented. */
export const seedPeople = async (admin: pg.Pool): Promise<SeededPeople> => {
  for (const [id, subject, name, role] of staff) {
    await admin.query(
      'insert into platform.staff_account (id, oidc_subject, display_name, email) values ($1, $2, $3, $4)',
      [id, subject, name, `${subject}@advice.example`],
    )
    await admin.query("insert into platform.staff_role (account_id, role, wall) values ($1, $2, 'advice')", [id, role])
  }
  const { england, scotland, allocatedAdviser } = seededPeople
  await admin.query(
    `insert into platform.organisation (id, name, nation, sector, care_setting, allocated_adviser) values
     ($1, 'Exampleshire Invented NHS Trust', 'England', 'public', 'secondary', $3),
     ($2, 'Invented Glen Health Board', 'Scotland', 'public', 'secondary', null)`,
    [england, scotland, allocatedAdviser],
  )
  return seededPeople
}

/** What is typed to open a mediation; names hold letters outside ASCII, so that a search for them is an honest one. */
export const openMediationInput = (organisationId: string, participants = 2) => ({
  organisationId,
  caseSupportId: seededPeople.caseSupport,
  profession: 'doctor',
  conductIsPart: 'yes',
  commissioner: { name: 'Ådne Commissioner', email: 'adne@example.org' },
  participants: Array.from({ length: participants }, (_, index) => ({
    name: `Zoë Nåme-${index + 1}`,
    email: `zoe${index + 1}@example.org`,
  })),
})

/** Every condition for mediation holds. */
export const suitable = {
  jointProblem: 'yes',
  willingness: 'yes',
  notContractual: 'yes',
  notFormal: 'yes',
  noOtherRelationship: 'yes',
  fitToAttend: 'yes',
} as const

/** What is typed to log an enquiry, whole; names hold letters outside ASCII here too. */
export const enquiryInput = (organisationId: string) => ({
  organisationId,
  caller: { name: 'Ådne Cållér', email: 'adne@example.org' },
  channel: 'telephone',
  about: 'Zwei Ärzte, ein Streit\nund kein Gespräch.',
})
