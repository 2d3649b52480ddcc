import { createHash } from 'node:crypto'
import { createAdviceRecords } from '@concord/records'
import type { LoginRole } from '@concord/records/migrate'
import type pg from 'pg'
import { partnerSystems } from './partners.ts'
import { personas } from './personas.ts'

/** Plainly invented. The one in Scotland is there to be refused (PP-1). */
export const organisations = [
  ['b0000000-0000-4000-8000-000000000001', 'Exampleshire Invented NHS Trust', 'England', 'public', 'secondary'],
  [
    'b0000000-0000-4000-8000-000000000002',
    'Bwrdd Iechyd Dychmygol (Invented Health Board)',
    'Wales',
    'public',
    'primary',
  ],
  ['b0000000-0000-4000-8000-000000000003', 'Lough Invented HSC Trust', 'Northern Ireland', 'public', 'secondary'],
  ['b0000000-0000-4000-8000-000000000004', 'Makebelieve Independent Clinics', 'England', 'independent', 'secondary'],
  ['b0000000-0000-4000-8000-000000000005', 'Invented Glen Health Board', 'Scotland', 'public', 'secondary'],
] as const

/** A UUID that is the same at every start, so that opening the demo's cases again is a repeat and not a second case. */
const fixedId = (name: string) => {
  const hex = createHash('sha256').update(`concord demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const mediations = [
  {
    organisationId: organisations[0][0],
    commissioner: { name: 'Corin Demo-Commissioner', email: 'corin@exampleshire.example' },
    participants: [
      { name: 'Ashby Demo-Registrar', email: 'ashby@exampleshire.example' },
      { name: 'Bryn Demo-Consultant', email: 'bryn@exampleshire.example' },
    ],
  },
  {
    organisationId: organisations[2][0],
    commissioner: { name: 'Niamh Demo-Commissioner', email: 'niamh@lough.example' },
    participants: [
      { name: 'Zoë Demo-Nurse', email: 'zoe@lough.example' },
      { name: 'Eoin Demo-Surgeon', email: 'eoin@lough.example' },
      { name: 'Fadil Demo-Pharmacist', email: 'fadil@lough.example' },
    ],
  },
]

/** Organisations with their systems, and staff, who are the platform's and belong to no case. Running it again changes nothing. */
export const seedPlatform = async (admin: pg.Client): Promise<void> => {
  await admin.query('begin')
  for (const one of organisations) {
    await admin.query(
      `insert into platform.organisation (id, name, nation, sector, care_setting) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [...one],
    )
  }
  for (const { clientId, organisationId } of partnerSystems) {
    await admin.query(
      'insert into platform.partner_client (client_id, organisation_id, active) values ($1, $2, true) on conflict (client_id) do nothing',
      [clientId, organisationId],
    )
  }
  for (const { accountId, subject, displayName, roles } of personas) {
    await admin.query(
      'insert into platform.staff_account (id, oidc_subject, display_name) values ($1, $2, $3) on conflict (id) do nothing',
      [accountId, subject, displayName],
    )
    for (const role of roles) {
      await admin.query(
        `insert into platform.staff_role (account_id, role, wall) values ($1, $2, 'advice') on conflict do nothing`,
        [accountId, role],
      )
    }
  }
  await admin.query('commit')
}

export type DemoParts = { urls: Record<LoginRole, string>; vaultKeys: string; digestKey: string }

/**
 * Opens the demo's mediations by the same door as everybody: a repeated start repeats the submissions, which opens nothing.
 * @returns how many there are
 */
export const seedMediations = async ({ urls, vaultKeys, digestKey }: DemoParts): Promise<number> => {
  const adviser = personas.find(({ roles }) => roles.includes('senior-adviser'))
  if (!adviser) throw new Error('no persona is a Senior Adviser')
  const records = createAdviceRecords({
    readUrl: urls.read_advice,
    decideUrl: urls.decide_advice,
    revealUrl: urls.reveal_advice,
    vaultKeys,
    digestKey,
    connections: 1,
  })
  try {
    for (const [index, input] of mediations.entries()) {
      const actor = { kind: 'staff', id: adviser.accountId } as const
      const submission = { submissionId: fixedId(`mediation ${index}`), name: 'openMediation', input }
      const answer = await records.perform(actor, submission)
      if (answer.kind !== 'accepted')
        throw new Error(`the demo's mediation ${index + 1} was not opened: ${answer.kind}`)
    }
  } finally {
    await records.close()
  }
  return mediations.length
}
