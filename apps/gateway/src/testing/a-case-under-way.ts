import { randomUUID } from 'node:crypto'
import { accepted, openedBy, seededPeople } from '@concord/records/testing'
import type { Answer, TestGateway } from './a-gateway.ts'

const system = { kind: 'system', service: 'assisted-mediation' } as const
const adviser = { kind: 'staff', id: seededPeople.adviser } as const
const mediators = [seededPeople.mediator, seededPeople.secondMediator]

/** A mediation whose charges are accepted, with the acts of others that a party's page may depend on. */
export const aCaseUnderWay = async (one: TestGateway, participants = 2) => {
  const { records, database } = one
  const opened = await openedBy(records, participants)
  const root = { reference: opened.reference }
  const inDatabase = async (column: string): Promise<string> => {
    const { rows } = await database.admin.query<{ at: Date }>(
      `select ${column} as at from advice.mediation where root_id = $1`,
      [opened.rootId],
    )
    return rows[0]?.at.toISOString() ?? ''
  }
  /** As the worker tells the case that a message was handed over. */
  const handedOver = (kind: string, partyId: string, occurrence: number) =>
    accepted(
      records,
      system,
      'recordHandOver',
      { kind, partyId, occurrence, outcome: 'handedOver' },
      { id: opened.rootId },
    )
  return {
    ...opened,
    root,
    inDatabase,
    handedOver,
    agree: (participant: number) =>
      accepted(records, opened.parties[participant]!, 'agreeToMediate', { keepsConfidentiality: true }),
    /** AM-1, AM-2: both registered mediators are asked, declare no connection, and are assigned. */
    assignMediators: async () => {
      for (const mediatorId of mediators) {
        await accepted(records, adviser, 'proposeMediator', { mediatorId }, root)
        await accepted(records, { kind: 'staff', id: mediatorId }, 'declareNoConnection', {}, root)
      }
      await accepted(records, adviser, 'assignMediators', { mediatorIds: mediators }, root)
    },
    /** Ends as not agreed at its announced instant, after the reminders really went; the clock is moved there. */
    endBySilence: async () => {
      await database.clock.moveTo(await inDatabase('agreement_due_at'))
      await accepted(records, system, 'endAsNotAgreed', {}, { id: opened.rootId })
    },
  }
}
export type CaseUnderWay = Awaited<ReturnType<typeof aCaseUnderWay>>

/** The register's two mediators, once a database. */
export const registerMediators = async ({ records }: TestGateway): Promise<void> => {
  for (const accountId of mediators)
    await accepted(records, { kind: 'staff', id: seededPeople.caseSupport }, 'registerMediator', {
      accountId,
      entry: { accreditation: 'Invented College of Mediators' },
      accreditedUntil: '2099-12-31',
      mostCases: 50,
    })
}

const answerFields =
  '__typename ... on Accepted { made { name } } ... on Rejected { rejections { code rule field message } }'

/** Sends one command of a party by name; what its mutation answered. */
export const sendingAs =
  (one: TestGateway, session: string) =>
  async (
    name: string,
    input?: object,
  ): Promise<{ __typename: string; rejections?: { code: string; field: string }[] } | null> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const query = input
      ? `mutation($id: ID!, $input: ${type}!) { ${name}(submissionId: $id, input: $input) { ${answerFields} } }`
      : `mutation($id: ID!) { ${name}(submissionId: $id) { ${answerFields} } }`
    const answer: Answer = await one.graphql(session, query, { id: randomUUID(), input })
    if (answer.body.errors) throw new Error(answer.text)
    return answer.body.data[name]
  }
