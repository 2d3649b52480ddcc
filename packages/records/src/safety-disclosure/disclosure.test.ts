import { randomUUID } from 'node:crypto'
import { isKept } from '@concord/domain/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressedDisclosures, disclosurePage, mediationPage, openDisclosuresOf, toldOfSafety } from '../index.ts'
import { begunUnder, disclosureInput, mediatedBy, mediator, registerMediator } from '../testing/begun-disclosure.ts'
import { accepted, adviser, aWall } from '../testing/opened-mediation.ts'
import { seededPeople } from '../testing/people.ts'

type Wall = Awaited<ReturnType<typeof aWall>>
type Actor = Parameters<Wall['records']['perform']>[0]

let wall: Wall
let reader: pg.Pool
beforeAll(async () => {
  wall = await aWall()
  reader = new pg.Pool({ connectionString: wall.parts.readUrl, max: 1 })
  await registerMediator(wall.records)
})
afterAll(async () => {
  await reader?.end()
  await wall?.close()
})

const otherAdviser = { kind: 'staff', id: seededPeople.otherAdviser } as const
const service = { kind: 'system', service: 'safety-disclosure' } as const

type Opened = Awaited<ReturnType<typeof mediatedBy>>
const begun = async (participants = 2) => {
  const mediation = await mediatedBy(wall.records, participants)
  await handOver(mediation.rootId)
  return { mediation, ...(await begunUnder(wall.records, mediation.reference)) }
}
const withdraw = (actor: Actor) => accepted(wall.records, actor, 'withdraw', {})

/** Hands over whatever is due on this root, as the worker does, and answers what went to whom. */
const handOver = async (rootId: string): Promise<string[]> => {
  const due = await wall.rows<{ id: string }>(
    `select e.id from advice.effect e join advice.promise p on p.id = e.promise_id
     where e.root_id = $1 and e.state = 'planned' and p.state = 'owed' and p.due_at <= app.now() order by p.kind, p.party_id`,
    [rootId],
  )
  const went: string[] = []
  for (const { id } of due) {
    const answer = await wall.work.effects.claim(id)
    if (answer.kind !== 'claimed') continue
    const { claim } = answer
    await wall.work.effects.settle(claim, 'done', 'reference')
    went.push(`${claim.kind} ${claim.address ?? 'staff'}`)
    const isOfDisclosure = (await wall.rows('select 1 from advice.disclosure where root_id = $1', [rootId])).length > 0
    const answered = await wall.work.perform(
      isOfDisclosure ? service : { kind: 'system', service: 'assisted-mediation' },
      {
        submissionId: id,
        name: isOfDisclosure ? 'recordDisclosureHandOver' : 'recordHandOver',
        input: { kind: claim.kind, partyId: claim.recipient, occurrence: claim.occurrence, outcome: 'handedOver' },
        root: { id: rootId },
      },
    )
    expect(answered.kind).toBe('accepted')
  }
  return went
}

const owedOn = async (rootId: string) =>
  wall.rows<{ kind: string; party: string | null; due: Date; nature: string }>(
    "select kind, party_id as party, due_at as due, nature from advice.promise where root_id = $1 and state = 'owed' order by kind, party_id",
    [rootId],
  )
const dueOf = async (rootId: string, kind: string): Promise<string> =>
  (await owedOn(rootId)).find((one) => one.kind === kind)?.due.toISOString() ?? ''
const moveTo = async (instant: string) => {
  if (instant > (await wall.database.clock.now())) await wall.database.clock.moveTo(instant)
}

