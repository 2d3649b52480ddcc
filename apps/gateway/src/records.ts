import { referenceFrom } from '@concord/domain/shared'
import {
  type AdviceRecords,
  accompaniedMediation,
  addressedDisclosures,
  commissionedMediation,
  type createPlatformRecords,
  disclosurePage,
  enquiryPage,
  listEnquiries,
  listMediations,
  listMediators,
  listOrganisations,
  listPartnerMediations,
  listProposals,
  mediationPage,
  myMediation,
  openDisclosuresOf,
  ownConnectionsOf,
  proposalPage,
  registeredMediator,
  toldOfSafety,
  whoHasLooked,
} from '@concord/records'
import type { GatewayRecords, SignInRecords } from './records-port.ts'

type Platform = ReturnType<typeof createPlatformRecords>

const signInOf = (platform: Platform): SignInRecords => ({
  actorOf: async (session) => {
    const found = await platform.sessions.find(session)
    if (found === null) return null
    if (found.kind === 'party') return { kind: 'party', id: found.subject, wall: 'advice' }
    const account = await platform.staff.byId(found.subject)
    if (account === null) return null
    return { kind: 'staff', id: account.id, roles: account.roles, wall: 'advice', displayName: account.displayName }
  },
  openSession: platform.sessions.open,
  closeSession: platform.sessions.close,
  beginAttempt: platform.attempts.begin,
  takeAttempt: platform.attempts.take,
  staffBySubject: platform.staff.bySubject,
  organisationOfClient: platform.partnerClients.organisationOf,
  link: platform.links.find,
  spendCode: platform.codes.spend,
  limitsStore: { query: (statement) => platform.pool.query(statement) },
})

/** Has a grant on one promise that nobody is owed, and no session: what it sees, row security lets through. */
const canary = { kind: 'staff', id: '00000000-0000-4000-8000-0000000ca9a2' } as const

const partyAtPosition = `
select (select c.party_id from advice.party_contact c where c.root_id = m.root_id and c.position = $2) as party_id
from advice.mediation m where m.reference = $1`

/** How the references begin of what an opening command makes. */
const prefixes: Readonly<Record<string, string>> = {
  openMediation: 'AM',
  beginEnquiry: 'EN',
  beginDisclosure: 'SD',
}

/** The records, in the gateway's words. */
export const gatewayRecordsOf = (advice: AdviceRecords, platform: Platform): GatewayRecords => ({
  reading: (actor, work) =>
    advice.withActor(actor, (sql, prisma) =>
      work({
        listMediations: (page) => listMediations(sql, page),
        mediationPage: (reference) => mediationPage(sql, advice.ring, reference),
        partyAt: async (reference, position) => {
          const [row] = await sql<{ party_id: string | null }>(partyAtPosition, [reference, position])
          return row ? { partyId: row.party_id } : null
        },
        listProposals: () => listProposals(sql),
        proposalPage: (reference) => proposalPage(sql, advice.ring, reference),
        listMediators: () => listMediators(sql),
        registeredMediator: (accountId) => registeredMediator(sql, accountId),
        ownConnections: () => ownConnectionsOf(sql),
        myMediation: () => myMediation(sql, advice.ring),
        whoHasLooked: () => whoHasLooked(sql),
        commissionedMediation: () => commissionedMediation(sql, advice.ring),
        accompaniedMediation: () => accompaniedMediation(sql, advice.ring),
        listPartnerMediations: (page) => listPartnerMediations(sql, page),
        organisations: () => listOrganisations(prisma),
        listEnquiries: (page) => listEnquiries(sql, page),
        enquiryPage: (reference) => enquiryPage(sql, advice.ring, reference),
        openDisclosures: () => openDisclosuresOf(sql),
        disclosurePage: (reference) => disclosurePage(sql, reference),
        addressedDisclosures: () => addressedDisclosures(sql),
        toldOfSafety: () => toldOfSafety(sql),
      }),
    ),
  perform: async (actor, { submissionId, name, input, reference, under }) => {
    const performed = await advice.perform(actor, {
      submissionId,
      name,
      input,
      ...(reference === undefined ? {} : { root: { reference } }),
      ...(under === undefined ? {} : { parent: { reference: under } }),
    })
    if (performed.kind !== 'accepted') return performed
    const prefix = prefixes[name]
    return { kind: 'accepted', reference: prefix ? referenceFrom(prefix, performed.made('reference')) : null }
  },
  reveal: advice.reveal,
  colleagues: platform.staff.everybody,
  requestSignInCode: async (partyId) => {
    await advice.requestMessage(partyId, 'signInCode')
  },
  requestLinkAgain: async (partyId) => {
    await advice.requestMessage(partyId, 'linkAgain')
  },
  canaryIsSeen: async () => {
    const seen = await advice.withActor(canary, (sql) => sql("select 1 from advice.promise where kind = 'canary'"))
    return seen.length === 1 && (await platform.answers())
  },
  signIn: signInOf(platform),
  close: async () => {
    await Promise.all([advice.close(), platform.close()])
  },
})
