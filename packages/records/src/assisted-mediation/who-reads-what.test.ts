import { randomUUID } from 'node:crypto'
import { isDenied } from '@concord/domain/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../actor.ts'
import { staffMarks } from '../index.ts'
import type { LoginRole } from '../migrate/index.ts'
import { accepted, adviser, aWall, openedBy } from '../testing/opened-mediation.ts'
import { seededPeople } from '../testing/people.ts'
import { caseSupport, clearedFor, mediators, registerMediators } from '../testing/prepared-mediation.ts'

const [, two] = mediators
const staff = (id: string) => ({ kind: 'staff', id }) as const
const replaced = staff('a1000000-0000-4000-8000-000000000011')
const connected = staff('a1000000-0000-4000-8000-000000000012')
const otherMediator = staff('a1000000-0000-4000-8000-000000000013')

let wall: Awaited<ReturnType<typeof aWall>>
const pools = new Map<LoginRole, pg.Pool>()
const poolOf = (role: LoginRole) => {
  const pool = pools.get(role) ?? new pg.Pool({ connectionString: wall.database.urlOf(role), max: 2 })
  pools.set(role, pool)
  return pool
}
const moreMediators = async () => {
  for (const [index, { id }] of [replaced, connected, otherMediator].entries()) {
    await wall.rows(
      'insert into platform.staff_account (id, oidc_subject, display_name, email) values ($1, $2, $3, $4)',
      [id, `mediator-${index}`, 'Another Mediator', `mediator-${index}@advice.example`],
    )
    await wall.rows("insert into platform.staff_role (account_id, role, wall) values ($1, 'mediator', 'advice')", [id])
    await accepted(wall.records, caseSupport, 'registerMediator', {
      accountId: id,
      entry: { accreditation: 'Invented Board of Workplace Mediators' },
      accreditedUntil: '2099-12-31',
      mostCases: 50,
    })
  }
}
const alone = { 'AM-2': 'A small case' }
const time = (day: number) => new Date(Date.UTC(2090, 5, day, 10)).toISOString()
let nextDay = 1

/** A case with one of everything: the first participant has agreed and prepared, the second has not. */
const aCase = async () => {
  const { records } = wall
  const opened = await openedBy(records)
  const root = { reference: opened.reference }
  const [first, second] = opened.parties as [Actor, Actor]
  const act = (actor: Actor, name: string, input: object = {}) =>
    accepted(records, actor, name, input, actor.kind === 'staff' ? root : undefined)
  await clearedFor(records, opened, replaced)
  await act(adviser, 'assignMediators', { mediatorIds: [replaced.id], reasons: alone })
  await clearedFor(records, opened, mediators[0])
  await act(adviser, 'assignMediators', { mediatorIds: [mediators[0].id], reasons: alone })
  await act(adviser, 'proposeMediator', { mediatorId: connected.id })
  await act(connected, 'declareConnection')
  await act(adviser, 'proposeMediator', { mediatorId: two.id })
  await act(first, 'agreeToMediate', { keepsConfidentiality: true })
  await act(first, 'answerSharing', { sharesAgreement: true })
  const hours = { fromHour: 9, untilHour: 17 }
  await act(first, 'setSafeContact', { channel: 'email', email: 'safe@example.org', notAtWork: true, ...hours })
  await act(first, 'saveOutline', { draft: 'Zoë begins' })
  await act(first, 'handInOutline', { outline: 'Zoë wrote this' })
  nextDay += 1
  await act(mediators[0], 'offerTalk', { partyId: opened.parties[0]?.id, times: [time(nextDay)] })
  const companion = { companion: { name: 'Çelik Companion', email: 'celik@example.org' } }
  const { made } = await act(first, 'inviteCompanion', companion)
  return { ...opened, act, first, second, companion: { kind: 'party', id: made('companion') } as Actor }
}
type Case = Awaited<ReturnType<typeof aCase>>

beforeAll(async () => {
  wall = await aWall()
  await registerMediators(wall.records)
  await moreMediators()
})
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.end()))
  await wall?.close()
})