/** Every row and column that the reading role shows to somebody, and every access entry about them: as text. */
const everythingShownTo = async (actor: Actor): Promise<string> => {
  const tables = await wall.rows<{ name: string; columns: string }>(
    `select table_name as name, string_agg(column_name::text, ', ' order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'advice'
       and has_column_privilege('read_advice', format('advice.%I', table_name), column_name::text, 'select') group by 1 order by 1`,
  )
  const subject = actor.kind === 'system' ? '' : actor.id
  const client = await reader.connect()
  const shown: string[] = []
  try {
    await client.query('begin read only')
    await client.query("select set_config('app.actor', $1, true)", [subject])
    for (const { name, columns } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select row(${columns})::text as row from advice.${name} order by 1`,
      )
      shown.push(`${name}: ${rows.map(({ row }) => row).join('\n')}`)
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  const looked = await wall.rows<{ row: string }>(
    'select a::text as row from advice.access_entry a where a.owner_id = $1 order by 1',
    [subject],
  )
  return [...shown, ...looked.map(({ row }) => row)].join('\n\n')
}

describe('AM-9: the mediators inform the commissioner', () => {
  test('at once, at the address that lies on the mediation; the second person at once too, as staff', async () => {
    const { rootId } = await begun()
    expect(await handOver(rootId)).toEqual(['disclosureNotice adne@example.org', 'viewNotice staff'])
    isKept('AM-9')
  })
  test('an assigned mediator may, and nobody else: not the Senior Adviser, not a mediator of no part in it, no party', async () => {
    const mediation = await mediatedBy(wall.records)
    const attempt = (actor: Actor) =>
      wall.records.perform(actor, {
        submissionId: randomUUID(),
        name: 'beginDisclosure',
        input: disclosureInput,
        parent: { reference: mediation.reference },
      })
    const [one] = mediation.parties
    if (!one) throw new Error('a party')
    for (const actor of [
      adviser,
      { kind: 'staff', id: seededPeople.secondMediator } as const,
      mediation.commissioner,
      one,
    ])
      expect(await attempt(actor)).toEqual({ kind: 'notFound' })
    expect((await attempt(mediator)).kind).toBe('accepted')
  })
  test('under no mediation there is none, and a repeat of the form makes no second one', async () => {
    const send = (parent: object, submissionId: string = randomUUID()) =>
      wall.records.perform(mediator, { submissionId, name: 'beginDisclosure', input: disclosureInput, ...parent })
    expect(await send({})).toEqual({ kind: 'notFound' })
    expect(await send({ parent: { reference: 'AM-2222-2222' } })).toEqual({ kind: 'notFound' })
    const { reference } = await mediatedBy(wall.records)
    const submissionId = randomUUID()
    const answers = [
      await send({ parent: { reference } }, submissionId),
      await send({ parent: { reference } }, submissionId),
    ]
    expect(new Set(answers.map((one) => (one.kind === 'accepted' ? one.rootId : one.kind))).size).toBe(1)
  })
  test('after the mediation’s end it is still begun, without reading the case, for 28 days and no longer', async () => {
    const { mediation } = await begun()
    const [one] = mediation.parties
    if (!one) throw new Error('a party')
    await withdraw(one)
    expect(
      await wall.records.withActor(mediator, (sql) => mediationPage(sql, wall.records.ring, mediation.reference)),
    ).toBeNull()
    const { rootId } = await begunUnder(wall.records, mediation.reference)
    expect(await handOver(rootId)).toContain('disclosureNotice adne@example.org')
    const [grant] = await wall.rows<{ until: Date }>(
      "select valid_until as until from advice.access_grant where root_id = $1 and class = 'beginDisclosure'",
      [mediation.rootId],
    )
    await moveTo(grant?.until.toISOString() ?? '')
    await expect(begunUnder(wall.records, mediation.reference)).rejects.toThrow('notFound')
  })
})

describe('AM-9: no withdrawal, at whatever step, ends a disclosure; and the subject is never shown that there is one', () => {
  const steps: readonly (readonly [string, (at: Awaited<ReturnType<typeof begun>>) => Promise<unknown>])[] = [
    ['before anything went', async () => undefined],
    ['after the commissioner was told', ({ rootId }) => handOver(rootId)],
    [
      'after the first nag',
      async ({ rootId }) => {
        await handOver(rootId)
        await moveTo(await dueOf(rootId, 'viewReminder'))
        return handOver(rootId)
      },
    ],
    ['after the acknowledgement', ({ mediation, reference }) => acknowledge(mediation, reference)],
    ['after the view', ({ reference }) => view(reference)],
    [
      'after two people have said why the participants are not told',
      async ({ reference }) => {
        await view(reference)
        await sayWhyNot(reference)
      },
    ],
  ]
  const view = (reference: string) => accepted(wall.records, adviser, 'viewDisclosure', {}, { reference })
  const acknowledge = ({ commissioner }: Opened, reference: string) =>
    accepted(wall.records, commissioner, 'acknowledgeDisclosure', {}, { reference })
  const sayWhyNot = async (reference: string) => {
    const reason = { reason: 'It would put somebody at risk' }
    await accepted(wall.records, mediator, 'doNotTell', reason, { reference })
    await accepted(wall.records, adviser, 'doNotTell', reason, { reference })
  }

  test.each(steps)(
    '%s: every row shown to the participants is as it was, and what is owed goes on',
    async (_, step) => {
      const mediation = await mediatedBy(wall.records)
      await handOver(mediation.rootId)
      const [one, other] = mediation.parties
      if (!one || !other) throw new Error('two parties')
      const before = [await everythingShownTo(one), await everythingShownTo(other)]
      const disclosure = { mediation, ...(await begunUnder(wall.records, mediation.reference)) }
      await step(disclosure)
      expect([await everythingShownTo(one), await everythingShownTo(other)]).toEqual(before)

      const owed = await owedOn(disclosure.rootId)
      await withdraw(one)
      expect(await owedOn(disclosure.rootId)).toEqual(owed)
      await handOver(disclosure.rootId)
      const told = await wall.rows(
        "select 1 from advice.disclosure_hand_over where root_id = $1 and kind = 'disclosureNotice' and outcome = 'handedOver'",
        [disclosure.rootId],
      )
      expect(told).toHaveLength(1)
      const [standing] = await wall.rows<{ viewed: boolean }>(
        'select viewed_at is not null as viewed from advice.disclosure where root_id = $1',
        [disclosure.rootId],
      )
      if (standing?.viewed) return
      for (let round = 0; round < 3; round += 1) {
        await moveTo(await dueOf(disclosure.rootId, 'viewReminder'))
        expect(await handOver(disclosure.rootId)).toContain('viewReminder staff')
      }
    },
  )

  test('the mediation’s staff and its workflow learn of it neither: no grant, history, promise, effect or bell of the mediation changes', async () => {
    const mediation = await mediatedBy(wall.records)
    const of = async (table: string) =>
      wall.rows<{ row: string }>(`select t::text as row from advice.${table} t where t.root_id = $1 order by 1`, [
        mediation.rootId,
      ])
    const tables = [
      'access_grant',
      'history',
      'promise',
      'effect',
      'outbox',
      'vault_text',
      'mediation',
      'standing',
      'milestone',
    ]
    const before = await Promise.all(tables.map(of))
    const { reference } = await begunUnder(wall.records, mediation.reference)
    await view(reference)
    await acknowledge(mediation, reference)
    expect(await Promise.all(tables.map(of))).toEqual(before)
  })
})

describe('AM-9: the participants are told a working day after the view, or never', () => {
  const viewed = async () => {
    const disclosure = await begun()
    await handOver(disclosure.rootId)
    await accepted(wall.records, adviser, 'viewDisclosure', {}, { reference: disclosure.reference })
    return disclosure
  }
  const tell = (rootId: string) =>
    wall.work.perform(service, {
      submissionId: randomUUID(),
      name: 'tellParticipants',
      input: {},
      root: { id: rootId },
    })
  const shown = (actor: Actor) => wall.records.withActor(actor, (sql) => toldOfSafety(sql))

  test('those who were invited, by a notice at their own address and a row of their own; nothing more is in it', async () => {
    const { mediation, rootId } = await viewed()
    const [one, other] = mediation.parties
    if (!one || !other) throw new Error('two parties')
    expect((await tell(rootId)).kind).toBe('rejected')
    await moveTo(await dueOf(rootId, 'participantsToTell'))
    expect(await shown(one)).toEqual([])
    expect((await tell(rootId)).kind).toBe('accepted')
    expect((await handOver(rootId)).filter((line) => line.startsWith('safetyNotice')).sort()).toEqual([
      'safetyNotice zoe1@example.org',
      'safetyNotice zoe2@example.org',
    ])
    expect(await shown(one)).toHaveLength(1)
    expect(await everythingShownTo(one)).not.toMatch(/patientSafety|disclosure_(content|addressed|reason): \(/)
    // Their own acts still find their own case.
    await withdraw(one)
    expect(
      await wall.rows("select 1 from advice.mediation where root_id = $1 and stage = 'ended'", [mediation.rootId]),
    ).toHaveLength(1)
  })
  test('one who was never invited is not told', async () => {
    const mediation = await mediatedBy(wall.records)
    const { rootId, reference } = await begunUnder(wall.records, mediation.reference)
    await accepted(wall.records, adviser, 'viewDisclosure', {}, { reference })
    await moveTo(await dueOf(rootId, 'participantsToTell'))
    expect((await tell(rootId)).kind).toBe('accepted')
    expect(await wall.rows('select 1 from advice.disclosure_told where root_id = $1', [rootId])).toEqual([])
  })
  test('two people record why not: never, and there is no row, right or message of a participant', async () => {
    const { mediation, rootId, reference } = await viewed()
    const reason = { reason: 'It would put somebody at risk' }
    await accepted(wall.records, mediator, 'doNotTell', reason, { reference })
    await accepted(wall.records, adviser, 'doNotTell', reason, { reference })
    await moveTo('2030-01-01T12:00:00.000Z')
    expect((await tell(rootId)).kind).toBe('rejected')
    const ids = mediation.parties.map(({ id }) => id)
    for (const [table, column] of [
      ['access_grant', 'subject'],
      ['promise', 'party_id'],
      ['effect', 'recipient'],
      ['disclosure_told', 'owner_id'],
    ])
      expect(
        await wall.rows(`select 1 from advice.${table} where root_id = $1 and ${column} = any($2)`, [rootId, ids]),
        table,
      ).toEqual([])
  })
})

describe('ACCESS, class SD: who reads what is passed on', () => {
  test('the commissioner what is addressed to them, one text at a time, each with an entry that no subject is shown', async () => {
    const { mediation, reference } = await begun()
    const [addressed] = await wall.records.withActor(mediation.commissioner, (sql) => addressedDisclosures(sql))
    if (!addressed) throw new Error('addressed to the commissioner')
    expect(addressed).toMatchObject({ reference, ground: 'patientSafety', acknowledgedOn: null })
    const open = (actor: Actor, id: string) => wall.records.reveal(actor, id, '/safety/:reference')
    expect(await open(mediation.commissioner, addressed.extractTextId)).toBe(disclosureInput.extract)
    expect(await open(mediation.commissioner, addressed.actionTextId)).toBe(disclosureInput.expectedAction)
    const entries = await wall.rows<{ actor: string; owner: string }>(
      'select actor, owner_id as owner from advice.access_entry where text_id = $1',
      [addressed.extractTextId],
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.actor).toBe(mediation.commissioner.id)
    const parties = [mediation.commissioner, ...mediation.parties].map(({ id }) => id)
    expect(parties).not.toContain(entries[0]?.owner)
  })
  test('the second person all of it; the writer, the participants and strangers nothing; another Senior Adviser after a working day', async () => {
    const { mediation, rootId, reference } = await begun()
    const page = (actor: Actor) => wall.records.withActor(actor, (sql) => disclosurePage(sql, reference))
    const seen = await page(adviser)
    const texts = [
      seen?.content?.extractTextId ?? '',
      seen?.content?.actionTextId ?? '',
      seen?.content?.thirdParty?.nameTextId ?? '',
      seen?.content?.thirdParty?.howReachedTextId ?? '',
    ]
    const opened = (actor: Actor) =>
      Promise.all(texts.map((id) => wall.records.reveal(actor, id, '/safety/:reference')))
    const all = [disclosureInput.extract, disclosureInput.expectedAction, ...Object.values(disclosureInput.thirdParty)]
    expect(await opened(adviser)).toEqual(all)
    expect(await opened(mediation.commissioner)).toEqual([all[0], all[1], null, null])
    for (const actor of [mediator, otherAdviser, ...mediation.parties])
      expect(await opened(actor)).toEqual([null, null, null, null])
    expect((await page(mediator))?.content).toBeNull()
    expect(await page(otherAdviser)).toBeNull()
    expect(
      (await wall.records.withActor(otherAdviser, (sql) => openDisclosuresOf(sql))).map((one) => one.reference),
    ).not.toContain(reference)
    await moveTo(await dueOf(rootId, 'viewReminder'))
    expect(await opened(otherAdviser)).toEqual(all)
    expect(
      (await wall.records.withActor(otherAdviser, (sql) => openDisclosuresOf(sql))).map((one) => one.reference),
    ).toContain(reference)
  })
  test('a Senior Adviser who is in conflict with the case is never the second person', async () => {
    const mediation = await mediatedBy(wall.records)
    await wall.rows('insert into advice.conflict (root_id, subject) values ($1, $2), ($1, $3)', [
      mediation.rootId,
      adviser.id,
      otherAdviser.id,
    ])
    const { rootId } = await begunUnder(wall.records, mediation.reference)
    expect(await wall.rows('select 1 from advice.disclosure_second where root_id = $1', [rootId])).toEqual([])
  })
  test('a disclosure’s open message opens the recipient’s address on the mediation to the worker, nobody else’s, until it is settled', async () => {
    const { mediation, rootId } = await begun()
    const worker = new pg.Pool({ connectionString: wall.parts.workerUrl, max: 1 })
    const places = async () =>
      (
        await worker.query<{ place: string }>('select place from advice.vault_text where root_id = any($1)', [
          [mediation.rootId, rootId],
        ])
      ).rows.map(({ place }) => place)
    try {
      expect(await places()).toEqual([])
      const [effect] = await wall.rows<{ id: string }>(
        "select id from advice.effect where root_id = $1 and kind = 'disclosureNotice'",
        [rootId],
      )
      const answer = await wall.work.effects.claim(effect?.id ?? '')
      expect(await places()).toEqual(['commissioner.email'])
      if (answer.kind !== 'claimed') throw new Error('expected a claim')
      await wall.work.effects.settle(answer.claim, 'done', 'reference')
      expect(await places()).toEqual([])
    } finally {
      await worker.end()
    }
  })
  test('nothing that was written stands in any table in the clear', async () => {
    await begun()
    const tables = await wall.rows<{ name: string }>(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('advice', 'platform') and table_type = 'BASE TABLE'",
    )
    for (const { name } of tables)
      for (const { row } of await wall.rows<{ row: string }>(`select t::text as row from ${name} t`))
        expect(row, name).not.toMatch(/ünstaffed|røta|Règulator|4960000/)
  })
})

test('facts of a disclosure’s process: its own stage and what it owes; a message that came back waits for a person', async () => {
  const { rootId } = await begun()
  const [process] = await wall.rows<{ id: string }>('select process_id as id from advice.process where root_id = $1', [
    rootId,
  ])
  const facts = () => wall.work.loadFacts('safety-disclosure', process?.id ?? '')
  expect(await facts()).toMatchObject({ stage: 'begun', needsPerson: false })
  expect(await wall.work.loadFacts('assisted-mediation', process?.id ?? '')).toBeNull()
  const [effect] = await wall.rows<{ id: string; recipient: string }>(
    "select id, recipient from advice.effect where root_id = $1 and kind = 'disclosureNotice'",
    [rootId],
  )
  await accepted(
    wall.work,
    service,
    'recordDisclosureHandOver',
    { kind: 'disclosureNotice', partyId: effect?.recipient, occurrence: 1, outcome: 'refused' },
    { id: rootId },
  )
  expect((await facts())?.needsPerson).toBe(true)
})
