import { randomUUID } from 'node:crypto'
import { isRead, isWritten } from '@concord/domain/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enquiryPage, listEnquiries } from '../index.ts'
import { allocatedAdviser, anEnquiryIn, caseSupport, circumstances, seniorAdviser } from '../testing/begun-enquiry.ts'
import { aWall, newlyOpenedBy } from '../testing/opened-mediation.ts'
import { enquiryInput, seededPeople } from '../testing/people.ts'

const stranger = { kind: 'staff', id: seededPeople.otherAdviser } as const
const whole = enquiryInput(seededPeople.england)

let wall: Awaited<ReturnType<typeof aWall>>
let steps: ReturnType<typeof anEnquiryIn>
beforeAll(async () => {
  wall = await aWall()
  steps = anEnquiryIn(wall.records)
})
afterAll(() => wall?.close())

/** Each caller is another, so that no test's enquiry is another's duplicate. */
const contactOf = (name: string) => ({ ...whole, caller: { name: 'Ådne Cållér', email: `${name}@example.org` } })
type Reader = { readonly kind: 'staff'; readonly id: string }
const pageFor = (actor: Reader, reference: string) =>
  wall.records.withActor(actor, (sql) => enquiryPage(sql, wall.records.ring, reference))
const listFor = async (actor: Reader) =>
  (await wall.records.withActor(actor, (sql) => listEnquiries(sql, { first: 50, after: null }))).nodes.map(
    ({ reference }) => reference,
  )

