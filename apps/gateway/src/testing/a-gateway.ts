import { randomUUID } from 'node:crypto'
import { createAdviceRecords, createPlatformRecords } from '@concord/records'
import { aTestDatabase, enquiryInput, keysInMemory, openMediationInput, seedPeople } from '@concord/records/testing'
import type { RegisteredDocuments } from '../graphql/registered-documents.ts'
import { createLog } from '../log.ts'
import { gatewayRecordsOf } from '../records.ts'
import { createGateway } from '../server.ts'
import { type Limits, usualLimits } from '../sign-in/limits.ts'
import { createProvider, staffRedirectUri } from '../sign-in/provider.ts'
import { aProvider, audiences, followed } from './a-provider.ts'

export const staffPortalUrl = 'http://localhost:4120'
export const participantPortalUrl = 'http://localhost:4130'

type Options = {
  readonly documents?: RegisteredDocuments
  readonly registeredOnly?: boolean
  readonly limits?: Limits
  /** Where the provider is looked for, if not where it is. */
  readonly issuer?: string
}
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: any }

/** A gateway over HTTP, with a database, a provider and a log of its own. Nothing in it stands in for anything. */
export const aGateway = async () => {
  const database = await aTestDatabase()
  const people = await seedPeople(database.admin)
  const oidc = await aProvider(staffRedirectUri(staffPortalUrl))
  const lines: string[] = []
  const closing: (() => Promise<void>)[] = []
  const platformOf = () =>
    createPlatformRecords({ signInUrl: database.urlOf('sign_in'), digestKey: database.digestKey })
  const platform = platformOf()
  const mortalKeys = keysInMemory()
  const adviceOf = () =>
    createAdviceRecords({
      readUrl: database.urlOf('read_advice'),
      decideUrl: database.urlOf('decide_advice'),
      revealUrl: database.urlOf('reveal_advice'),
      vaultKeys: database.vaultKeys,
      digestKey: database.digestKey,
      mortalKeys,
      connections: 5,
    })
  const records = adviceOf()

  /** Another process of the gateway, on the same database. */
  const start = async ({
    documents = new Map(),
    registeredOnly = false,
    limits = generousLimits,
    issuer = oidc.issuer,
  }: Options = {}) => {
    const gateway = createGateway({
      records: gatewayRecordsOf(adviceOf(), platformOf()),
      provider: createProvider({ ...oidc, issuer, staffPortalUrl, production: false }),
      documents,
      origins: [staffPortalUrl, participantPortalUrl],
      log: createLog('debug', { write: (line) => lines.push(line) }),
      allowArbitraryDocuments: !registeredOnly,
      partners: { audience: audiences.advice, mayIntrospect: !registeredOnly },
      limits,
    })
    const url = `http://127.0.0.1:${await gateway.listen(0)}`
    let closed: Promise<void> | undefined
    const close = () => (closed ??= gateway.close())
    closing.push(close)
    return { ...speakingTo(url), close }
  }
  const main = await start()

  /** A browser's way through the provider; the address it comes back to. */
  const atTheProvider = async (subject: string) => {
    const { body } = await main.post('/sign-in/staff/begin')
    const back = await followed(`${body.url}&login_hint=${subject}`, staffPortalUrl)
    return { state: String(body.state), back }
  }
  const signInStaff = async (subject: string): Promise<string> => {
    const { state, back } = await atTheProvider(subject)
    const { body } = await main.post('/sign-in/staff/complete', { code: back.searchParams.get('code'), state })
    return body.session
  }
  /** With link and code, both made as the worker makes them at the hand-over. */
  const signInParty = async (partyId: string): Promise<string> => {
    const token = await platform.links.make(partyId)
    const code = await platform.codes.make(partyId)
    return (await main.post('/sign-in/link/complete', { token, code })).body.session
  }
  const partiesOf = async (reference: string): Promise<readonly string[]> => {
    const { rows } = await database.admin.query<{ id: string }>(
      'select p.id from advice.party p join advice.mediation m using (root_id) where m.reference = $1 order by p.position',
      [reference],
    )
    return rows.map(({ id }) => id)
  }
  /** Opens a mediation as this session; its reference, and its parties by position (0 the commissioner). */
  const opened = async (session: string, participants = 2) => {
    const input = openMediationInput(people.england, participants)
    const answer = await main.graphql(session, openMediation, { submissionId: randomUUID(), input })
    const reference = answer.body.data.openMediation.made[0].reference as string
    return { reference, parties: await partiesOf(reference) }
  }
  /** Logs an enquiry as this session; its reference. */
  const loggedEnquiry = async (session: string, change: object = {}): Promise<string> => {
    const input = { ...enquiryInput(people.england), ...change }
    const begun = await main.graphql(session, beginEnquiry, { submissionId: randomUUID(), input })
    const reference = begun.body.data.beginEnquiry.made[0].reference as string
    await main.graphql(session, logEnquiry, { submissionId: randomUUID(), reference, input })
    return reference
  }
  return {
    ...main,
    database,
    people,
    platform,
    /** The doors themselves, for what others do in a case before somebody asks the gateway. */
    records,
    mortalKeys,
    oidc,
    lines,
    start,
    atTheProvider,
    signInStaff,
    signInParty,
    partiesOf,
    opened,
    loggedEnquiry,
    close: async () => {
      for (const close of closing) await close()
      await Promise.all([records.close(), platform.close()])
      await oidc.close()
      await database.close()
    },
  }
}
export type TestGateway = Awaited<ReturnType<typeof aGateway>>

