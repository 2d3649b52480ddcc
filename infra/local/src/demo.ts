import { createHash } from 'node:crypto'
import { referenceFrom } from '@concord/domain/shared'
import { createAdviceRecords, staffMarks } from '@concord/records'
import type { LoginRole } from '@concord/records/migrate'
import type pg from 'pg'
import { partnerSystems } from './partners.ts'
import { type Persona, personas } from './personas.ts'

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

const personaWith = (role: string): Persona => {
  const found = personas.find(({ roles }) => roles.includes(role))
  if (!found) throw new Error(`no persona has the role ${role}`)
  return found
}
const caseSupportId = personaWith('case-support').accountId

const mediations = [
  {
    organisationId: organisations[0][0],
    caseSupportId,
    profession: 'doctor',
    conductIsPart: 'yes',
    commissioner: { name: 'Corin Demo-Commissioner', email: 'corin@exampleshire.example' },
    participants: [
      { name: 'Ashby Demo-Registrar', email: 'ashby@exampleshire.example' },
      { name: 'Bryn Demo-Consultant', email: 'bryn@exampleshire.example' },
    ],
  },
  {
    organisationId: organisations[2][0],
    caseSupportId,
    profession: 'pharmacist',
    conductIsPart: 'notKnown',
    commissioner: { name: 'Niamh Demo-Commissioner', email: 'niamh@lough.example' },
    participants: [
      { name: 'Zoë Demo-Nurse', email: 'zoe@lough.example' },
      { name: 'Eoin Demo-Surgeon', email: 'eoin@lough.example' },
      { name: 'Fadil Demo-Pharmacist', email: 'fadil@lough.example' },
    ],
  },
]

/** Organisations with their systems, and staff, who are the platform's and belong to no case. Running it again changes nothing. */
export const seedPlatform = async (admin: pg.Client, digestKey: string): Promise<void> => {
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
  for (const { accountId, subject, displayName, email, roles } of personas) {
    await admin.query(
      `insert into platform.staff_account (id, oidc_subject, display_name, email) values ($1, $2, $3, $4)
       on conflict (id) do update set email = excluded.email`,
      [accountId, subject, displayName, email],
    )
    // Who works here and is named as a party has a conflict with that case.
    await admin.query('select advice.mark_staff($1, $2::bytea[])', [accountId, staffMarks(digestKey, [email])])
    for (const role of roles) {
      await admin.query(
        `insert into platform.staff_role (account_id, role, wall) values ($1, $2, 'advice') on conflict do nothing`,
        [accountId, role],
      )
    }
  }
  // PP-7: every organisation has its allocated Adviser.
  await admin.query('update platform.organisation set allocated_adviser = $1 where allocated_adviser is null', [
    personaWith('adviser').accountId,
  ])
  await admin.query('commit')
}

export type DemoParts = { urls: Record<LoginRole, string>; vaultKeys: string; digestKey: string }

type Act = (actor: DemoActor, name: string, input: object, root?: { readonly reference: string }) => Promise<Accepted>
type DemoActor = { readonly kind: 'staff' | 'party'; readonly id: string }
type Accepted = { readonly made: (name: string) => string }

const staff = (role: string): DemoActor => ({ kind: 'staff', id: personaWith(role).accountId })
const suitable = {
  jointProblem: 'yes',
  willingness: 'yes',
  notContractual: 'yes',
  notFormal: 'yes',
  noOtherRelationship: 'yes',
  fitToAttend: 'yes',
}

const registerMediators = async (act: Act): Promise<void> => {
  for (const { accountId } of personas.filter(({ roles }) => roles.includes('mediator')))
    await act(staff('case-support'), 'registerMediator', {
      accountId,
      entry: { accreditation: 'Workplace mediator, accredited by the Invented Council of Mediators' },
      accreditedUntil: '2031-12-31',
      mostCases: 8,
    })
}

/** The first one's charges are accepted, so that everybody is asked; the second one waits for its commissioner. */
const openMediations = async (act: Act): Promise<void> => {
  for (const [index, input] of mediations.entries()) {
    const { made } = await act(staff('senior-adviser'), 'openMediation', input)
    const root = { reference: referenceFrom('AM', made('reference')) }
    const charges = {
      pounds: 1200 + 300 * index,
      covers: 'Two mediators for a full working day, and what is prepared before it',
    }
    await act(staff('senior-adviser'), 'answerSuitability', suitable, root)
    await act(staff('senior-adviser'), 'putCharges', { partyId: made('commissioner'), ...charges }, root)
    if (index === 0) await act({ kind: 'party', id: made('commissioner') }, 'acceptCharges', {})
  }
}

const enquiries = [
  {
    organisationId: organisations[1][0],
    caller: { name: 'Carys Demo-Manager', email: 'carys@dychmygol.example' },
    channel: 'telephone',
    about:
      'Two partners of a practice no longer speak to each other. The practice manager has tried to bring them together.',
  },
  { caller: { name: 'Idris Demo-Caller' }, about: 'Called from a train, and calls again' },
]

/** The first one is with the Senior Adviser; the second one is half typed. */
const logEnquiries = async (act: Act): Promise<void> => {
  for (const [index, input] of enquiries.entries()) {
    const { made } = await act(staff('case-support'), 'beginEnquiry', input)
    if (index > 0) continue
    const root = { reference: referenceFrom('EN', made('reference')) }
    await act(staff('case-support'), 'logEnquiry', input, root)
    await act(
      staff('case-support'),
      'passToSeniorAdviser',
      { accountId: personaWith('senior-adviser').accountId },
      root,
    )
  }
}

/**
 * Opens the demo's mediations and enquiries by the same door as everybody: a repeated start repeats the submissions, which changes nothing.
 * @returns how many there are
 */
export const seedMediations = async ({ urls, vaultKeys, digestKey }: DemoParts): Promise<number> => {
  const records = createAdviceRecords({
    readUrl: urls.read_advice,
    decideUrl: urls.decide_advice,
    revealUrl: urls.reveal_advice,
    vaultKeys,
    digestKey,
    connections: 1,
  })
  let count = 0
  const act: Act = async (actor, name, input, root) => {
    count += 1
    const submission = { submissionId: fixedId(`${count} ${name}`), name, input, ...(root ? { root } : {}) }
    const answer = await records.perform(actor, submission)
    if (answer.kind !== 'accepted') throw new Error(`the demo's ${name} was not accepted: ${answer.kind}`)
    return answer
  }
  try {
    await registerMediators(act)
    await openMediations(act)
    await logEnquiries(act)
  } finally {
    await records.close()
  }
  return mediations.length
}