describe('PP-3: a case opens with contact to the advice line, through case support, to a Senior Adviser', () => {
  test('half-way: what was typed is in the vault, comes back as it was, and is replaced by what is typed next', async () => {
    const { rootId, reference } = await steps.begun({
      organisationId: '',
      caller: { name: ' Ådne Cållér', email: 'adne@' },
      channel: '',
      about: 'Zwei Ärzte',
    })
    expect(await pageFor(caseSupport, reference)).toMatchObject({
      stage: 'begun',
      organisationName: null,
      callerName: 'Ådne Cållér',
      callerEmail: 'adne@',
      channel: null,
    })
    await steps.accepted(caseSupport, 'saveEnquiry', { ...whole, about: '' }, reference)
    const page = await pageFor(caseSupport, reference)
    expect(page).toMatchObject({ callerEmail: whole.caller.email, channel: 'telephone', words: { about: null } })
    expect(await wall.rows('select 1 from advice.enquiry_words where root_id = $1', [rootId])).toEqual([])
  })

  test('each step is written with who, when and channel, and read on the enquiry’s page', async () => {
    const { reference } = await steps.discussed(contactOf('steps'))
    const written = await wall.rows<{ name: string; taken_by: string; channel: string | null; at: Date }>(
      `select s.name, s.taken_by, s.channel, s.at from advice.enquiry_step s join advice.enquiry e using (root_id)
       where e.reference = $1 order by s.number`,
      [reference],
    )
    expect(written.map(({ name, taken_by, channel }) => [name, taken_by, channel])).toEqual([
      ['contact', seededPeople.caseSupport, 'telephone'],
      ['passedOn', seededPeople.caseSupport, null],
      ['discussed', seededPeople.adviser, 'telephone'],
    ])
    isWritten('PP-3')
    const page = await pageFor(seniorAdviser, reference)
    expect(page?.steps.map(({ name, by, channel, at }) => [name, by, channel, at])).toEqual(
      written.map(({ name, taken_by, channel, at }) => [name, taken_by, channel, at.toISOString()]),
    )
    isRead('PP-3')
  })

  test('names and words stand in no table in the clear', async () => {
    const { reference } = await steps.discussed(contactOf('in-the-clear'))
    await steps.accepted(
      seniorAdviser,
      'chooseHelp',
      { help: 'teamReview', reasons: { 'PP-5': 'Düe to the whole team' } },
      reference,
    )
    await steps.accepted(seniorAdviser, 'closeEnquiry', { outcome: 'adviceGiven', note: 'Dånke' }, reference)
    const tables = await wall.rows<{ name: string }>(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('advice', 'platform') and table_type = 'BASE TABLE'",
    )
    const found: string[] = []
    for (const { name } of tables)
      for (const { row } of await wall.rows<{ row: string }>(`select t::text as row from ${name} t`))
        if (/Cållér|in-the-clear|Ärzte|Zahnklinik|Düe|Dånke/.test(row)) found.push(name)
    expect(found).toEqual([])
  })

  test('the process of no one is rung: nothing is owed of an enquiry by a day', async () => {
    const { rootId } = await steps.discussed(contactOf('bells'))
    for (const table of ['process', 'outbox', 'promise', 'effect'])
      expect(await wall.rows(`select 1 from advice.${table} where root_id = $1`, [rootId]), table).toEqual([])
  })

  test('a caller’s second open enquiry for one organisation is warned of; another matter, organisation or caller is not', async () => {
    const { reference } = await steps.logged(contactOf('twice'))
    const log = async (input: object) => {
      const second = await steps.begun()
      return steps.send(caseSupport, 'logEnquiry', input, second.reference)
    }
    const again = { ...whole, caller: { name: 'Somebody Else', email: ' TWICE@Example.org' } }
    expect(await log(again)).toMatchObject({
      kind: 'rejected',
      rejections: [{ rule: 'PP-3', code: 'ENQUIRY_OF_CALLER_IS_OPEN', field: 'reasons.PP-3', severity: 'advice' }],
    })
    expect((await log({ ...again, organisationId: seededPeople.scotland })).kind).toBe('accepted')
    expect((await log(contactOf('not-twice'))).kind).toBe('accepted')
    const reasoned = await log({ ...again, reasons: { 'PP-3': 'Ein ånderes Thema' } })
    expect(reasoned.kind).toBe('accepted')
    await steps.accepted(caseSupport, 'closeEnquiry', { outcome: 'adviceGiven', note: '' }, reference)
    if (reasoned.kind === 'accepted')
      await steps.accepted(
        caseSupport,
        'closeEnquiry',
        { outcome: 'notTakenFurther' },
        (
          await wall.rows<{ reference: string }>('select reference from advice.enquiry where root_id = $1', [
            reasoned.rootId,
          ])
        )[0]?.reference,
      )
    expect((await log(again)).kind, 'once both are closed').toBe('accepted')
  })

  test('two contacts of one caller logged at once: one of the two is warned of', async () => {
    const begun = await Promise.all([steps.begun(), steps.begun()])
    const answers = await Promise.all(
      begun.map(({ reference }) => steps.send(caseSupport, 'logEnquiry', contactOf('at-once'), reference)),
    )
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected'])
  })

  test('thirty sendings of one form make one enquiry', async () => {
    const submissionId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => steps.send(caseSupport, 'beginEnquiry', whole, undefined, submissionId)),
    )
    expect(new Set(answers.map((answer) => answer.kind === 'accepted' && answer.rootId)).size).toBe(1)
    expect(answers.every(({ kind }) => kind === 'accepted')).toBe(true)
  })

  test('a case of the same organisation, which its opener sees, is recorded and closes the enquiry', async () => {
    const { reference } = await steps.discussed(contactOf('case'))
    await steps.accepted(seniorAdviser, 'chooseHelp', { help: 'assistedMediation' }, reference)
    const { rootId } = await newlyOpenedBy(wall.records)
    const hidden = await newlyOpenedBy(wall.records, 2, stranger as never)
    const caseOf = async (id: string) =>
      (await wall.rows<{ reference: string }>('select reference from advice.mediation where root_id = $1', [id]))[0]
        ?.reference
    const record = async (id: string) =>
      steps.send(seniorAdviser, 'recordCaseOpened', { caseReference: await caseOf(id) }, reference)
    expect(await record(hidden.rootId)).toMatchObject({
      kind: 'rejected',
      rejections: [{ code: 'CASE_UNKNOWN', field: 'caseReference' }],
    })
    expect((await record(rootId)).kind).toBe('accepted')
    expect(await pageFor(caseSupport, reference)).toMatchObject({
      stage: 'closed',
      outcome: 'caseOpened',
      caseReference: await caseOf(rootId),
      mayDo: [],
    })
  })
})

describe('PP-6: whether conduct is part of the concern', () => {
  test('is written with every referral, to be counted, and read on its page', async () => {
    const { rootId, reference } = await steps.discussed(contactOf('conduct'))
    expect(
      await wall.rows(
        'select conduct_is_part, practitioner_profession from advice.enquiry_circumstances where root_id = $1',
        [rootId],
      ),
    ).toEqual([{ conduct_is_part: 'yes', practitioner_profession: 'dentist' }])
    isWritten('PP-6')
    const { channel: _, note: __, ...answered } = circumstances
    expect((await pageFor(allocatedAdviser, reference))?.circumstances).toEqual(answered)
    isRead('PP-6')
  })
  test('another profession is refused, and nothing is kept of it', async () => {
    const { rootId, reference } = await steps.passedOn(contactOf('profession'))
    const answer = await steps.send(
      seniorAdviser,
      'recordCircumstances',
      { ...circumstances, practitionerProfession: 'other' },
      reference,
    )
    expect(answer).toMatchObject({ kind: 'rejected', rejections: [{ rule: 'PP-2', field: 'practitionerProfession' }] })
    expect(await wall.rows('select 1 from advice.enquiry_circumstances where root_id = $1', [rootId])).toEqual([])
  })
})