const generousLimits: Limits = {
  ...usualLimits,
  client: { points: 100_000, seconds: 600 },
  partner: { points: 100_000, seconds: 600 },
}

const speakingTo = (url: string) => {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
  }
  return {
    url,
    send,
    post: (path: string, body: unknown = {}, headers: Record<string, string> = {}) => send('POST', path, body, headers),
    graphql: (session: string, query: string, variables: unknown = {}) =>
      send('POST', '/graphql', { query, variables }, { authorization: `Bearer ${session}` }),
  }
}

const answerFields =
  '__typename ... on Accepted { made { name reference } } ... on Rejected { rejections { code rule field message severity } }'
export const openMediation = `mutation Open($submissionId: ID!, $input: OpenMediationInput!) {
  openMediation(submissionId: $submissionId, input: $input) { ${answerFields} } }`
export const agreeToMediate = `mutation Agree($submissionId: ID!, $input: AgreeToMediateInput!) {
  agreeToMediate(submissionId: $submissionId, input: $input) { ${answerFields} } }`
export const withdraw = `mutation Withdraw($submissionId: ID!) { withdraw(submissionId: $submissionId) { ${answerFields} } }`
export const correctContactDetails = `mutation Correct($submissionId: ID!, $input: CorrectContactDetailsInput!) {
  correctContactDetails(submissionId: $submissionId, input: $input) { ${answerFields} } }`
export const beginEnquiry = `mutation Begin($submissionId: ID!, $input: EnquiryContactInput!) {
  beginEnquiry(submissionId: $submissionId, input: $input) { ${answerFields} } }`
const onEnquiry = (
  name: string,
  argument: string,
  type: string,
) => `mutation OnEnquiry($submissionId: ID!, $reference: String!, $${argument}: ${type}!) {
  ${name}(submissionId: $submissionId, reference: $reference, ${argument}: $${argument}) { ${answerFields} } }`
export const saveEnquiry = onEnquiry('saveEnquiry', 'input', 'EnquiryContactInput')
export const logEnquiry = onEnquiry('logEnquiry', 'input', 'EnquiryContactInput')
export const passToSeniorAdviser = onEnquiry('passToSeniorAdviser', 'accountId', 'String')
export const recordCircumstances = onEnquiry('recordCircumstances', 'input', 'EnquiryCircumstancesInput')
export const chooseHelp = onEnquiry('chooseHelp', 'input', 'HelpChoiceInput')
export const closeEnquiry = onEnquiry('closeEnquiry', 'input', 'EnquiryClosingInput')
export const recordCaseOpened = onEnquiry('recordCaseOpened', 'caseReference', 'String')
export const enquiryPage = `query EnquiryPage($reference: String!) { enquiry(reference: $reference) {
  reference organisationId organisationName stage waitingSentence openedOn channel callerName callerEmail about anotherMatter
  circumstances { practitionerProfession conductIsPart specificMatters localAttemptsFailed difficultyWorkingTogether teamBarriers note }
  recommendation { help because askAgain } help reason outcome caseReference closingNote steps { at what who } mayDo
  whoCanSee { what readers { who reach } } } }`
export const casePage = `query CasePage($reference: String!) { mediation(reference: $reference) {
  reference organisationName stage waitingSentence openedOn commissioner { name email }
  openedBy adviser caseSupport mayRead mayDo concern { profession conductIsPart }
  suitability { jointProblem willingness notContractual notFormal noOtherRelationship fitToAttend }
  charges { pounds putOn answer answeredOn } reasons { number rule givenOn } mediators { standing colleague { displayName } }
  participants { position name email agreementReceived agreedOn reachable sharesAgreement safeContact { channel fromHour untilHour }
    outlineReceivedOn talk { times bookedAt declined } companion { position name email invitedOn promisedOn } }
  tasks { kind occurrence position dueAt what } withdrawalsTold { position toldOn channel } timeline { at what who } } }`
export const myPage = `query MyPage { myMediation { organisationName ownName answerBy agreedOn withdrewOn milestones { name reachedOn } }
  commissionedMediation { organisationName ownName milestones { name reachedOn } referred { position name } } me { kind displayName roles } }`