const asActor = async <Row extends pg.QueryResultRow>(
  role: LoginRole,
  { id }: { id: string },
  text: string,
  values: unknown[],
) => {
  const client = await poolOf(role).connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.actor', $1, true)", [id])
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const tablesOf = async (role: LoginRole) =>
  (
    await wall.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'root_id'
       where c.relnamespace = 'advice'::regnamespace and c.relkind = 'r' and c.relname not in ('access_grant', 'conflict', 'access_entry')
         and has_table_privilege($1, c.oid, 'select') order by 1`,
      [role],
    )
  ).map(({ name }) => name)

type Seen = Readonly<Record<string, number | 'some'>>
const asksAs = (actor: Actor): { id: string } => ({ id: actor.kind === 'system' ? '' : actor.id })
// How many there are of these says nothing of who may read them.
const uncounted = ['effect', 'history', 'milestone', 'partner_mediation', 'promise']

/** How many rows of each table this actor sees of a case; tables of which they see none are left out. */
const rowsSeen = async (actor: Actor, { rootId }: Pick<Case, 'rootId'>): Promise<Seen> => {
  const seen: Record<string, number | 'some'> = {}
  for (const name of await tablesOf('read_advice')) {
    const count = `select count(*)::int as count from advice.${name} where root_id = $1`
    const [row] = await asActor<{ count: number }>('read_advice', asksAs(actor), count, [rootId])
    if (name !== 'vault_text' && row && row.count > 0) seen[name] = uncounted.includes(name) ? 'some' : row.count
  }
  return seen
}
/** The classes and places of the texts that a role lets this actor open: `read_advice` in lists, `reveal_advice` one by one. */
const textsSeen = async (
  role: 'read_advice' | 'reveal_advice',
  actor: Actor,
  { rootId }: Pick<Case, 'rootId'>,
): Promise<string[]> => {
  const places = "select class || ' ' || place as text from advice.vault_text where root_id = $1"
  const rows = await asActor<{ text: string }>(role, asksAs(actor), places, [rootId])
  return [...new Set(rows.map(({ text }) => text))].sort()
}

/** The rows of each class, as the cells of ACCESS name them, where one of two has agreed. */
const workflow = {
  effect: 'some',
  history: 'some',
  mediation: 1,
  mediation_terms: 1,
  mediator_standing: 4,
  milestone: 'some',
  partner_mediation: 'some',
  party_contact: 4,
  promise: 'some',
  standing: 4,
  talk: 1,
  talk_time: 1,
} as const
const cells = {
  'ID R·a': { party: 4 },
  'ID names': { party: 3 },
  'ID R·o (those they referred)': { party: 3 },
  'ID R·o': { party: 1 },
  'CN R·a': { concern: 1, given_reason: 2, suitability: 1 },
  'CH R·a': { charges: 1 },
  'CH R·o': { charges: 1 },
  'AG R·a': { agreement: 1, agreement_receipt: 2, companion: 1, own_companion: 1, sharing: 1 },
  'AG R·a, all agreed': {
    agreement: 2,
    agreement_receipt: 2,
    companion: 1,
    own_companion: 1,
    shared_agreement: 1,
    sharing: 1,
  },
  'AG m·a': { agreement_receipt: 2 },
  'AG R·o': { agreement: 1, own_companion: 1, sharing: 1 },
  'AG R·o, agreed only': { agreement: 1 },
  'AG R·o (undertaking)': { companion: 1 },
  'SC R·a': { safe_contact: 1 },
  'SC R·o': { safe_contact: 1 },
  'OS m': { outline_receipt: 2 },
  'OS R·a': { outline: 1, outline_receipt: 2 },
  'OS R·o': { outline: 1 },
  'CO R·o': { mediator_proposal: 1 },
  'WF R·a': workflow,
  'WF milestones': { milestone: 'some', standing: 1 },
  'WF milestones and talk': { milestone: 'some', standing: 1, talk: 1, talk_time: 1 },
  'WF of a companion': { standing: 1 },
} as const satisfies Record<string, Seen>
type Cell = keyof typeof cells
const everyName = ['commissioner', 'participants.0', 'participants.1']
const both = (owner: string) => [`ID ${owner}.email`, `ID ${owner}.name`]
const everybody = [...everyName, 'companion'].flatMap(both).sort()
const referred = everyName.flatMap(both)

type Expected = readonly [rows: readonly Cell[], listed: readonly string[], opened: readonly string[]]
const nothing: Expected = [[], [], []]
const outline = ['OD draft', 'OS outline']
const ofSeniorAdviser = ['CH covers', 'CN reasons.AM-2', ...everybody]
const ofCaseSupport = [...ofSeniorAdviser, 'SC email']
const ofMediator = ['CN reasons.AM-2', ...everybody, 'SC email']

/** ACCESS, row by row: what each sees of a case of theirs, and of whom. */
const table: Readonly<
  Record<'one has agreed' | 'all have agreed' | 'one has withdrawn', Readonly<Record<string, Expected>>>
> = {
  'one has agreed': {
    'the Senior Adviser': [['ID R·a', 'CN R·a', 'CH R·a', 'AG m·a', 'WF R·a'], everybody, ofSeniorAdviser],
    'case support': [['ID R·a', 'CN R·a', 'CH R·a', 'AG R·a', 'SC R·a', 'OS m', 'WF R·a'], everybody, ofCaseSupport],
    'the allocated Adviser': [['ID R·a', 'CN R·a', 'AG m·a', 'WF R·a'], everybody, ['CN reasons.AM-2', ...everybody]],
    'an assigned mediator': [['ID R·a', 'CN R·a', 'AG R·a', 'SC R·a', 'WF R·a'], everybody, ofMediator],
    'a proposed mediator': [['ID names', 'CO R·o'], everyName.map((owner) => `ID ${owner}.name`), []],
    'a replaced mediator': nothing,
    'a mediator with a connection': nothing,
    'the participant who agreed': [
      ['ID R·o', 'AG R·o', 'SC R·o', 'OS R·o', 'WF milestones and talk'],
      both('participants.0'),
      [...both('participants.0'), ...outline, 'SC email'],
    ],
    'the participant who has not': [['ID R·o', 'WF milestones'], both('participants.1'), both('participants.1')],
    'the commissioner': [['ID R·o (those they referred)', 'CH R·o', 'WF milestones'], referred, ['CH covers']],
    'the companion': [['ID R·o', 'AG R·o (undertaking)', 'WF of a companion'], both('companion'), both('companion')],
    'another Senior Adviser': nothing,
    'a mediator of another case of the organisation': nothing,
    'a participant of another case of the organisation': nothing,
  },
  'all have agreed': {
    'case support': [
      ['ID R·a', 'CN R·a', 'CH R·a', 'AG R·a, all agreed', 'SC R·a', 'OS m', 'WF R·a'],
      everybody,
      ofCaseSupport,
    ],
    // ACCESS, gates: the outlines open to the mediators when all have agreed.
    'an assigned mediator': [
      ['ID R·a', 'CN R·a', 'AG R·a, all agreed', 'SC R·a', 'OS R·a', 'WF R·a'],
      everybody,
      [...ofMediator, 'OS outline'],
    ],
    'a proposed mediator': [['ID names', 'CO R·o'], everyName.map((owner) => `ID ${owner}.name`), []],
    'a replaced mediator': nothing,
    'the participant who has not': [
      ['ID R·o', 'AG R·o, agreed only', 'WF milestones'],
      both('participants.1'),
      both('participants.1'),
    ],
  },
  'one has withdrawn': {
    'the Senior Adviser': [['WF R·a'], [], []],
    'case support': [['WF R·a'], [], []],
    'the allocated Adviser': [['WF R·a'], [], []],
    'an assigned mediator': nothing,
    'a proposed mediator': nothing,
    'a replaced mediator': nothing,
    'a mediator with a connection': nothing,
    'the participant who agreed': [
      ['ID R·o', 'AG R·o', 'SC R·o', 'WF milestones and talk'],
      both('participants.0'),
      [...both('participants.0'), 'SC email'],
    ],
    'the participant who has not': [
      ['ID R·o', 'AG R·o, agreed only', 'WF milestones'],
      both('participants.1'),
      both('participants.1'),
    ],
    'the commissioner': [
      ['ID R·o', 'CH R·o', 'WF milestones'],
      both('commissioner'),
      ['CH covers', ...both('commissioner')],
    ],
    'the companion': [['ID R·o', 'AG R·o (undertaking)', 'WF of a companion'], both('companion'), both('companion')],
  },
}

let stages: Record<keyof typeof table, Case>
let otherCase: Awaited<ReturnType<typeof openedBy>>
const readerOf = (one: Case, who: string): Actor => {
  const readers: Readonly<Record<string, Actor | undefined>> = {
    'the Senior Adviser': adviser,
    'case support': caseSupport,
    'the allocated Adviser': staff(seededPeople.allocatedAdviser),
    'an assigned mediator': mediators[0],
    'a proposed mediator': two,
    'a replaced mediator': replaced,
    'a mediator with a connection': connected,
    'the participant who agreed': one.first,
    'the participant who has not': one.second,
    'the commissioner': one.commissioner,
    'the companion': one.companion,
    'another Senior Adviser': staff(seededPeople.otherAdviser),
    'a mediator of another case of the organisation': otherMediator,
    'a participant of another case of the organisation': otherCase.parties[0],
  }
  const reader = readers[who]
  if (!reader) throw new Error(`nobody is ${who}`)
  return reader
}

describe('each reader selects everything of a case: what comes back is what ACCESS says', () => {
  beforeAll(async () => {
    otherCase = await openedBy(wall.records)
    await clearedFor(wall.records, otherCase, otherMediator)
    await accepted(
      wall.records,
      adviser,
      'assignMediators',
      { mediatorIds: [otherMediator.id], reasons: alone },
      { reference: otherCase.reference },
    )
    const all = await aCase()
    await all.act(all.second, 'agreeToMediate', { keepsConfidentiality: true })
    const ended = await aCase()
    await ended.act(ended.second, 'agreeToMediate', { keepsConfidentiality: true })
    await ended.act(ended.second, 'withdraw')
    stages = { 'one has agreed': await aCase(), 'all have agreed': all, 'one has withdrawn': ended }
  })
  for (const [stage, readers] of Object.entries(table))
    test.each(Object.entries(readers))(`${stage}: %s`, async (who, [rows, listed, opened]) => {
      const one = stages[stage as keyof typeof table]
      const reader = readerOf(one, who)
      expect(await rowsSeen(reader, one)).toEqual(Object.assign({}, ...rows.map((cell) => cells[cell])))
      expect(await textsSeen('read_advice', reader, one)).toEqual([...listed].sort())
      expect(await textsSeen('reveal_advice', reader, one)).toEqual([...opened].sort())
    })
  test('and every table that the reading role may select from is in one of its cells, or of the register', async () => {
    const named = new Set(Object.values(cells).flatMap((cell) => Object.keys(cell)))
    const ofTheRegister = ['declared_connection', 'mediator_away', 'mediator_entry']
    // Rows that this case does not have: no withdrawal was told, no hand-over recorded, nobody has been reminded.
    const without = ['agreement_reminder', 'hand_over', 'withdrawal_told', 'vault_text']
    // Enquiries and safety disclosures are roots of their own, with tests of their own.
    const ofOtherRoots = /^(enquiry|disclosure)/
    const unnamed = (await tablesOf('read_advice')).filter((name) => !named.has(name) && !ofOtherRoots.test(name))
    expect(unnamed.sort()).toEqual([...ofTheRegister, ...without].sort())
    isDenied('AM-8')
    isDenied('AM-10')
  })
  test('who is proposed opens names, and no address, of whatever text they learn the id', async () => {
    const { rootId } = stages['one has agreed']
    const addresses = await wall.rows<{ id: string }>(
      "select id from advice.vault_text where root_id = $1 and place like '%email'",
      [rootId],
    )
    expect(addresses.length).toBeGreaterThan(3)
    for (const { id } of addresses) {
      expect(await wall.records.reveal(two, id, '/proposals')).toBeNull()
      expect(await wall.records.withActor(two, (sql) => wall.records.openIdentity(sql, [id]))).toEqual(new Map())
    }
  })
})

describe('AM-1: two mediators proposed, one declares a connection', () => {
  /** Two cases alike, in one of which a proposal lapses and in the other a connection is declared. */
  const aCaseWith = async (how: 'lapsed' | 'connected') => {
    const opened = await openedBy(wall.records)
    const root = { reference: opened.reference }
    for (const { id } of [connected, two])
      await accepted(wall.records, adviser, 'proposeMediator', { mediatorId: id }, root)
    const service = { kind: 'system', service: 'assisted-mediation' } as const
    const byService = (name: string, input: object) =>
      accepted(wall.records, service, name, input, { id: opened.rootId })
    const told = { kind: 'mediatorProposal', partyId: connected.id, occurrence: 1, outcome: 'handedOver' }
    await byService('recordHandOver', told)
    if (how === 'connected') await accepted(wall.records, connected, 'declareConnection', {}, root)
    else {
      const [due] = await wall.rows<{ due: Date }>(
        "select due_at as due from advice.promise where root_id = $1 and kind = 'proposalLapse' and party_id = $2",
        [opened.rootId, connected.id],
      )
      await wall.database.clock.moveTo(due?.due.toISOString() ?? '')
      await byService('lapseProposal', { mediatorId: connected.id, occurrence: 1 })
    }
    return opened
  }
  /** Every row as this actor reads it, without what differs from case to case by chance. */
  const readBy = async (actor: Actor, { rootId }: { rootId: string }) => {
    const read: Record<string, unknown[]> = {}
    for (const name of await tablesOf('read_advice')) {
      const rows = await asActor<{ row: Record<string, unknown> }>(
        'read_advice',
        asksAs(actor),
        `select to_jsonb(t) as row from advice.${name} t where t.root_id = $1`,
        [rootId],
      )
      const chance = /^[0-9a-f-]{36}$|^\d{4}-\d\d-\d\d|^(AM|PM)-|^\\x/
      read[name] = rows
        .map(({ row }) =>
          Object.entries(row)
            .filter(
              ([column, value]) =>
                column !== 'seq' &&
                !(typeof value === 'string' && chance.test(value) && value !== connected.id && value !== two.id),
            )
            .map(([column, value]) => `${column}=${JSON.stringify(value)}`)
            .sort()
            .join(' '),
        )
        .sort()
    }
    return read
  }
  test('neither grants nor any row that anybody else may read tells it from a proposal that lapsed', async () => {
    const [declared, lapsed] = [await aCaseWith('connected'), await aCaseWith('lapsed')]
    for (const reader of [adviser, caseSupport, staff(seededPeople.allocatedAdviser), two])
      expect(await readBy(reader, declared)).toEqual(await readBy(reader, lapsed))
    expect(await rowsSeen(two, declared)).toEqual({ mediator_proposal: 1, party: 3 })
    const grantsOf = ({ rootId }: { rootId: string }) =>
      wall.rows('select class, verb from advice.access_grant where root_id = $1 and subject = $2 order by 1, 2', [
        rootId,
        two.id,
      ])
    expect(await grantsOf(declared)).toEqual(await grantsOf(lapsed))
    isDenied('AM-1')
  })
})

describe('who has a conflict, and the register', () => {
  test('a conflict row beats every grant; a mediator who is named as a party loses the view at once', async () => {
    const one = await aCase()
    await wall.rows('select advice.mark_staff($1, $2::bytea[])', [
      mediators[0].id,
      staffMarks(wall.database.digestKey, ['max@advice.example']),
    ])
    expect(await rowsSeen(mediators[0], one)).toMatchObject({ mediation: 1 })
    await one.act(one.first, 'dismissCompanion')
    await one.act(one.first, 'inviteCompanion', { companion: { name: 'Max Test', email: 'MAX@advice.example' } })
    expect(await rowsSeen(mediators[0], one)).toEqual({})
    expect(await textsSeen('read_advice', mediators[0], one)).toEqual([])
    expect(await textsSeen('reveal_advice', mediators[0], one)).toEqual([])
    const offer = { partyId: one.parties[0]?.id, times: [time(25)] }
    const submission = {
      submissionId: randomUUID(),
      name: 'offerTalk',
      input: offer,
      root: { reference: one.reference },
    }
    expect((await wall.records.perform(mediators[0], submission)).kind).toBe('notFound')
  })
  test('AM-1: a declared connection leaves a conflict row, which outlives whatever is granted later', async () => {
    const one = await aCase()
    const conflicts = await wall.rows('select subject from advice.conflict where root_id = $1', [one.rootId])
    expect(conflicts).toEqual([{ subject: connected.id }])
  })
  test('the register is read by its roles alone, and a declared connection by its writer alone', async () => {
    const declared = await accepted(
      wall.records,
      otherMediator,
      'declareConnectionTo',
      { person: { name: 'Zoë Known', email: 'known@example.org' } },
      { reference: otherMediator.id },
    )
    const entry = { rootId: declared.rootId }
    for (const reader of [caseSupport, adviser, staff(seededPeople.otherAdviser)]) {
      expect(await rowsSeen(reader, entry)).toEqual({ mediator_entry: 1 })
      expect(await textsSeen('reveal_advice', reader, entry)).toEqual(['RG entry.accreditation'])
    }
    expect(await rowsSeen(otherMediator, entry)).toEqual({ declared_connection: 1 })
    expect(await textsSeen('reveal_advice', otherMediator, entry)).toEqual(['CO person.email', 'CO person.name'])
    for (const reader of [mediators[0], staff(seededPeople.allocatedAdviser), stages['one has agreed'].first]) {
      expect(await rowsSeen(reader, entry)).toEqual({})
      expect(await textsSeen('reveal_advice', reader, entry)).toEqual([])
    }
    for (const reader of [caseSupport, adviser, otherMediator])
      expect(await textsSeen('read_advice', reader, entry)).toEqual([])
  })
})