describe('PP-7: the work list of an Adviser is their organisations’ cases', () => {
  test('the allocated Adviser is granted an enquiry when it is logged, and has it on their list', async () => {
    const { rootId, reference } = await steps.logged(contactOf('work-list'))
    const granted = await wall.rows<{ class: string }>(
      "select class from advice.access_grant where root_id = $1 and subject = $2 and verb = 'R' order by 1",
      [rootId, seededPeople.allocatedAdviser],
    )
    expect(granted.map((row) => row.class)).toEqual(['CN', 'ID', 'WF'])
    isWritten('PP-7')
    expect(await listFor(allocatedAdviser)).toContain(reference)
    isRead('PP-7')
    expect(await listFor(stranger)).not.toContain(reference)
    expect(await listFor(seniorAdviser)).not.toContain(reference)
  })
  test('an organisation that is allocated to another Adviser is, from the next step on, on the other’s list', async () => {
    const { reference } = await steps.logged(contactOf('reallocated'))
    const allocate = (to: string) =>
      wall.rows('update platform.organisation set allocated_adviser = $1 where id = $2', [to, seededPeople.england])
    await allocate(seededPeople.otherAdviser)
    try {
      await steps.accepted(caseSupport, 'passToSeniorAdviser', { accountId: seededPeople.adviser }, reference)
      expect(await listFor(stranger)).toContain(reference)
      expect(await listFor(allocatedAdviser)).not.toContain(reference)
    } finally {
      await allocate(seededPeople.allocatedAdviser)
    }
  })
})

describe('who may read and do what (ACCESS)', () => {
  const tables = ['enquiry', 'enquiry_caller', 'enquiry_words', 'enquiry_circumstances', 'enquiry_step'] as const
  /** Which tables hold a row of this root for the reader, past the gateway. */
  const seenBy = async (reader: string, rootId: string) => {
    const pool = new pg.Pool({ connectionString: wall.parts.readUrl, max: 1 })
    try {
      await pool.query("select set_config('app.actor', $1, false)", [reader])
      const seen: string[] = []
      for (const table of tables)
        if ((await pool.query(`select * from advice.${table} where root_id = $1`, [rootId])).rowCount) seen.push(table)
      return seen
    } finally {
      await pool.end()
    }
  }

  test('case support, the Senior Adviser and the allocated Adviser read all of it, everybody else none', async () => {
    const { rootId } = await steps.discussed(contactOf('readers'))
    for (const reader of [caseSupport, seniorAdviser, allocatedAdviser])
      expect(await seenBy(reader.id, rootId)).toEqual(tables)
    for (const reader of [seededPeople.otherAdviser, seededPeople.mediator, randomUUID()])
      expect(await seenBy(reader, rootId)).toEqual([])
  })
  test('what is half typed is its writer’s alone', async () => {
    const { rootId } = await steps.begun(contactOf('half'))
    expect(await seenBy(caseSupport.id, rootId)).not.toEqual([])
    for (const reader of [seniorAdviser, allocatedAdviser]) expect(await seenBy(reader.id, rootId)).toEqual([])
  })
  test('a conflict row beats every grant', async () => {
    const { rootId, reference } = await steps.passedOn(contactOf('conflict'))
    await wall.rows('insert into advice.conflict (root_id, subject) values ($1, $2)', [rootId, seniorAdviser.id])
    expect(await seenBy(seniorAdviser.id, rootId)).toEqual([])
    expect(await steps.send(seniorAdviser, 'recordCircumstances', circumstances, reference)).toEqual({
      kind: 'notFound',
    })
  })
  test('a mediator begins none, and who is not assigned changes none: as if it were not there', async () => {
    const mediator = { kind: 'staff', id: seededPeople.mediator } as const
    expect(await steps.send(mediator, 'beginEnquiry', whole)).toEqual({ kind: 'notFound' })
    const { reference } = await steps.passedOn(contactOf('not-assigned'))
    for (const actor of [stranger, mediator, caseSupport])
      expect(await steps.send(actor, 'recordCircumstances', circumstances, reference)).toEqual({ kind: 'notFound' })
    expect(await steps.send(allocatedAdviser, 'closeEnquiry', { outcome: 'signposted' }, reference)).toEqual({
      kind: 'notFound',
    })
  })
  test('what staff wrote is opened one text at a time, each with its access entry; a stranger is given none', async () => {
    const { reference } = await steps.discussed(contactOf('reveal'))
    const page = await pageFor(allocatedAdviser, reference)
    const about = page?.words.about ?? ''
    expect(await wall.records.reveal(allocatedAdviser, about, '/enquiries/:reference')).toBe(whole.about)
    expect(await wall.records.reveal(stranger, about, '/enquiries/:reference')).toBeNull()
    expect(await wall.rows('select actor, class from advice.access_entry where text_id = $1', [about])).toEqual([
      { actor: allocatedAdviser.id, class: 'CN' },
    ])
  })
})
